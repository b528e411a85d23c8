import { expect, test } from '@jest/globals';
import { nextWednesday } from '../../support/nextWednesday.ts';
import { wordsOf } from '../../support/read.ts';
import { openScene } from '../../support/scene.ts';
import { submitForm } from '../../support/submit.ts';
import { denied } from './denied.ts';

const dayMs = 24 * 3_600_000;
const dayForm = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** A scene whose bot has a clock of its own, which starts on a Wednesday. */
const openWithClock = async (digest = true) => {
  const wednesday = nextWednesday();
  let offset = wednesday - Date.now();
  const scene = await openScene({
    bot: {
      now: () => Date.now() + offset,
      digest,
      timing: { reminderBeatMs: 20 },
      retention: { cases: 90, escalations: 365 },
    },
  });
  const digests = (channel = 'ecw-escalations') =>
    scene.support
      .sees(channel)
      .filter((seen) => wordsOf(seen).startsWith('The week of'))
      .map((seen) => ({ words: wordsOf(seen), text: seen.text }));
  const putForward = (days: number) => {
    offset += days * dayMs;
  };
  const set = async (channel: string, switches: string[]) => {
    await scene.support.command(channel, '/ecw-error', 'settings');
    await scene.simulator.until(() => scene.support.modal());
    scene.support.fill({ switches });
    await scene.support.submit();
    await scene.simulator.until(() =>
      scene.support.sees(channel).some(({ text }) => text.includes('are saved')),
    );
  };
  const week = `${dayForm.format(wednesday - 2 * dayMs)} to ${dayForm.format(wednesday + 4 * dayMs)}`;
  return { ...scene, digests, putForward, set, week };
};

test('on Monday the escalation channel is told of the week against the one before, once, naming nobody', async () => {
  const { simulator, support, digests, putForward, week } = await openWithClock();
  const message = await support.say('ecw-support', denied('FEIGCD'));
  const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
  await support.press(card, 'escalate');
  await simulator.until(() => support.modal());
  await submitForm({ support, simulator });
  await simulator.until(() => wordsOf(support.sees('ecw-escalations')[0]).includes('*Posted to'));
  expect(digests()).toEqual([]);
  putForward(4.9);
  await simulator.until(() => digests().length > 0);
  await simulator.quiet(100);
  expect(digests()).toHaveLength(1);
  const [first] = digests();
  expect(first?.words).toContain(
    `The week of ${week}\n1 error, 0 the week before; 1 escalation, 0 the week before`,
  );
  expect(first?.words).toContain('*By error*\n• access_denied: 1 (before: 0)');
  expect(first?.words).toContain('*By practice*\n• FEIGCD: 1 (before: 0)');
  expect(first?.text).toContain('• FEIGCD: 1 (before: 0)');
  expect(first?.words).not.toContain('Open for more than five days');
  expect(first?.words).not.toMatch(/<@|Support Engineer/);
  putForward(7);
  await simulator.until(() => digests().length > 1);
  const [, second] = digests();
  expect(second?.words).toContain(
    'Nothing happened: no error was pasted and nothing escalated. The week before: 1 error.',
  );
  expect(second?.words).toContain('*Open for more than five days*\n• ECW-1001 access_denied · FEIGCD');
});

test('where the operator switched it off, nothing is told', async () => {
  const { simulator, digests, putForward } = await openWithClock(false);
  putForward(5);
  await simulator.quiet(150);
  expect(digests()).toEqual([]);
});

test('a channel that asks for it is told of its own week alone, and what is rare in it is told together', async () => {
  const { simulator, support, digests, putForward, set, week } = await openWithClock(false);
  await set('vendor-escalations', ['digest']);
  for (const [channel, practice] of [
    ['vendor-escalations', 'FEIGCD'],
    ['vendor-escalations', 'ABCDEF'],
    ['ecw-support', 'JKLMNO'],
  ] as const) {
    const message = await support.say(channel, `@eCW Triage ${denied(practice)}`);
    await simulator.until(() => support.sees(channel, message.ts)[1]);
  }
  putForward(5);
  const [told] = await simulator.until(() =>
    digests('vendor-escalations').length > 0 ? digests('vendor-escalations') : undefined,
  );
  expect(told?.words).toContain(`The week of ${week} in this channel\n2 errors, 0 the week before`);
  expect(told?.words).toContain('*By practice*\n• 2 more, under 3 each: 2 (before: 0)');
  expect(told?.words).not.toMatch(/FEIGCD|ABCDEF|JKLMNO/);
  expect(digests()).toEqual([]);
});

test('the escalation channel may say that it wants none', async () => {
  const { simulator, digests, putForward, set } = await openWithClock();
  await set('ecw-escalations', []);
  putForward(5);
  await simulator.quiet(150);
  expect(digests()).toEqual([]);
});

test('while Slack takes no message the week is not lost: it is told once, when Slack takes it', async () => {
  const { simulator, digests, putForward, logged } = await openWithClock();
  const heal = simulator.fault({
    method: 'chat.postMessage',
    times: Number.POSITIVE_INFINITY,
    answer: { error: 'fatal_error' },
  });
  putForward(5);
  const refusals = () => logged.filter((line) => line.includes('fatal_error')).length;
  await simulator.until(() => refusals() > 1);
  expect(digests()).toEqual([]);
  heal();
  await simulator.until(() => digests().length > 0);
  await simulator.quiet(100);
  expect(digests()).toHaveLength(1);
});
