import { expect, test } from '@jest/globals';
import { wordsOf } from '../../support/read.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { escalatePaste } from '../../support/submit.ts';

const hour = 3_600_000;
const paste = '401 {"error":"invalid_client","error_description":"JWKS URL is not in the allowed list"}';

const office = {
  hours: { timeZone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 24 * 60 },
  afterMs: 8 * hour,
};

const summaries = (support: Scene['support']) =>
  support.sees('ecw-escalations').filter((seen) => wordsOf(seen).includes('One open escalation'));

/** A scene with one escalation, whose clock can be put forward. */
const openWithClock = async (reminders = office) => {
  let ahead = 0;
  const scene = await openScene({
    bot: { now: () => Date.now() + ahead, timing: { reminderBeatMs: 20 }, reminders },
  });
  const { simulator, support } = scene;
  await escalatePaste(scene, paste);
  const escalation = await simulator.until(() => {
    const seen = support.sees('ecw-escalations')[0];
    return wordsOf(seen).includes('*Posted to #ecw-escalations') && seen;
  });
  const thread = () => support.sees('ecw-escalations', escalation.ts).slice(1);
  return {
    ...scene,
    escalation,
    thread,
    putForward: (ms: number) => {
      ahead += ms;
    },
  };
};

test('where nothing moves for eight business hours, the reporter is reminded once, in the thread of the card', async () => {
  const { simulator, support, thread, putForward } = await openWithClock();
  await simulator.quiet(100);
  expect(thread()).toEqual([]);
  putForward(9 * hour);
  await simulator.until(() =>
    thread().some(({ text }) => text.startsWith(`<@${support.id}>: nothing has moved in *ECW-1001*`)),
  );
  await simulator.quiet(100);
  expect(thread().filter(({ text }) => text.includes('nothing has moved'))).toHaveLength(1);
});

test('a change starts the wait anew, and putting off lasts a day', async () => {
  const { simulator, support, escalation, thread, putForward } = await openWithClock();
  putForward(7 * hour);
  await support.press(escalation, 'Acknowledge');
  await simulator.until(() => wordsOf(support.sees('ecw-escalations')[0]).includes('*Acknowledged*'));
  putForward(2 * hour);
  await support.choose(escalation, 'escalation_more', 'snooze');
  await simulator.until(() =>
    wordsOf(support.sees('ecw-escalations')[0]).includes('put the reminder off until'),
  );
  putForward(20 * hour);
  await simulator.quiet(100);
  expect(thread().filter(({ text }) => text.includes('nothing has moved'))).toEqual([]);
  putForward(6 * hour);
  await simulator.until(() => thread().some(({ text }) => text.includes('nothing has moved')));
});

test('where it has an owner, that person is reminded', async () => {
  const { simulator, support, developer, escalation, thread, putForward } = await openWithClock();
  await support.choose(escalation, 'assign', developer.id);
  await simulator.until(() =>
    wordsOf(support.sees('ecw-escalations')[0]).includes(`Owner:* <@${developer.id}>`),
  );
  putForward(9 * hour);
  await simulator.until(() =>
    thread().some(({ text }) => text.startsWith(`<@${developer.id}>: nothing has moved`)),
  );
  expect(thread().filter(({ text }) => text.includes(`<@${support.id}>: nothing`))).toEqual([]);
});

test('the summary of a day on which Slack takes nothing at first is posted once it does', async () => {
  const { simulator, support, putForward, logged } = await openWithClock();
  const answer = { error: 'fatal_error' };
  const heal = simulator.fault({ method: 'chat.postMessage', times: Number.POSITIVE_INFINITY, answer });
  putForward(25 * hour);
  const refusals = () => logged.filter((line) => line.includes('fatal_error')).length;
  await simulator.until(() => refusals() > 1);
  heal();
  await simulator.until(() => summaries(support).length > 0);
  await simulator.quiet(100);
  expect(summaries(support)).toHaveLength(1);
});

test('a business day begins with one summary of what is open', async () => {
  const { simulator, support, putForward } = await openWithClock();
  putForward(25 * hour);
  await simulator.until(() => summaries(support).length > 0);
  await simulator.quiet(100);
  expect(summaries(support).map(wordsOf)).toEqual([
    expect.stringMatching(/ECW-1001.*jwks_not_whitelisted.*FEIGCD/),
  ]);
});

test('outside business hours nobody is reminded', async () => {
  const { simulator, thread, putForward } = await openWithClock({
    ...office,
    hours: { ...office.hours, days: [] },
  });
  putForward(100 * 24 * hour);
  await simulator.quiet(150);
  expect(thread()).toEqual([]);
});
