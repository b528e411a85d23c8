import { describe, expect, test } from '@jest/globals';
import { settle } from '../../src/delivery/courier.ts';
import { stateOf } from '../../src/escalations/escalation.ts';
import { usualTiming } from '../../src/pacing/timing.ts';

const retryMs = usualTiming.deliveryRetryMs;
const at = { now: 1_000_000, chance: 0, retryMs };
const later = { kind: 'later', reason: 'busy' } as const;

describe('what a delivery becomes after an attempt', () => {
  test('delivered ends it, with the receipt', () => {
    expect(settle({ attempts: 2 }, { kind: 'delivered', receipt: 'C1/1.2' }, at)).toEqual({
      state: 'delivered',
      attempts: 3,
      receipt: 'C1/1.2',
    });
  });

  test('never ends it, with the reason', () => {
    expect(settle({ attempts: 0 }, { kind: 'never', reason: 'no such entry' }, at)).toEqual({
      state: 'failed',
      attempts: 1,
      reason: 'no such entry',
    });
  });

  test('attempts are quick at first, then two-hourly for a day, then daily for ever', () => {
    const waits = Array.from({ length: 60 }, (_, attempts) => {
      const settled = settle({ attempts }, later, at);
      expect(settled).toMatchObject({ state: 'queued', attempts: attempts + 1, reason: 'busy' });
      return settled.state === 'queued' ? (settled.dueAt - at.now) / 3_600_000 : 0;
    });
    expect(waits.slice(0, 6)).toEqual([...waits.slice(0, 6)].sort((a, b) => a - b));
    expect(waits[5]).toBe(1);
    expect(waits.slice(6, 18)).toEqual(Array.from({ length: 12 }, () => 2));
    expect(new Set(waits.slice(18))).toEqual(new Set([24]));
  });

  test('chance spreads the retries, by a quarter at most', () => {
    const wait = (chance: number) => {
      const settled = settle({ attempts: 0 }, later, { now: 0, chance, retryMs });
      return settled.state === 'queued' ? settled.dueAt : 0;
    };
    expect(wait(1)).toBe(wait(0) * 1.25);
  });

  test('a Retry-After of years is an hour', () => {
    const years = { ...later, retryAfterMs: 31 * 365 * 86_400_000 };
    expect(settle({ attempts: 0 }, years, at)).toMatchObject({ dueAt: at.now + 3_600_000 });
  });

  test('a Retry-After that is longer than our own wait is honoured', () => {
    expect(settle({ attempts: 0 }, { ...later, retryAfterMs: 90_000 }, at)).toMatchObject({
      dueAt: at.now + 90_000,
    });
  });
});

test.each([
  [[], 'queued'],
  [['queued'], 'queued'],
  [['failed', 'queued'], 'queued'],
  [['delivered', 'failed'], 'sent'],
  [['failed', 'failed'], 'stuck'],
] as const)('deliveries %j make an escalation %s', (states, expected) => {
  expect(stateOf(states.map((state) => ({ state })))).toBe(expected);
});
