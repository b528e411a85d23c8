import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  type Act,
  acts,
  type Rule,
  type Whereabouts,
  whereabouts,
  whoMay,
} from '../../src/channels/authority.ts';
import { type Role, roles } from '../../src/channels/port.ts';
import { listBlocks } from '../../src/slack/cards/actionIds.ts';
import { homeBlocks } from '../../src/slack/cards/homeView.ts';
import { inDepth } from '../support/inDepth.ts';
import { wordsOf } from '../support/read.ts';
import { openScene, type Scene, type SceneOptions } from '../support/scene.ts';
import { signedHeaders } from '../support/signed.ts';
import { submitForm } from '../support/submit.ts';

const paste = '401 {"error":"invalid_client","error_description":"JWKS URL is not in the allowed list"}';
const typed = { practiceCode: 'FEIGCD', environment: 'production', endpoint: 'token' };

/** Sends what Slack sent before once more, signed, with something changed in its text. */
const forge = async ({ bot, simulator }: Scene, sent: unknown, change: (text: string) => string) => {
  const body = `payload=${encodeURIComponent(change(JSON.stringify(sent)))}`;
  const headers = signedHeaders(body, {
    secret: simulator.signingSecret,
    timestamp: Math.floor(Date.now() / 1000),
  });
  return fetch(`http://127.0.0.1:${bot.port}/slack/events`, {
    method: 'POST',
    body,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
  });
};

/** Opens the form of a card and submits its second step once, with a mistake, so that Slack's own payload is there to be changed. */
const openSubmitted = async () => {
  const scene = await openScene();
  const { simulator, support } = scene;
  const message = await support.say('ecw-support', paste);
  const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
  await support.press(card, 'escalate');
  await simulator.until(() => support.modal());
  support.fill(typed);
  await support.submit();
  support.fill({ 'detail:jwks_url': 'http://mistaken' });
  expect(await support.submit()).toMatchObject({ ok: false });
  const sent = simulator.deliveries.findLast(({ body }) => body.type === 'view_submission')?.body;
  const id = /\\"caseId\\":\\"([\w-]{22})\\"/.exec(JSON.stringify(sent))?.[1] ?? '';
  expect(id).not.toBe('');
  /** As it would be filed. */
  const whole = (text: string) => text.replaceAll('http://mistaken', 'https://app.example.com/jwks.json');
  return { scene, sent, id, whole };
};

const filed = ({ support }: Scene) =>
  support.sees('ecw-escalations').filter(({ text }) => text.includes('ECW-'));

describe('a form whose metadata was changed on the way', () => {
  test.each([
    [
      'names a case that nobody issued',
      (id: string) => (text: string) => text.replaceAll(id, 'A'.repeat(22)),
    ],
    [
      'claims to come from another channel',
      (_id: string, general: string, here: string) => (text: string) => text.replaceAll(here, general),
    ],
    [
      'names an outbreak that nobody issued',
      () => (text: string) =>
        text.replace('{\\"caseId\\"', `{\\"outbreakId\\":\\"${'B'.repeat(22)}\\",\\"caseId\\"`),
    ],
    [
      'holds another first step than the form lets through',
      () => (text: string) => text.replace('\\"FEIGCD\\"', '\\"no code\\"'),
    ],
    ['is no JSON', () => (text: string) => text.replace('{\\"caseId\\"', '{{\\"caseId\\"')],
    [
      'is empty',
      () => (text: string) => text.replace(/"private_metadata":"(?:[^"\\]|\\.)*"/, '"private_metadata":""'),
    ],
  ])('and %s files nothing', async (_what, change) => {
    const { scene, sent, id, whole } = await openSubmitted();
    const { simulator } = scene;
    const alter = change(id, simulator.channel('general').id, simulator.channel('ecw-support').id);
    const answer = await forge(scene, sent, (text) => alter(whole(text)));
    expect(answer.status).toBe(200);
    await simulator.quiet(150);
    expect(filed(scene)).toEqual([]);
  });

  test('sent twice as it is files once', async () => {
    const { scene, sent, whole } = await openSubmitted();
    await Promise.all([forge(scene, sent, whole), forge(scene, sent, whole)]);
    await scene.simulator.until(() => filed(scene).length > 0);
    await scene.simulator.quiet(150);
    expect(filed(scene)).toHaveLength(1);
  });
});

describe('who may, by role', () => {
  test.each([
    ['support', true],
    ['developer', true],
    ['admin', true],
    ['practice', false],
  ] as const)('%s escalates from a channel where guests may not: %s', async (handle, may) => {
    const { simulator, support } = await openScene();
    const person = simulator.person(handle);
    const message = await support.say('ecw-support', paste);
    const card = await simulator.until(() => person.sees('ecw-support', message.ts)[1]);
    await person.press(card, 'escalate');
    if (may) await simulator.until(() => person.modal());
    else await simulator.quiet(100);
    expect(person.modal() !== undefined).toBe(may);
  });

  test('a submitted form is checked again: somebody who may not any more files nothing', async () => {
    const scene = await openScene();
    const { simulator, support, practice } = scene;
    const admin = simulator.person('admin');
    const set = async (switches: string[]) => {
      await admin.command('ecw-support', '/ecw-error', 'settings');
      await simulator.until(() => admin.modal());
      admin.fill({ switches });
      await admin.submit();
      await simulator.quiet(60);
    };
    await set(['guests', 'warn']);
    const message = await support.say('ecw-support', paste);
    const card = await simulator.until(() => practice.sees('ecw-support', message.ts)[1]);
    await practice.press(card, 'escalate');
    await simulator.until(() => practice.modal());
    await set(['warn']);
    await submitForm({ ...scene, support: practice }, typed).catch(() => undefined);
    await simulator.quiet(150);
    expect(filed(scene)).toEqual([]);
  });
});

const handles = { admin: 'admin', member: 'developer', guest: 'practice' } as const;
const subjectChannel = 'vendor-escalations';
const otherChannel = 'ecw-support';

const kidMissing = 'JWT key ID does not match any key in JWKS';
const pasteOf = (practice: string, description: string) =>
  `POST https://oauthserver.eclinicalworks.com/oauth/oauth2/token for https://fhir4.eclinicalworks.com/fhir/r4/${practice}
401 {"error":"invalid_client","error_description":"${description}"}`;

type Outcome = 'may' | 'refused' | 'gone';

const idIn = (value: unknown, prefix: string): string =>
  new RegExp(`"${prefix}:([\\w-]{22})`).exec(JSON.stringify(value))?.[1] ?? 'none';

interface Stage {
  readonly scene: Scene;
  readonly actor: Scene['support'];
  readonly place: Whereabouts;
  /** Ids of what there is to act on in the subject's channel. */
  readonly ids: {
    readonly escalation: string;
    readonly case: string;
    readonly outbreak: string;
    readonly note: string;
  };
}

/** Everybody is in the group of the approvers, guests too. */
const everybodyApproves = ({ simulator }: Scene) => {
  const users = [...Object.values(handles), 'support'].map((handle) => simulator.person(handle).id);
  simulator.fault({
    method: 'usergroups.users.list',
    times: Number.POSITIVE_INFINITY,
    answer: { page: JSON.stringify({ ok: true, users }), type: 'application/json' },
  });
};

/** A private channel with an escalation, a case, an outbreak and a proposed note, and somebody who stands to them as `place` says. */
const setStage = async (role: Role, place: Whereabouts, options: SceneOptions = {}): Promise<Stage> => {
  const scene = await openScene({
    scopes: ['usergroups:read'],
    ...options,
    bot: { supportChannels: ['C0VENDOR001'], approverGroup: 'S0ECWLEADS1', ...options.bot },
  });
  const { simulator, support } = scene;
  const actor = simulator.person(handles[role]);
  const says = async (person: Scene['support'], text: string) => {
    const message = await person.say(subjectChannel, text);
    return simulator.until(() => support.sees(subjectChannel, message.ts)[1]);
  };
  const lead = await says(place === 'own' ? actor : support, pasteOf('FEIGCD', kidMissing));
  await support.press(lead, 'escalate');
  await simulator.until(() => support.modal());
  await submitForm(scene, typed);
  const filedCard = await simulator.until(() => filed(scene)[0]);
  for (const practice of ['ABCDEF', 'GHIJKL', 'MNOPQR'])
    await support.say(subjectChannel, pasteOf(practice, 'Cannot reach JWKS URL'));
  const sees = (text: string) =>
    support.sees('ecw-escalations').find((seen) => JSON.stringify(seen).includes(text));
  const outbreak = await simulator.until(() => sees('"outbreak:'));
  const other = await says(support, paste);
  if (!options.bot) everybodyApproves(scene);
  await support.choose(other, 'more', 'note');
  await simulator.until(() => support.modal());
  support.fill({ text: 'Ask Tom.' });
  await support.submit();
  const proposal = await simulator.until(() => sees('"team_note:'));
  const vendors = simulator.channel(subjectChannel).members;
  const escalations = simulator.channel('ecw-escalations').members;
  if (place === 'channel') vendors.add(actor.id);
  else vendors.delete(actor.id);
  if (place === 'escalation channel') escalations.add(actor.id);
  else escalations.delete(actor.id);
  const ids = {
    escalation: idIn(filedCard, 'escalation'),
    case: idIn(other, 'case'),
    outbreak: idIn(outbreak, 'outbreak'),
    note: idIn(proposal, 'team_note'),
  };
  expect(Object.values(ids)).not.toContain('none');
  return { scene, actor, place, ids };
};

/** What Slack sends of a real click of this person: with a way to answer them, and to open a form. */
const realClick = async ({ scene: { simulator }, actor }: Pick<Stage, 'scene' | 'actor'>) => {
  const message = await actor.say(otherChannel, '@eCW Triage invalid_scope');
  const card = await simulator.until(() => actor.sees(otherChannel, message.ts)[1]);
  await actor.press(card, 'feedback', 'worked');
  return simulator.deliveries.findLast(({ kind }) => kind === 'interaction')?.body;
};

/** All that a person can read in the channels that they are in. */
const told = ({ scene: { simulator }, actor }: Stage): readonly string[] =>
  [otherChannel, subjectChannel, 'ecw-escalations']
    .filter((name) => simulator.channel(name).members.has(actor.id))
    .flatMap((name) => actor.sees(name))
    .map((seen) => `${seen.ts} ${seen.text}\n${wordsOf(seen)}`);

const outcomeOf = (text: string): Outcome | undefined => {
  if (/may not do this|Only members of the user group|Nobody approves here|Guests/.test(text))
    return 'refused';
  return /too old, or belongs to another channel|There is no ECW-/.test(text) ? 'gone' : undefined;
};

/** Asks elsewhere, by the command or, since that does not reach people of other companies, by a mention, and tells what came of it: `sign` is what somebody sees who may. */
const asks = async (stage: Stage, text: string, sign: RegExp): Promise<Outcome> => {
  const { scene, actor } = stage;
  const before = new Set(told(stage));
  if (actor.handle === 'practice') await actor.say(otherChannel, `@eCW Triage ${text}`);
  else await actor.command(otherChannel, '/ecw-error', text);
  return scene.simulator.until(() => {
    const news = told(stage)
      .filter((one) => !before.has(one))
      .join('\n');
    const shown = `${news}\n${wordsOf(actor.modal())}`;
    return outcomeOf(news) ?? (sign.test(shown) && 'may');
  });
};

/** Clicks where `channel` says, in Slack's own words, whether or not the person could see the button. */
const clicks = async (
  stage: Stage,
  action: {
    readonly action_id: string;
    readonly block_id: string;
    readonly value?: string;
    readonly channel: string;
  },
  done: () => boolean,
): Promise<Outcome> => {
  const { scene } = stage;
  const { simulator } = scene;
  const real = await realClick(stage);
  const before = new Set(told(stage));
  const body = {
    ...real,
    channel: { id: simulator.channel(action.channel).id },
    container: { message_ts: '1700000000.000100', is_ephemeral: true },
    actions: [
      { type: 'button', action_id: action.action_id, block_id: action.block_id, value: action.value },
    ],
  };
  expect((await forge(scene, body, (text) => text)).status).toBe(200);
  return simulator.until(() => {
    const news = told(stage).filter((text) => !before.has(text));
    return outcomeOf(news.join('\n')) ?? (done() && 'may');
  });
};

const whereCardsStand = ({ place }: Stage) => (place === 'channel' ? subjectChannel : otherChannel);
const whereOutbreaksStand = ({ place }: Stage) =>
  place === 'escalation channel' ? 'ecw-escalations' : otherChannel;
const channelText = ({ scene: { support } }: Stage, channel: string) =>
  support.sees(channel).map(wordsOf).join('\n');

const pressSettings = (stage: Stage): Promise<Outcome> =>
  clicks(
    stage,
    { action_id: 'open_settings', block_id: 'settings', channel: otherChannel },
    () => stage.actor.modal() !== undefined,
  );

const attempts: Readonly<Record<Act, (stage: Stage) => Promise<Outcome>>> = {
  'use a card': (stage) =>
    clicks(
      stage,
      {
        action_id: 'feedback',
        block_id: `case:${stage.ids.case}:feedback`,
        value: 'worked',
        channel: whereCardsStand(stage),
      },
      () => channelText(stage, subjectChannel).includes('It worked for one person'),
    ),
  'escalate an error': (stage) =>
    clicks(
      stage,
      { action_id: 'escalate', block_id: `case:${stage.ids.case}:actions`, channel: whereCardsStand(stage) },
      () => stage.actor.modal() !== undefined,
    ),
  'escalate an outbreak': (stage) =>
    clicks(
      stage,
      {
        action_id: 'escalate_outbreak',
        block_id: `outbreak:${stage.ids.outbreak}`,
        channel: whereOutbreaksStand(stage),
      },
      () => stage.actor.modal() !== undefined,
    ),
  'see an escalation': (stage) => asks(stage, 'ECW-1001', /ECW-1001 · /),
  'change an escalation': (stage) =>
    clicks(
      stage,
      {
        action_id: 'move:acknowledged',
        block_id: `escalation:${stage.ids.escalation}:moves`,
        channel: otherChannel,
      },
      () => channelText(stage, 'ecw-escalations').includes('*Acknowledged*'),
    ),
  'propose a note': (stage) =>
    clicks(
      stage,
      {
        action_id: 'more',
        block_id: `case:${stage.ids.case}:menu`,
        value: 'note',
        channel: whereCardsStand(stage),
      },
      () => stage.actor.modal() !== undefined,
    ),
  'approve a note': (stage) =>
    clicks(
      stage,
      {
        action_id: 'decide_note:approve',
        block_id: `team_note:${stage.ids.note}`,
        channel: whereOutbreaksStand(stage),
      },
      () => channelText(stage, 'ecw-escalations').includes('*Approved by'),
    ),
  'set up a channel': pressSettings,
  'switch the warning of posters': async (stage) => {
    const opened = await pressSettings(stage);
    const mayNot = wordsOf(stage.actor.modal()).includes('only an admin can switch that');
    return opened === 'may' && mayNot ? 'refused' : opened;
  },
  'mute oneself': (stage) => asks(stage, 'mute me 1h', /your messages|you/i),
  'decide what is learned': (stage) =>
    clicks(
      stage,
      { action_id: 'open_waiting', block_id: 'waiting', value: 'list', channel: otherChannel },
      () => told(stage).some((text) => text.includes('Nothing waits in the channels')),
    ),
};

const expected: Readonly<Record<Rule, Outcome>> = {
  yes: 'may',
  group: 'may',
  allowed: 'refused',
  approvers: 'may',
  refused: 'refused',
  hidden: 'gone',
};

const tryAll = async (stage: Stage, wanted: readonly Act[]): Promise<Partial<Record<Act, Outcome>>> => {
  const outcomes: Partial<Record<Act, Outcome>> = {};
  for (const act of wanted) {
    outcomes[act] = await attempts[act](stage);
    if (stage.actor.modal()) stage.actor.closeModal();
  }
  return outcomes;
};

/** Where `npm test` tries every act: each role, each place, and each rule of the table once at least; all of them in depth. */
const stages = inDepth(
  whereabouts.flatMap((place) => roles.map((role) => [place, role] as const)),
  [
    ['channel', 'member'],
    ['escalation channel', 'admin'],
    ['own', 'guest'],
    ['elsewhere', 'member'],
  ] as const,
);

describe('who may what, every cell of the table', () => {
  test.each(stages)('place: %s, role: %s', async (place, role) => {
    const stage = await setStage(role, place);
    const table = Object.fromEntries(acts.map((act) => [act, expected[whoMay[act][place][role]]]));
    expect(await tryAll(stage, acts)).toEqual(table);
  });

  test('no rule is left out', () => {
    const tried = new Set(acts.flatMap((act) => stages.map(([place, role]) => whoMay[act][place][role])));
    expect([...tried].sort()).toEqual(Object.keys(expected).sort());
  });

  const ofEscalations = ['see an escalation', 'change an escalation'] as const;

  test('a guest whom all of its channels allow changes an escalation; allowed elsewhere is not allowed', async () => {
    const stage = await setStage('guest', 'channel');
    const allow = async (channel: string) => {
      const admin = stage.scene.simulator.person('admin');
      await admin.command(channel, '/ecw-error', 'settings');
      await stage.scene.simulator.until(() => admin.modal());
      admin.fill({ switches: ['guests'] });
      await admin.submit();
      await stage.scene.simulator.until(() =>
        admin.sees(channel).some(({ text }) => text.includes('are saved')),
      );
    };
    await allow(otherChannel);
    expect(await tryAll(stage, ofEscalations)).toEqual({
      'see an escalation': 'may',
      'change an escalation': 'refused',
    });
    await allow(subjectChannel);
    expect(await tryAll(stage, ['change an escalation'])).toEqual({ 'change an escalation': 'may' });
  });

  test('where a group is set, others see an escalation and do not change it', async () => {
    const bot = { escalationGroup: 'S0ECWLEADS1' };
    const stage = await setStage('member', 'channel', { scopes: ['usergroups:read'], bot });
    expect(await tryAll(stage, ofEscalations)).toEqual({
      'see an escalation': 'may',
      'change an escalation': 'refused',
    });
  });

  test.each(['watch', 'mention_only'])('a guest who presses %s changes nothing', async (action_id) => {
    const stage = await setStage('guest', 'channel');
    const action = { action_id, block_id: 'introduction', channel: subjectChannel };
    expect(await clicks(stage, action, () => false)).toBe('refused');
    expect(stage.scene.logged.join('')).not.toContain('watching changed');
  });

  test('every row stands in docs/privacy.md', () => {
    const docs = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8');
    for (const act of acts)
      for (const role of roles) {
        const cells = whereabouts.map((place) => whoMay[act][place][role]);
        expect(docs).toContain(`| ${act} | ${role} | ${cells.join(' | ')} |`);
      }
  });
});

describe('who did it is noted', () => {
  test('a view, a list, a mute, a setting: who, what and where, and no text', async () => {
    const stage = await setStage('member', 'channel');
    await tryAll(stage, ['see an escalation', 'change an escalation']);
    await asks(stage, 'open', /ECW-1001/);
    await asks(stage, 'mute channel 1h', /mute/i);
    await asks(stage, 'unmute', /again|unmute|lifted/i);
    await clicks(
      stage,
      { action_id: 'watch', block_id: 'introduction', channel: subjectChannel },
      () => true,
    );
    await stage.actor.command(subjectChannel, '/ecw-error', 'settings');
    await stage.scene.simulator.until(() => stage.actor.modal());
    stage.actor.fill({ switches: ['guests'] });
    await stage.actor.submit();
    const acts = [
      'escalation viewed',
      'escalations listed',
      'muted',
      'mute lifted',
      'watching changed',
      'settings changed',
    ];
    await stage.scene.simulator.until(() =>
      acts.every((act) => stage.scene.logged.join('').includes(`"audit":"${act}"`)),
    );
    const lines = stage.scene.logged.filter((line) => line.includes('"audit"')).map((line) => line.trim());
    for (const line of lines) expect(line).toMatch(/"user":"U\w+","channel":"\w*"/);
    expect(lines.join('')).not.toContain('JWT key');
  });
});

describe('the ways to somebody else’s escalation', () => {
  const outsider = (role: Role) => setStage(role, 'elsewhere');
  const nothing = async (stage: Stage) => {
    const { scene, actor } = stage;
    await scene.simulator.quiet(150);
    const seen = [...told(stage), wordsOf(actor.modal()), wordsOf(actor.home())].join('\n');
    expect(seen.replaceAll(/There is no ECW-1001|`ECW-1001` shows/g, '')).not.toMatch(/ECW-1001/);
  };

  test.each(['member', 'guest'] as const)('a %s elsewhere finds none by asking', async (role) => {
    const stage = await outsider(role);
    const { scene, actor } = stage;
    if (role === 'member')
      for (const text of ['open', 'mine', 'ECW-1001']) await actor.command(otherChannel, '/ecw-error', text);
    for (const text of ['open', 'ecw-1001']) {
      await actor.say(otherChannel, `@eCW Triage ${text}`);
      await actor.dm(text);
    }
    await scene.simulator.until(() =>
      JSON.stringify(actor.sees(actor.dmChannel)).includes('There is no ECW-1001'),
    );
    const answered = JSON.stringify(actor.sees(actor.dmChannel)).replaceAll('There is no ECW-1001', '');
    expect(answered).not.toContain('ECW-1001');
    await nothing(stage);
    await actor.openHome();
    await scene.simulator.until(() => actor.home());
    await nothing(stage);
  });

  test.each(['member', 'guest'] as const)(
    'a %s elsewhere finds none by a choice that was not offered',
    async (role) => {
      const stage = await outsider(role);
      const { scene, ids } = stage;
      const real = await realClick(stage);
      const option = { selected_option: { value: ids.escalation } };
      for (const block_id of [listBlocks.open, homeBlocks.escalations]) {
        const action = { type: 'static_select', action_id: 'show_escalation', block_id, ...option };
        await forge(scene, { ...real, actions: [action] }, (text) => text);
      }
      await nothing(stage);
    },
  );

  test('nor on the Home tab of a bot without a channel for escalations', async () => {
    const scene = await openScene({ hasEscalationChannel: false, bot: { supportChannels: ['C0VENDOR001'] } });
    const { simulator, support, developer: actor } = scene;
    simulator.channel(subjectChannel).members.delete(actor.id);
    const message = await support.say(subjectChannel, paste);
    const card = await simulator.until(() => support.sees(subjectChannel, message.ts)[1]);
    await support.press(card, 'escalate');
    await simulator.until(() => support.modal());
    await submitForm(scene, typed);
    await support.command(subjectChannel, '/ecw-error', 'mine');
    const list = await simulator.until(() =>
      support.sees(subjectChannel).find(({ text }) => text.startsWith('My escalations')),
    );
    const id = /"value":"([\w-]{22})"/.exec(JSON.stringify(list))?.[1] ?? 'none';
    const chosen = async (person: Scene['support']) => {
      const real = await realClick({ scene, actor: person });
      const selected = { selected_option: { value: id } };
      const action = {
        type: 'static_select',
        action_id: 'show_escalation',
        block_id: homeBlocks.escalations,
        ...selected,
      };
      await forge(scene, { ...real, actions: [action] }, (text) => text);
    };
    await chosen(support);
    await simulator.until(() => wordsOf(support.modal()).includes('ECW-1001'));
    await chosen(actor);
    await simulator.quiet(200);
    expect(actor.modal()).toBeUndefined();
  });

  test('a member elsewhere is not offered it, as evidence or to join', async () => {
    const stage = await outsider('member');
    const { scene, actor } = stage;
    const message = await actor.say(otherChannel, `@eCW Triage ${pasteOf('FEIGCD', kidMissing)}`);
    const card = await scene.simulator.until(() => actor.sees(otherChannel, message.ts)[1]);
    await actor.shortcut('add_evidence', message);
    await scene.simulator.until(() =>
      told(stage).some((text) => text.includes('There is no open escalation')),
    );
    await actor.press(card, 'escalate');
    await scene.simulator.until(() => actor.modal());
    await nothing(stage);
  });

  test('what somebody who may see it asks by a mention is for them alone', async () => {
    const stage = await setStage('member', 'channel');
    await asks(stage, 'ECW-1001', /ECW-1001 · /);
    await stage.actor.say(otherChannel, '@eCW Triage ECW-1001');
    await stage.actor.say(otherChannel, '@eCW Triage open');
    await stage.scene.simulator.until(() => told(stage).some((text) => text.includes('Open escalations')));
    expect(channelText(stage, otherChannel)).not.toContain('ECW-1001 · ');
  });
});
