import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { loadExamples } from '../../src/catalog/examples.ts';
import { readHeldTexts } from '../../src/curation/heldTexts.ts';
import { folder, open } from '../storage/places.ts';
import { catalog } from '../support/catalog.ts';
import { lockable } from '../support/lockable.ts';
import { nextWednesday } from '../support/nextWednesday.ts';
import { buttonsOf, wordsOf } from '../support/read.ts';
import { readHere } from '../support/readHere.ts';
import { openScene, type SceneOptions } from '../support/scene.ts';

const dayMs = 24 * 3_600_000;

/** As an installed bot has them: without the corpus. */
const held = await readHeldTexts(catalog, loadExamples(), '/nowhere');

const unknown = 'the vendor portal shows a purple banner: linkage pending review, password=hunter2hunter2';
const words = 'purple banner: linkage pending review';

// What reads texts is loaded with the first one: who asks is not to wait for it.
beforeAll(() => readHere.judge(unknown, { kind: 'lookUp', wordings: [] }, 'asked'));

/** A bot with approvers, the support engineer and the admin, whose clock starts on a Wednesday. */
const openWithApprovers = async (bot: SceneOptions['bot'] = {}) => {
  let offset = nextWednesday() - Date.now();
  const scene = await openScene({
    scopes: ['usergroups:read'],
    bot: {
      approverGroup: 'S0ECWLEADS1',
      heldTexts: () => Promise.resolve(held),
      now: () => Date.now() + offset,
      digest: true,
      timing: { reminderBeatMs: 20 },
      ...bot,
    },
  });
  const { simulator } = scene;
  /** The latest message that one person sees alone and that holds a text. */
  const told = (person: Scene['support'], text: string, channel = 'ecw-support') =>
    simulator.until(() =>
      person.sees(channel).findLast((seen) => seen.ephemeral && wordsOf(seen).includes(text)),
    );
  const ask = async (person: Scene['support'], text: string, channel = 'ecw-support') => {
    const before = person.sees(channel).length;
    await person.command(channel, '/ecw-error', text);
    return simulator.until(() => person.sees(channel)[before]);
  };
  const putForward = (days: number) => {
    offset += days * dayMs;
  };
  return { ...scene, admin: simulator.person('admin'), told, ask, putForward };
};
type Scene = Awaited<ReturnType<typeof openScene>>;
type Approvers = Awaited<ReturnType<typeof openWithApprovers>>;

/** Proposes words of the first paste in the list of the support engineer. */
const propose = async ({ simulator, support, ask, told }: Approvers, values: Record<string, string>) => {
  const list = await ask(support, 'review');
  await support.press(list, 'as_wording');
  await simulator.until(() => support.modal());
  support.fill(values);
  expect(await support.submit()).toMatchObject({ ok: true });
  return told(support, `“${values.words}” as a wording of ${values.entry}`);
};

test('on Monday the escalation channel is told how many wait, once, and nothing of what was pasted', async () => {
  const scene = await openWithApprovers();
  const { simulator, support, developer, ask, putForward } = scene;
  const reminders = () =>
    support.sees('ecw-escalations').filter((seen) => wordsOf(seen).startsWith('*To decide:*'));
  await ask(developer, unknown);
  await simulator.quiet(100);
  expect(reminders()).toEqual([]);
  putForward(4.9);
  const reminder = await simulator.until(() => reminders()[0]);
  await simulator.quiet(100);
  expect(reminders()).toHaveLength(1);
  expect(wordsOf(reminder)).toContain('1 paste that I did not recognise');
  expect(wordsOf(reminder)).not.toContain('banner');
  await support.press(reminder, 'open_waiting');
  const list = await scene.told(support, 'purple banner', 'ecw-escalations');
  expect(buttonsOf(list)).toEqual(['A wording of …', 'A new entry', 'Not an error', 'Skip']);
  putForward(7);
  await simulator.until(() => reminders()[1]);
});

test('words that an approver takes hold at once, where asked and overheard, until they are taken back', async () => {
  const scene = await openWithApprovers();
  const { simulator, support, developer, ask, told } = scene;
  expect(wordsOf(await ask(developer, unknown))).toContain('No eCW error that I know in this');
  const list = await ask(support, 'review');
  expect(wordsOf(list)).toContain('purple banner');
  expect(wordsOf(list)).not.toContain('hunter2hunter2');
  const tried = await propose(scene, { words, entry: 'app_not_activated' });
  expect(wordsOf(tried)).toContain('is shown `app_not_activated` (today: ');
  expect(wordsOf(tried)).toMatch(/Of \d{3,} texts whose answer is known.*none is judged worse/);
  expect(wordsOf(await ask(developer, unknown))).toContain('No eCW error that I know in this');
  await support.press(tried, 'confirm_decision');
  const taken = await told(support, 'taken. It holds from now on');
  expect(wordsOf(await ask(developer, unknown))).toContain('app_not_activated');
  const overheard = await developer.say(
    'ecw-support',
    `GET https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD/metadata fails since this morning: ${words}`,
  );
  const card = await simulator.until(() => support.sees('ecw-support', overheard.ts)[1]);
  expect(wordsOf(card)).toContain('app_not_activated');
  const again = await ask(support, 'review');
  expect(wordsOf(again)).toContain(`“${words}” as a wording of app_not_activated`);
  expect(buttonsOf(again)).not.toContain('Skip');
  await support.press(taken, 'take_back');
  await told(support, 'as a wording of app_not_activated: taken back');
  expect(wordsOf(await ask(developer, unknown))).toContain('No eCW error that I know in this');
  expect(scene.logged.join('')).toMatch(/"audit":"decision taken".*"audit":"decision taken back"/s);
  expect(scene.logged.join('')).not.toContain('purple banner');
});

test('another bot on the database is told soon, and the words of another team mean nothing here', async () => {
  const database = { kind: 'sqlite', path: join(folder(), 'triage.db') } as const;
  const scene = await openWithApprovers({ database, timing: { choicesMs: 50 } });
  const { simulator, developer, ask } = scene;
  await ask(developer, unknown);
  const { store } = await open(database);
  const teach = (teamId: string) =>
    store.curation.add({
      id: teamId,
      teamId,
      caseId: 'none',
      kind: 'wording',
      state: 'taken',
      entryId: 'app_not_activated',
      words,
      by: 'U1',
      at: 1,
    });
  await teach('T0ANOTHER01');
  await simulator.quiet(100);
  expect(wordsOf(await ask(developer, unknown))).not.toContain('app_not_activated');
  await teach('T0SIMULATOR');
  await simulator.quiet(100);
  expect(wordsOf(await ask(developer, unknown))).toContain('app_not_activated');
});

test.each([
  [
    'that would make answers worse',
    'Cannot reach JWKS URL',
    /not taken\. Texts whose answer is known would be judged wrong:\n• match jwks_url_inaccessible → match app_not_activated/,
  ],
  [
    'that do not stand in the paste',
    'green banner of the portal',
    /not taken\. The paste would not be recognised/,
  ],
  ['that say too little', 'of the it', /not taken\. A wording has 8 to 200 characters/],
  [
    'that hold what was taken out',
    'linkage pending review, password=[password-value]',
    /not taken\. It holds a secret/,
  ],
])('words %s are not taken', async (_what, chosen, why) => {
  const scene = await openWithApprovers();
  const { support, developer, ask, told, simulator } = scene;
  await ask(developer, unknown);
  if (chosen.startsWith('Cannot')) {
    const message = await developer.say(
      'ecw-support',
      `401 {"error":"invalid_client","error_description":"${chosen}"}`,
    );
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    await support.press(card, 'feedback', 'not_this');
    await told(support, 'Which error is it?');
  }
  const tried = await propose(scene, { words: chosen, entry: 'app_not_activated' });
  expect(wordsOf(tried)).toMatch(why);
  expect(buttonsOf(tried)).toEqual(['Other words', 'Back to the list']);
});

test('a card that was called wrong is withdrawn when it is no error, and comes back', async () => {
  const scene = await openWithApprovers();
  const { simulator, support, developer, ask, told } = scene;
  const message = await developer.say('ecw-support', '401 {"error":"invalid_scope"}');
  const cardNow = () => support.sees('ecw-support', message.ts)[1];
  await support.press(await simulator.until(cardNow), 'feedback', 'not_this');
  await told(support, 'Which error is it?');
  const list = await ask(support, 'review');
  expect(wordsOf(list)).toContain('Not `invalid_scope`, somebody said');
  await support.press(list, 'set_aside:not_an_error');
  await simulator.until(() => wordsOf(cardNow()).includes('not an error'));
  const left = await told(support, 'Nothing waits in the channels');
  expect(wordsOf(left)).toContain('A paste that is not an error');
  await support.press(left, 'take_back');
  await simulator.until(() => wordsOf(cardNow()).includes('invalid_scope'));
});

test('of two who decide about a case at once one is told that it is gone', async () => {
  const path = join(folder(), 'triage.db');
  const scene = await openWithApprovers({ database: { kind: 'sqlite', path } });
  const { simulator, support, developer, admin, ask } = scene;
  await ask(developer, unknown);
  const [one, other] = [await ask(support, 'review'), await ask(admin, 'review')];
  await Promise.all([support.press(one, 'set_aside:skipped'), admin.press(other, 'set_aside:not_an_error')]);
  await simulator.quiet(200);
  const { store } = await open({ kind: 'sqlite', path });
  const kinds = ['skipped', 'not_an_error'] as const;
  expect(await store.curation.taken({ teamId: 'T0SIMULATOR', kinds, limit: 9 })).toHaveLength(1);
});

test('a card that was called wrong names what somebody picked instead', async () => {
  const { simulator, support, developer, ask, told } = await openWithApprovers();
  const message = await developer.say('ecw-support', '401 {"error":"invalid_scope"}');
  const cardNow = () => support.sees('ecw-support', message.ts)[1];
  await support.press(await simulator.until(cardNow), 'feedback', 'not_this');
  await support.press(await told(support, 'Which error is it?'), 'pick:invalid_request');
  await simulator.until(() => wordsOf(cardNow()).includes('picked by hand'));
  await simulator.quiet(100);
  const list = wordsOf(await ask(support, 'review'));
  expect(list).toContain('Called wrong; somebody picked `invalid_request`');
  expect(list).not.toContain('Not `');
});

test('what is skipped waits no more', async () => {
  const { support, developer, ask, told } = await openWithApprovers();
  await ask(developer, unknown);
  await support.press(await ask(support, 'review'), 'set_aside:skipped');
  expect(buttonsOf(await told(support, 'Nothing waits in the channels'))).toEqual([]);
});

test('a new entry becomes a draft that passes the catalog check, and waits for the export', async () => {
  const scene = await openWithApprovers();
  const { simulator, support, developer, ask, told } = scene;
  await ask(developer, unknown);
  await support.press(await ask(support, 'review'), 'as_entry');
  await simulator.until(() => support.modal());
  const filled = {
    id: 'invalid_scope',
    message: 'linkage pending review',
    cause: 'The practice has not linked the portal.',
    steps: 'Ask the practice to link it.\nTry again.',
    fixedBy: 'practice',
  };
  support.fill(filled);
  expect(await support.submit()).toMatchObject({ ok: false });
  expect(JSON.stringify(support.modal())).toContain('linkage');
  support.fill({ id: 'linkage_pending' });
  expect(await support.submit()).toMatchObject({ ok: true });
  const drafted = await told(support, 'passes the catalog check');
  expect(wordsOf(drafted)).toContain('- id: linkage_pending');
  await support.press(drafted, 'confirm_decision');
  await told(support, 'kept. `ecw-triage catalog export` prints it');
  expect(wordsOf(await ask(support, 'review'))).toContain('The draft of linkage_pending');
});

test('who is no approver is refused, at the command and by a click', async () => {
  const { simulator, developer, ask } = await openWithApprovers();
  await ask(developer, unknown);
  const refused = 'Only members of the user group “ecw-leads” decide this';
  expect((await ask(developer, 'review')).text).toContain(refused);
  const message = await developer.say('ecw-support', '@eCW Triage review');
  const offered = await simulator.until(() => developer.sees('ecw-support', message.ts)[1]);
  await developer.press(offered, 'open_waiting');
  await simulator.until(() =>
    developer.sees('ecw-support', message.ts).some(({ text }) => text.includes(refused)),
  );
});

test('what was pasted in a private channel is shown to nobody who is not in it', async () => {
  const { simulator, support, developer, admin, ask } = await openWithApprovers();
  simulator.channel('vendor-escalations').members.delete(admin.id);
  await ask(developer, unknown, 'vendor-escalations');
  for (const channel of ['ecw-escalations', 'ecw-support'])
    expect(wordsOf(await ask(admin, 'review', channel))).toContain('Nothing waits in the channels');
  expect(wordsOf(await ask(support, 'review', 'ecw-escalations'))).toContain('purple banner');
});

test('the digest of the week tells what was learned', async () => {
  const scene = await openWithApprovers();
  const { simulator, support, developer, ask, told, putForward } = scene;
  await ask(developer, unknown);
  await ask(support, 'review');
  await support.press(await propose(scene, { words, entry: 'app_not_activated' }), 'confirm_decision');
  await told(support, 'taken. It holds from now on');
  putForward(5);
  const digest = await simulator.until(() =>
    support.sees('ecw-escalations').find((seen) => wordsOf(seen).startsWith('The week of')),
  );
  expect(wordsOf(digest)).toContain('*What was learned*\n• app_not_activated: 1 wording');
});

test('while the database is away nothing that was typed is lost: words are told back, a draft stays in its form', async () => {
  const { bot, takeAway, giveBack } = lockable();
  const scene = await openWithApprovers(bot);
  const { simulator, support, developer, ask, told } = scene;
  await ask(developer, unknown);
  const list = await ask(support, 'review');
  const openForm = async (button: string, values: Record<string, string>) => {
    await support.press(list, button);
    await simulator.until(() => support.modal());
    support.fill(values);
  };
  await openForm('as_wording', { words, entry: 'app_not_activated' });
  takeAway();
  await support.submit();
  expect(wordsOf(await told(support, 'cannot be kept right now'))).toContain(`“${words}”`);
  giveBack();
  await openForm('as_entry', {
    id: 'linkage_pending',
    message: 'linkage pending review',
    cause: 'The practice has not linked the portal.',
    steps: 'Ask the practice to link it.',
    fixedBy: 'practice',
  });
  takeAway();
  expect(await support.submit()).toMatchObject({
    ok: false,
    errors: { id: expect.stringContaining('cannot be kept right now') },
  });
  giveBack();
  expect(await support.submit()).toMatchObject({ ok: true });
  await told(support, 'passes the catalog check');
});
