import { describe, expect, test } from '@jest/globals';
import { buttonsOf, wordsOf } from '../../support/read.ts';
import { openScene, type Scene, type SceneOptions } from '../../support/scene.ts';
import { submitForm } from '../../support/submit.ts';
import { denied } from './denied.ts';

const dayMs = 24 * 3_600_000;
const leads = 'S0ECWLEADS1';
const words = 'Ask Tom to enable the group first.';

/** Members of ecw-leads approve: support and admin. Developer is a member beside them, practice a guest. */
const openWithApprovers = async ({ bot, ...options }: SceneOptions = {}) => {
  let ahead = 0;
  const scene = await openScene({
    scopes: ['usergroups:read'],
    ...options,
    bot: {
      approverGroup: leads,
      now: () => Date.now() + ahead,
      ...bot,
      timing: { reminderBeatMs: 20, peopleMs: 1, ...bot?.timing },
    },
  });
  const { simulator, support } = scene;
  const cardOf = async (channel: string, text: string) => {
    const { ts } = await support.say(channel, text);
    return simulator.until(() => support.sees(channel, ts)[1]);
  };
  const asked = () =>
    support
      .sees('ecw-escalations')
      .filter((seen) => /^(?:A note on|Is your note on|Your team’s note on) /.test(wordsOf(seen)));
  const putForward = (days: number) => {
    ahead += days * dayMs;
  };
  return { ...scene, admin: simulator.person('admin'), cardOf, asked, putForward };
};
type Stage = Awaited<ReturnType<typeof openWithApprovers>>;
type Person = Scene['support'];

const propose = async (
  { simulator }: Pick<Stage, 'simulator'>,
  by: Person,
  { card, text = words }: { readonly card: Awaited<ReturnType<Stage['cardOf']>>; readonly text?: string },
) => {
  await by.choose(card, 'more', 'note');
  await simulator.until(() => by.modal());
  by.fill({ text });
  return by.submit();
};

/** The developer has proposed a note on the card of a case of FEIGCD. */
const proposed = async (text = words, options?: SceneOptions) => {
  const stage = await openWithApprovers(options);
  const card = await stage.cardOf('ecw-support', denied('FEIGCD'));
  await propose(stage, stage.developer, { card, text });
  const question = await stage.simulator.until(() => stage.asked()[0]);
  const questionNow = () => wordsOf(stage.asked()[0]);
  return { ...stage, card, question, questionNow };
};

const approved = async (text = words, options?: SceneOptions) => {
  const stage = await proposed(text, options);
  await stage.admin.press(stage.question, 'Approve');
  await stage.simulator.until(() => stage.questionNow().includes('*Approved by Workspace Admin'));
  return stage;
};

const toldTo = ({ dmChannel, ...person }: Person) =>
  person
    .sees(dmChannel)
    .map((seen) => wordsOf(seen))
    .join('\n');

describe('a note of the team', () => {
  test('is proposed on a card, approved where the approvers are asked, and stands on the next card', async () => {
    const stage = await proposed();
    const { simulator, developer, admin, question, questionNow, cardOf, card } = stage;
    expect(wordsOf(card)).toContain('Add a note for our team');
    expect(questionNow()).toMatch(/A note on access_denied is proposed\nAsk Tom to enable the group first\./);
    expect(questionNow()).toContain('Integration Developer · ');
    expect(questionNow()).toMatch(/from <https?:[^|]+\|a report of FEIGCD>/);
    expect(buttonsOf(question)).toEqual(['Approve', 'Edit', 'Reject']);
    expect(developer.sees('ecw-support').map(({ text }) => text)).toContain(
      'Proposed. Once a member of “ecw-leads” approves it, it stands on the cards of access_denied. You are told in a direct message.',
    );
    expect(wordsOf(await cardOf('ecw-support', `@eCW Triage ${denied('ABCDEF')}`))).not.toContain('Ask Tom');

    await admin.press(question, 'Approve');
    await simulator.until(() => questionNow().includes('*Approved by Workspace Admin on '));
    expect(questionNow()).toContain('to be reviewed by ');
    const next = await cardOf('ecw-support', `@eCW Triage ${denied('BCDEFG')}`);
    expect(wordsOf(next)).toContain(`*Your team’s note:* ${words}`);
    expect(wordsOf(next)).toMatch(
      /Integration Developer · \d+ \w+ \d{4} · from <https?:[^|]+\|a report of FEIGCD> · to be reviewed by \d+ \w+ \d{4}/,
    );
    expect(wordsOf(next)).toContain('Change our team’s note');
    expect(next.text).toContain(`Your team’s note: ${words}`);
    await simulator.until(() =>
      toldTo(developer).includes('Your note on *access_denied* was approved by Workspace Admin'),
    );
  });

  test('stands on the card that it was proposed on, on what a command answers, and on nothing of another error', async () => {
    const { simulator, support, card, cardOf } = await approved();
    await simulator.until(() =>
      support.sees('ecw-support', card.thread_ts).some((seen) => wordsOf(seen).includes(words)),
    );
    for (const asked of ['access_denied', denied('CDEFGH')]) {
      const before = support.sees('ecw-support').length;
      await support.command('ecw-support', '/ecw-error', asked);
      await simulator.until(() =>
        support
          .sees('ecw-support')
          .slice(before)
          .some((seen) => wordsOf(seen).includes(words)),
      );
    }
    expect(wordsOf(await cardOf('ecw-support', '@eCW Triage invalid_scope'))).not.toContain(words);
  });

  test('names the escalation that it came from, where the reader may know of it', async () => {
    const stage = await openWithApprovers();
    const { simulator, support, developer, admin, cardOf } = stage;
    const card = await cardOf('ecw-support', denied('FEIGCD'));
    await support.press(card, 'escalate');
    await simulator.until(() => support.modal());
    await submitForm(stage);
    await propose(stage, developer, { card });
    const question = await simulator.until(() => stage.asked()[0]);
    expect(wordsOf(question)).toMatch(/from <https?:[^|]+\|ECW-1001>/);
    await admin.press(question, 'Approve');
    await simulator.until(() => wordsOf(stage.asked()[0]).includes('*Approved'));
    const here = wordsOf(await cardOf('ecw-support', `@eCW Triage ${denied('ABCDEF')}`));
    expect(here).toMatch(/from <https?:[^|]+\|ECW-1001>/);
    const elsewhere = wordsOf(await cardOf('vendor-escalations', `@eCW Triage ${denied('ABCDEF')}`));
    expect(elsewhere).toContain(words);
    expect(elsewhere).not.toMatch(/ECW-1001|FEIGCD|from </);
  });

  test('is replaced by a newer one: the form starts with what stands', async () => {
    const stage = await approved();
    const { simulator, support, admin, asked, cardOf } = stage;
    const card = await cardOf('ecw-support', `@eCW Triage ${denied('ABCDEF')}`);
    await support.choose(card, 'more', 'note');
    const form = await simulator.until(() => support.modal());
    expect(JSON.stringify(form)).toContain(words);
    support.fill({ text: 'Ask Ann.' });
    await support.submit();
    const question = await simulator.until(() => asked()[1]);
    expect(wordsOf(question)).toContain(`*It would replace:* ${words}`);
    await admin.press(question, 'Approve');
    await simulator.until(() => wordsOf(asked()[0]).includes('*Replaced by a newer one on '));
    expect(buttonsOf(asked()[0])).toEqual([]);
    expect(wordsOf(asked()[0])).not.toContain('to be reviewed');
    const next = wordsOf(await cardOf('ecw-support', `@eCW Triage ${denied('BCDEFG')}`));
    expect(next).toContain('*Your team’s note:* Ask Ann.');
    expect(next).not.toContain(words);
  });
});

describe('the approvers', () => {
  test('nobody else decides, and they are told whom to ask', async () => {
    const { simulator, developer, question, questionNow, cardOf } = await proposed();
    simulator.channel('ecw-escalations').members.add(developer.id);
    for (const button of ['Approve', 'Edit', 'Reject']) {
      const before = developer.sees('ecw-escalations').length;
      await developer.press(question, button);
      const told = await simulator.until(() => developer.sees('ecw-escalations')[before]);
      expect(told.text).toContain('Only members of the user group “ecw-leads” decide this.');
    }
    expect(developer.modal()).toBeUndefined();
    expect(questionNow()).toContain('is proposed');
    expect(wordsOf(await cardOf('ecw-support', `@eCW Triage ${denied('ABCDEF')}`))).not.toContain(words);
  });

  test('reject it: the author is told, and no card shows it', async () => {
    const { simulator, support, developer, question, questionNow, cardOf, asked } = await proposed();
    await support.press(question, 'Reject');
    await simulator.until(() => questionNow().includes('*Rejected by Support Engineer on '));
    expect(buttonsOf(asked()[0])).toEqual([]);
    await simulator.until(() => toldTo(developer).includes('was rejected by Support Engineer'));
    expect(wordsOf(await cardOf('ecw-support', `@eCW Triage ${denied('ABCDEF')}`))).not.toContain(words);
    expect(JSON.stringify(developer.sees('ecw-support'))).not.toContain('was rejected');
  });

  test('change its words, and say so by that', async () => {
    const { simulator, support, developer, question, questionNow, cardOf } = await proposed();
    await support.press(question, 'Edit');
    await simulator.until(() => support.modal());
    support.fill({ text: '  ' });
    expect(await support.submit()).toMatchObject({ ok: false });
    support.fill({ text: 'Ask Ann\n\n\nto enable it.' });
    await support.submit();
    await simulator.until(() => questionNow().includes('*Approved by Support Engineer'));
    const next = wordsOf(await cardOf('ecw-support', `@eCW Triage ${denied('ABCDEF')}`));
    expect(next).toContain('*Your team’s note:* Ask Ann\nto enable it.');
    expect(next).toContain('Integration Developer, in Support Engineer’s words');
    await simulator.until(() => toldTo(developer).includes('Ask Ann'));
  });

  test('do not change unseen what another has written while they were typing, and lose no word', async () => {
    const { simulator, support, admin, question, questionNow, asked } = await proposed();
    for (const person of [support, admin]) {
      await person.press(question, 'Edit');
      await simulator.until(() => person.modal());
    }
    admin.fill({ text: 'Ask Ann.' });
    await admin.submit();
    await simulator.until(() => questionNow().includes('*Approved by Workspace Admin'));
    support.fill({ text: 'Ask Bob.' });
    expect(await support.submit()).toMatchObject({
      ok: false,
      errors: { text: expect.stringContaining('changed this note meanwhile') },
    });
    expect(questionNow()).toContain('Ask Ann.');
    const [standing] = asked();
    if (standing) await support.press(standing, 'Edit');
    await simulator.until(() => JSON.stringify(support.modal()).includes('Ask Ann.'));
    if (standing) await admin.press(standing, 'Drop');
    await simulator.until(() => questionNow().includes('*Dropped by Workspace Admin'));
    support.fill({ text: 'Ask Bob.' });
    expect(await support.submit()).toMatchObject({
      ok: false,
      errors: { text: expect.stringContaining('decided on that note already') },
    });
  });

  test('decide once: of two at the same moment one is told that it is decided', async () => {
    const { simulator, support, admin, question, questionNow } = await proposed();
    await Promise.all([admin.press(question, 'Approve'), support.press(question, 'Reject')]);
    const isTold = (person: Person) =>
      person.sees('ecw-escalations').some(({ text }) => text.includes('has decided on that note already'));
    await simulator.until(() => isTold(admin) || isTold(support));
    expect(isTold(admin) && isTold(support)).toBe(false);
    await simulator.until(() =>
      questionNow().includes(isTold(admin) ? '*Rejected by Support' : '*Approved by Workspace'),
    );
  });

  test('take it off all cards again', async () => {
    const { simulator, support, questionNow, cardOf, asked } = await approved();
    expect(buttonsOf(asked()[0])).toEqual(['Edit', 'Drop']);
    const [standing] = asked();
    if (standing) await support.press(standing, 'Drop');
    await simulator.until(() => questionNow().includes('*Dropped by Support Engineer on '));
    expect(wordsOf(await cardOf('ecw-support', `@eCW Triage ${denied('ABCDEF')}`))).not.toContain(words);
  });

  test('are none where no group is set: no card offers a note', async () => {
    const { simulator, support } = await openScene();
    const { ts } = await support.say('ecw-support', denied('FEIGCD'));
    const card = await simulator.until(() => support.sees('ecw-support', ts)[1]);
    expect(wordsOf(card)).toContain('Wrong error');
    expect(wordsOf(card)).not.toContain('note for our team');
  });
});

describe('what somebody writes', () => {
  test('is kept without secrets and patients, without empty lines, once', async () => {
    const secret = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlLW9mLXRoaXM';
    const text = `Token ${secret}\n\n\n   patient John Smith, DOB 1/2/1980   `;
    const stage = await proposed(text);
    const { simulator, developer, card, questionNow, asked } = stage;
    expect(questionNow()).not.toContain('c2lnbmF0dXJl');
    expect(questionNow()).not.toContain('John Smith');
    expect(questionNow()).toMatch(/Token \S[^\n]*\npatient/);
    await propose(stage, developer, { card, text });
    await simulator.until(() =>
      developer.sees('ecw-support').some((seen) => seen.text.includes('proposed just this already')),
    );
    expect(asked()).toHaveLength(1);
    expect(stage.logged.join('')).not.toMatch(/c2lnbmF0dXJl|John Smith|Ask Tom/);
  });

  test('is asked when it is proposed again, where the approvers could not be asked', async () => {
    const stage = await openWithApprovers();
    const { simulator, developer, asked, cardOf } = stage;
    const card = await cardOf('ecw-support', denied('FEIGCD'));
    const isTold = () =>
      developer.sees('ecw-support').some(({ text }) => text.includes('proposed just this already'));
    const tries = () => simulator.calls.filter(({ method }) => method === 'chat.postMessage').length;
    const before = tries();
    simulator.fault({ method: 'chat.postMessage', answer: { error: 'not_in_channel' } });
    await propose(stage, developer, { card });
    await simulator.until(() => tries() > before);
    await simulator.quiet(100);
    expect(asked()).toEqual([]);
    await propose(stage, developer, { card });
    const question = await simulator.until(() => asked()[0]);
    expect(wordsOf(question)).toContain(words);
    await simulator.until(isTold);
    await propose(stage, developer, { card });
    await simulator.quiet(100);
    expect(asked()).toHaveLength(1);
  });

  test('is inert wherever it stands: no mention, link or hidden letter', async () => {
    const hostile = '<!channel> <@U0SUPPORT1> <https://evil.example|fine> @here &lt; \u202Eabc *b* ```x';
    const { simulator, developer, cardOf, asked } = await approved(hostile);
    const next = await cardOf('ecw-support', `@eCW Triage ${denied('ABCDEF')}`);
    await simulator.until(() => toldTo(developer).includes('was approved'));
    const dm = developer.sees(developer.dmChannel).at(-1);
    for (const seen of [next, asked()[0], dm]) {
      const shown = JSON.stringify(seen);
      expect(shown).toContain('&lt;!channel&gt; &lt;@U0SUPPORT1&gt; &lt;https://evil.example|fine&gt;');
      expect(shown).not.toMatch(/<!|<@|<https:..evil|\u202E/);
    }
  });

  test('longer than a note may be is not taken, and nothing at all is asked again', async () => {
    const stage = await openWithApprovers();
    const { simulator, support } = stage;
    const card = await stage.cardOf('ecw-support', denied('FEIGCD'));
    expect(await propose(stage, support, { card, text: ' \u200B ' })).toMatchObject({
      ok: false,
      errors: { text: 'Write a few words.' },
    });
    support.fill({ text: 'x'.repeat(401) });
    expect(await support.submit()).toMatchObject({ ok: false });
    support.fill({ text: `${'ten chars '.repeat(39)}the end.` });
    await support.submit();
    await simulator.until(() => wordsOf(stage.asked()[0]).includes('the end.'));
  });

  test('that the card has no room for is folded behind its beginning, and no word is lost', async () => {
    const long = `Ask Tom. ${'The practice has to enable it first. '.repeat(10)}The end.`;
    const { cardOf } = await approved(long);
    const next = await cardOf('ecw-support', `@eCW Triage ${denied('ABCDEF')}`);
    expect(wordsOf(next)).toContain('The end.');
    const titles = (next.blocks ?? []).map((block) => JSON.stringify(block));
    const folded = titles.find(
      (block) => block.includes('"container"') && block.includes('Your team’s note'),
    );
    const open = titles.find((block) => block.includes('"section"') && block.includes('*Your team’s note:*'));
    expect([folded, open].filter(Boolean)).toHaveLength(1);
  });
});

describe('who may', () => {
  test('guests and people of other companies propose nothing', async () => {
    const { simulator, practice, cardOf, asked } = await openWithApprovers();
    const card = await cardOf('ecw-support', denied('FEIGCD'));
    await practice.choose(card, 'more', 'note');
    await simulator.until(() =>
      practice
        .sees('ecw-support')
        .some(({ text }) => text.startsWith('Guests and people of other companies')),
    );
    expect(practice.modal()).toBeUndefined();
    expect(asked()).toEqual([]);
  });

  test('a form is judged again when it is sent: an approver who is none any more changes nothing', async () => {
    const stage = await proposed();
    const { simulator, admin, question, questionNow } = stage;
    await admin.press(question, 'Edit');
    await simulator.until(() => admin.modal());
    admin.fill({ text: 'Ask nobody.' });
    const restore = simulator.fault({
      method: 'usergroups.users.list',
      times: Number.POSITIVE_INFINITY,
      answer: { page: '{"ok":true,"users":[]}', type: 'application/json' },
    });
    await simulator.quiet(20);
    await admin.submit();
    await simulator.until(() =>
      admin.sees('ecw-escalations').some(({ text }) => text.includes('Only members of the user group')),
    );
    restore();
    expect(questionNow()).toContain('is proposed');
  });

  test('who proposed and who decided is noted, and no text', async () => {
    const { logged } = await approved();
    const lines = logged.filter((line) => line.includes('"audit":"note'));
    expect(lines.join('')).toMatch(/note proposed[\s\S]*"subject":"access_denied"/);
    expect(lines.join('')).toMatch(/note decided[\s\S]*"subject":"approve access_denied"/);
    expect(lines.join('')).not.toContain('Ask Tom');
  });
});

describe('the review after 180 days', () => {
  test('is asked for once; until it is decided the note says that it is due, kept it stands on', async () => {
    const { simulator, support, asked, cardOf, putForward } = await approved();
    putForward(179);
    await simulator.quiet(100);
    expect(asked()).toHaveLength(1);
    putForward(1.1);
    const question = await simulator.until(() => asked()[1]);
    expect(wordsOf(question)).toContain('Is your note on access_denied still right?');
    expect(buttonsOf(question)).toEqual(['Keep for 180 days', 'Edit', 'Drop']);
    const due = wordsOf(await cardOf('ecw-support', `@eCW Triage ${denied('ABCDEF')}`));
    expect(due).toMatch(/due for review since \d+ \w+ \d{4}/);
    await simulator.quiet(100);
    expect(asked()).toHaveLength(2);
    await support.press(question, 'Keep for 180 days');
    await simulator.until(() => wordsOf(asked()[1]).includes('to be reviewed by'));
    const kept = wordsOf(await cardOf('ecw-support', `@eCW Triage ${denied('BCDEFG')}`));
    expect(kept).toContain(words);
    expect(kept).not.toContain('due for review');
    putForward(180.1);
    await simulator.until(() => asked()[2]);
  });

  test('is asked for again a day after it could not be', async () => {
    const { simulator, asked, putForward } = await approved();
    const heal = simulator.fault({
      method: 'chat.postMessage',
      times: Infinity,
      answer: { error: 'is_archived' },
    });
    putForward(180.1);
    await simulator.until(() =>
      simulator.calls.some(({ args, answer }) => String(args.text).includes('still right?') && !answer.ok),
    );
    heal();
    await simulator.quiet(150);
    expect(asked()).toHaveLength(1);
    putForward(1.1);
    const question = await simulator.until(() => asked()[1]);
    expect(wordsOf(question)).toContain('still right?');
  });

  test('waits for business hours', async () => {
    const closed = { timeZone: 'UTC', days: [], from: 0, to: 0 };
    const { simulator, asked, putForward } = await approved(words, {
      bot: { reminders: { hours: closed, afterMs: 1 } },
    });
    putForward(181);
    await simulator.quiet(150);
    expect(asked()).toHaveLength(1);
  });
});
