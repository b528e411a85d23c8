import { afterEach, describe, expect, test } from '@jest/globals';
import type { SendOutcome } from '../../../src/delivery/port.ts';
import { sampleEscalation, sampleSecret } from '../../support/sampleEscalation.ts';
import { authorization, password, type Reception, secret, subjects } from './subjects.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const credentials = [password, secret, secret.slice(6), authorization, authorization.slice(6)];
const expectNothingSecret = (outcome: SendOutcome) => {
  const told = JSON.stringify(outcome);
  for (const value of [...credentials, 'secret-path', sampleSecret]) expect(told).not.toContain(value);
};

describe.each(subjects)('%s', (_name, open) => {
  const opened = async (reception: Reception, deadlineMs = 5000) => {
    const subject = await open(reception, deadlineMs);
    closing.push(subject.close);
    return subject;
  };

  test('hands over the whole escalation under its id', async () => {
    const { destination, got } = await opened('takes');
    const outcome = await destination.send(sampleEscalation);
    expect(outcome).toEqual({ kind: 'delivered', receipt: expect.stringMatching(/./) });
    expectNothingSecret(outcome);
    expect(got().map(({ id }) => id)).toEqual([sampleEscalation.id]);
    for (const told of [
      'ECW-1042',
      'FEIGCD',
      'production',
      'key-2026-01',
      '2026-03-01T14:05:00Z',
      'invalid_client',
    ])
      expect(got()[0]?.all).toContain(told);
  });

  test('lets nothing out that must stay in', async () => {
    const { destination, got } = await opened('takes');
    await destination.send(sampleEscalation);
    for (const kept of [sampleSecret, 'U0PERSON01', 'T0TEAM0001', '\u202e'])
      expect(got()[0]?.all).not.toContain(kept);
    expect(got()[0]?.all).toContain('[client-secret]');
  });

  test('sends a repeat under the same id, with the same content', async () => {
    const { destination, got } = await opened('takes');
    await destination.send(sampleEscalation);
    await destination.send({ ...sampleEscalation, state: 'waiting_for_ecw', assignee: 'U0PERSON02' });
    const [first, second] = got();
    expect(second).toEqual(first);
    expect(second?.id).toBe(sampleEscalation.id);
  });

  test('gives a receiver that hangs no more than its deadline', async () => {
    const { destination } = await opened('hangs', 300);
    const start = performance.now();
    const outcome = await destination.send(sampleEscalation);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(outcome).toEqual({ kind: 'later', reason: expect.stringContaining('in time') });
    expectNothingSecret(outcome);
  });

  test('tries again where nobody listens', async () => {
    const { destination, close } = await open('takes', 5000);
    await close();
    const outcome = await destination.send(sampleEscalation);
    expect(outcome).toEqual({ kind: 'later', reason: expect.stringMatching(/No connection.*ECONNREFUSED/) });
    expectNothingSecret(outcome);
  });

  test.each([
    ['refuses for good', 'never'],
    ['refuses for now', 'later'],
  ] as const)('a receiver that %s makes it %s', async (reception, kind) => {
    const { destination } = await opened(reception);
    const outcome = await destination.send(sampleEscalation);
    expect(outcome.kind).toBe(kind);
    expectNothingSecret(outcome);
  });

  test('gives up what the catalog no longer holds', async () => {
    const { destination, got } = await opened('takes');
    expect((await destination.send({ ...sampleEscalation, entryId: 'forgotten' })).kind).toBe('never');
    expect(got()).toEqual([]);
  });
});
