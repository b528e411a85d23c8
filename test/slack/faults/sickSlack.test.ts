import { describe, expect, test } from '@jest/globals';
import type { FaultAnswer } from '../../../src/simulator/faults.ts';
import { wordsOf } from '../../support/read.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { submitForm } from '../../support/submit.ts';

const error = '{"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}';
const filled = { practiceCode: 'FEIGCD', environment: 'production', endpoint: 'token' };

const sick: readonly [string, FaultAnswer][] = [
  ['429', { status: 429, retryAfter: 600 }],
  ['500', { status: 500 }],
  ['nothing', { hangMs: 30_000 }],
];

const openCard = async (scene: Scene) => {
  const message = await scene.support.say('ecw-support', error);
  return scene.simulator.until(() => scene.support.sees('ecw-support', message.ts)[1]);
};

const isTroubleTold = ({ support }: Scene) =>
  support.sees('ecw-support').some(({ text }) => text.includes('that did not work'));

describe('a click while Slack is sick', () => {
  test.each<[string, FaultAnswer]>([
    ['hangs', { hangMs: 30_000 }],
    ['is overloaded', { status: 429, retryAfter: 600 }],
    ['fails', { status: 500 }],
    ['answers with a page', { page: '<html>Sign in</html>', type: 'text/html' }],
    ['answers with half a JSON', { page: '{"ok":', type: 'application/json' }],
  ])('%s: the person hears of it within 2.5 seconds, and the next click works', async (_what, answer) => {
    const scene = await openScene();
    const card = await openCard(scene);
    const heal = scene.simulator.fault({ method: 'views.open', times: Number.POSITIVE_INFINITY, answer });
    const started = performance.now();
    await scene.support.press(card, 'escalate');
    await scene.simulator.until(() => isTroubleTold(scene), 5000);
    expect(performance.now() - started).toBeLessThan(2500);
    heal();
    await scene.support.press(card, 'escalate');
    await scene.simulator.until(() => scene.support.modal());
  });

  test('130 clicks that hang keep nothing from the next one', async () => {
    const scene = await openScene();
    const card = await openCard(scene);
    scene.simulator.fault({ method: 'views.open', times: 130, answer: { hangMs: 60_000 } });
    await Promise.all(Array.from({ length: 130 }, () => scene.support.press(card, 'escalate')));
    await scene.simulator.until(
      () =>
        scene.support.sees('ecw-support').filter(({ text }) => text.includes('did not work')).length >= 130,
      30_000,
    );
    await scene.support.press(card, 'escalate');
    await scene.simulator.until(() => scene.support.modal(), 2500);
  }, 60_000);

  test('one quick fault is ridden out', async () => {
    const scene = await openScene();
    const card = await openCard(scene);
    scene.simulator.fault({ method: 'views.open', answer: { status: 500 } });
    await scene.support.press(card, 'escalate');
    await scene.simulator.until(() => scene.support.modal());
  });

  test.each(sick)(
    'users.info answers %s: who was known goes on as before, and nobody waits',
    async (_what, answer) => {
      const scene = await openScene({ bot: { timing: { peopleMs: 0 } } });
      const card = await openCard(scene);
      await scene.support.press(card, 'escalate');
      await scene.simulator.until(() => scene.support.modal());
      await submitForm(scene, filled);
      await scene.simulator.until(() => scene.support.sees('ecw-escalations').length === 1);
      scene.simulator.fault({ method: 'users.info', times: Number.POSITIVE_INFINITY, answer });
      const next = await scene.support.say('ecw-support', '{"error":"invalid_client"}');
      const other = await scene.simulator.until(() => scene.support.sees('ecw-support', next.ts)[1], 8000);
      const started = performance.now();
      await scene.support.press(other, 'escalate');
      await scene.simulator.until(() => scene.support.modal(), 5000);
      expect(performance.now() - started).toBeLessThan(2500);
    },
    20_000,
  );
});

const always = { times: Number.POSITIVE_INFINITY };
/** For what nobody waits for, the bot has patience: longer than a click has. */
const patient = { retryConfig: { retries: 2, minTimeout: 2600 } };

/** Resolves once somebody was told what holds `words`, which must be before a trigger is dead. */
const toldInTime = async (
  { simulator }: Scene,
  person: Scene['support'],
  { words, act, channel = 'ecw-support' }: { words: string; act: () => Promise<unknown>; channel?: string },
) => {
  const started = performance.now();
  await act();
  const isTold = () => person.sees(channel).some(({ text }) => text.includes(words));
  await simulator.until(isTold, 5000);
  expect(performance.now() - started).toBeLessThan(2500);
};

const doubt = 'Slack does not tell me right now whether you may';

describe.each(sick)('Slack answers %s where it is asked who may', (_what, answer) => {
  const inGroup = { scopes: ['usergroups:read'], bot: { escalationGroup: 'S0ECWLEADS1' } };

  test.each([
    ['usergroups.users.list', inGroup],
    ['users.info', {}],
  ] as const)('%s: whoever is not known is not let in, and is told why', async (method, options) => {
    const scene = await openScene(options);
    const { simulator, support } = scene;
    const card = await openCard(scene);
    const heal = simulator.fault({ ...always, method, answer });
    const act = () => support.press(card, 'escalate');
    await toldInTime(scene, support, { words: doubt, act });
    expect(support.modal()).toBeUndefined();
    expect(support.sees('ecw-support').some(({ text }) => text.includes('Guests'))).toBe(false);
    heal();
    await support.press(card, 'escalate');
    await simulator.until(() => support.modal());
  });

  test('a group that was known goes on as before: members are let in, and others are told of the group', async () => {
    const scene = await openScene({ ...inGroup, bot: { ...inGroup.bot, timing: { peopleMs: 0 } } });
    const { simulator, support, developer } = scene;
    const card = await openCard(scene);
    const others = 'Only members of the user group “ecw-leads”';
    await toldInTime(scene, developer, { words: others, act: () => developer.press(card, 'escalate') });
    for (const method of ['usergroups.users.list', 'usergroups.list'])
      simulator.fault({ ...always, method, answer });
    await support.press(card, 'escalate');
    await simulator.until(() => support.modal(), 2500);
    const isTold = () => developer.sees('ecw-support').filter(({ text }) => text.includes(others)).length;
    await developer.press(card, 'escalate');
    await simulator.until(() => isTold() === 2, 2500);
    expect(developer.modal()).toBeUndefined();
  });

  test('a form that is sent meanwhile stays open with all that was typed', async () => {
    let hurry = 0;
    const scene = await openScene({ ...inGroup, bot: { ...inGroup.bot, now: () => Date.now() + hurry } });
    const { simulator, support } = scene;
    const card = await openCard(scene);
    await support.press(card, 'escalate');
    await simulator.until(() => support.modal());
    support.fill(filled);
    const heal = simulator.fault({ ...always, method: 'usergroups.users.list', answer });
    hurry = 2 * 3_600_000;
    expect(await support.submit()).toMatchObject({
      ok: false,
      errors: { practiceCode: expect.stringContaining(doubt) },
    });
    heal();
    await submitForm(scene, filled);
    await simulator.until(() => support.sees('ecw-escalations').length === 1);
  });

  test('a mention that mutes the channel is answered, and mutes nothing', async () => {
    const scene = await openScene();
    const { simulator, support } = scene;
    simulator.fault({ ...always, method: 'users.info', answer });
    const message = await support.say('ecw-support', '@eCW Triage mute channel 1h');
    const seen = () => [...support.sees('ecw-support'), ...support.sees('ecw-support', message.ts)];
    await simulator.until(() => seen().some(({ text }) => text.includes(doubt)), 5000);
    expect(seen().some(({ text }) => text.includes('Muted'))).toBe(false);
  });
});

describe.each<[string, FaultAnswer]>([
  ['429', { status: 429, retryAfter: 3 }],
  ['500', { status: 500 }],
  ['nothing', { hangMs: 30_000 }],
])('cards that Slack answers with %s', (_what, answer) => {
  const openEscalation = async (scene: Scene) => {
    const { simulator, support } = scene;
    await support.press(await openCard(scene), 'escalate');
    await simulator.until(() => support.modal());
    await submitForm(scene, filled);
    return simulator.until(() => {
      const [seen] = support.sees('ecw-escalations');
      return wordsOf(seen).includes('*Posted to #ecw-escalations') && seen;
    });
  };

  test('a move that no card can show is told to who made it, and shown once they can', async () => {
    const scene = await openScene({ bot: patient });
    const { simulator } = scene;
    const admin = simulator.person('admin');
    const card = await openEscalation(scene);
    const heal = simulator.fault({ ...always, method: 'chat.update', answer });
    await toldInTime(scene, admin, {
      words: 'ECW-1001 is acknowledged',
      act: () => admin.press(card, 'Acknowledge'),
      channel: 'ecw-escalations',
    });
    expect(wordsOf(admin.sees('ecw-escalations')[0])).not.toContain('*Acknowledged*');
    heal();
    const isShown = () => wordsOf(admin.sees('ecw-escalations')[0]).includes('*Acknowledged*');
    await simulator.until(isShown, 20_000);
  }, 40_000);

  test('what was filed is said before its cards show it', async () => {
    const scene = await openScene({ bot: patient });
    const { simulator, support } = scene;
    await support.press(await openCard(scene), 'escalate');
    await simulator.until(() => support.modal());
    simulator.fault({ ...always, method: 'chat.update', answer });
    const act = () => submitForm(scene, filled);
    await toldInTime(scene, support, { words: 'Filed as ECW-1001', act });
  });

  test('“Triage this error” says that Slack has trouble, and shows the card to who presses again', async () => {
    const scene = await openScene({ bot: patient });
    const { simulator, support } = scene;
    const message = await support.say('general', error);
    const heal = simulator.fault({ ...always, method: 'chat.postMessage', answer });
    const triage = () => support.shortcut('triage_message', message);
    await toldInTime(scene, support, { words: 'that did not work', act: triage, channel: 'general' });
    heal();
    await triage();
    await simulator.until(() =>
      support.sees('general').some((seen) => wordsOf(seen).includes('invalid_scope')),
    );
  });
});

describe('a reply that Slack answers oddly', () => {
  const timing = { speakerBeatMs: 50, replyRetryMs: [50] as const, onceMs: 300 };

  test.each<[string, FaultAnswer]>([
    [
      'yes without a place, carried out',
      { page: '{"ok":true}', type: 'application/json', isCarriedOut: true },
    ],
    ['yes without a place, not carried out', { page: '{"ok":true}', type: 'application/json' }],
    ['10 MB', { page: `{"ok":true,"x":"${'x'.repeat(10_000_000)}"}`, type: 'application/json' }],
    ['a page', { page: '<html>Sign in</html>', type: 'text/html' }],
    ['a wait of 31 years', { status: 429, retryAfter: 1_000_000_000 }],
  ])(
    '%s: it stands once in the end, or is put off for minutes at most',
    async (what, answer) => {
      let hurry = 0;
      const scene = await openScene({ bot: { timing, now: () => Date.now() + hurry } });
      scene.simulator.fault({ method: 'chat.postMessage', answer });
      const message = await scene.support.say('ecw-support', error);
      await scene.simulator.until(() =>
        scene.simulator.calls.some(({ method }) => method === 'chat.postMessage'),
      );
      if (what.startsWith('a wait')) {
        await scene.simulator.quiet(100);
        hurry = 301_000;
      }
      await scene.simulator.until(() => scene.support.sees('ecw-support', message.ts).length === 2, 5000);
      await scene.simulator.quiet(300);
      expect(scene.support.sees('ecw-support', message.ts)).toHaveLength(2);
      expect(scene.logged.join('')).not.toContain('Sign in');
    },
    15_000,
  );

  test('yes without a place, again and again, is given up and counted', async () => {
    const scene = await openScene({ bot: { timing, health: { host: '127.0.0.1', port: 0 } } });
    const answer = { page: '{"ok":true}', type: 'application/json' };
    scene.simulator.fault({ method: 'chat.postMessage', times: Number.POSITIVE_INFINITY, answer });
    await scene.support.say('ecw-support', error);
    const page = async () => (await fetch(`http://127.0.0.1:${scene.bot.healthPort}/metrics`)).text();
    const counted = 'ecw_drops_total{reason="unplaced"} 1';
    for (let left = 50; left > 0 && !(await page()).includes(counted); left -= 1)
      await scene.simulator.quiet(100);
    expect(await page()).toContain(counted);
  }, 15_000);
});

test('a Home tab is shown while Slack does not tell who people are', async () => {
  const scene = await openScene();
  scene.simulator.fault({ method: 'users.info', times: Number.POSITIVE_INFINITY, answer: { status: 500 } });
  await scene.support.openHome();
  await scene.simulator.until(() => scene.support.home());
});
