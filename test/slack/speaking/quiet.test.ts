import { describe, expect, test } from '@jest/globals';
import type { Person } from '../../../src/simulator/people/person.ts';
import { buttonsOf, wordsOf } from '../../support/read.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { activation, scope, unreachable } from './pastes.ts';

const likely = 'seeing invalid_client somewhere still';

const posts = ({ simulator }: Pick<Scene, 'simulator'>) =>
  simulator.calls.filter(({ method }) => method === 'chat.postMessage');

const hintFor = (person: Person, channel = 'ecw-support') =>
  person.sees(channel).find(({ ephemeral, text }) => ephemeral && text.includes('This looks like'));

/** Opens the settings and saves them with something changed. */
const set = async (
  { simulator }: Pick<Scene, 'simulator'>,
  values: Readonly<Record<string, string | string[]>>,
  who = 'support',
) => {
  const person = simulator.person(who);
  await person.command('ecw-support', '/ecw-error', 'settings');
  const modal = await simulator.until(() => person.modal());
  person.fill(values);
  await person.submit();
  await simulator.until(() => person.sees('ecw-support').some(({ text }) => text.includes('are saved')));
  return modal;
};

describe('a likely error', () => {
  test('is asked about, the poster alone; “Show it” brings the card into the thread', async () => {
    const scene = await openScene();
    const { simulator, support, developer } = scene;
    const message = await support.say('ecw-support', likely);
    const hint = await simulator.until(() => hintFor(support));
    expect(wordsOf(hint)).toContain('`invalid_client`');
    expect(hintFor(developer)).toBeUndefined();
    expect(posts(scene)).toEqual([]);
    await support.press(hint, 'Show it');
    await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    await simulator.until(() => hintFor(support) === undefined);
  });

  test('that the poster says is none is left alone, and kept for whoever keeps the catalog', async () => {
    const scene = await openScene();
    const { simulator, support } = scene;
    const message = await support.say('ecw-support', likely);
    const hint = await simulator.until(() => hintFor(support));
    await support.press(hint, 'Not an error');
    await simulator.until(() => hintFor(support) === undefined);
    await support.edit(message, `${likely} still`);
    await simulator.quiet(120);
    expect(posts(scene)).toEqual([]);
    expect(hintFor(support)).toBeUndefined();
  });

  test('edited into a sure one is answered', async () => {
    const { simulator, support } = await openScene();
    const message = await support.say('ecw-support', likely);
    await simulator.until(() => hintFor(support));
    await support.edit(message, unreachable);
    await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
  });
});

describe('sensitivity of a channel', () => {
  test('careful: what is merely likely is not asked about; eager: what is less likely still is', async () => {
    const scene = await openScene();
    const { simulator, support } = scene;
    const modal = await set(scene, { sensitivity: 'careful' });
    expect(JSON.stringify(modal.blocks)).toMatch(
      /\d+ of \d+ errors answered, \d+ wrong; \d+ of \d+ other messages/,
    );
    await support.say('ecw-support', likely);
    await simulator.quiet(120);
    expect(hintFor(support)).toBeUndefined();
    await set(scene, { sensitivity: 'usual' });
    await support.say('ecw-support', likely);
    await simulator.until(() => hintFor(support));
  });
});

describe('quiet hours', () => {
  test('in them nothing is said unasked, and a mention is answered', async () => {
    const scene = await openScene({ mode: 'socket', bot: { now: () => Date.UTC(2026, 2, 2, 23, 30) } });
    const { simulator, support } = scene;
    await set(scene, { quiet_from: '22:00', quiet_to: '07:00' });
    const message = await support.say('ecw-support', scope);
    await simulator.quiet(120);
    expect(posts(scene)).toEqual([]);
    await support.say('ecw-support', `@eCW Triage ${scope}`, { threadTs: message.ts });
    await simulator.until(() => support.sees('ecw-support', message.ts).length === 3);
  });

  test('half of them is refused, with what to do', async () => {
    const { simulator, support } = await openScene();
    await support.command('ecw-support', '/ecw-error', 'settings');
    await simulator.until(() => support.modal());
    support.fill({ quiet_from: '22:00' });
    expect(await support.submit()).toMatchObject({
      ok: false,
      errors: { quiet_to: expect.stringContaining('leave both empty') },
    });
  });
});

describe('bots', () => {
  const alert = ({ simulator }: Scene, ts: string) =>
    simulator.sendEvent({
      type: 'message',
      subtype: 'bot_message',
      bot_id: 'B0OTHER001',
      channel: simulator.channel('ecw-support').id,
      channel_type: 'channel',
      text: scope,
      ts,
    });

  test('that the operator did not list are read where the channel wants all of them', async () => {
    const scene = await openScene();
    await alert(scene, '1700000000.000100');
    await scene.simulator.quiet(100);
    expect(posts(scene)).toEqual([]);
    await set(scene, { bots: 'all' });
    await alert(scene, '1700000000.000200');
    await scene.simulator.until(() => posts(scene).length === 1);
  });
});

describe('mutes', () => {
  const cardFor = async ({ simulator, support }: Scene, text: string) => {
    const message = await support.say('ecw-support', text);
    return {
      message,
      card: await simulator.until(() => support.sees('ecw-support', message.ts)[1]),
      cardNow: () => support.sees('ecw-support', message.ts)[1],
    };
  };
  const quieten = async (
    { simulator, developer }: Scene,
    card: { channel: string; ts: string },
    how: string,
  ) => {
    await developer.choose(card, 'more', 'wrong');
    const choice = await simulator.until(() =>
      developer.sees('ecw-support').find(({ text }) => text.includes('Which error is it')),
    );
    await developer.choose(choice, 'quieten', how);
  };

  test('“not an error” withdraws the card for all, and “Bring it back” undoes that', async () => {
    const scene = await openScene();
    const { simulator, support } = scene;
    const { card, cardNow } = await cardFor(scene, scope);
    await quieten(scene, card, 'not_an_error');
    await simulator.until(() => cardNow()?.text.includes('not an error'));
    expect(buttonsOf(cardNow())).toEqual(['Bring it back']);
    await support.press(card, 'Bring it back');
    await simulator.until(() => wordsOf(cardNow()).includes('invalid_scope · 400'));
  });

  test('an error muted from its card is left alone in that channel, and the channel is told', async () => {
    const scene = await openScene();
    const { simulator, support } = scene;
    const { card } = await cardFor(scene, scope);
    await quieten(scene, card, 'entry:1d');
    const told = await simulator.until(() =>
      support.sees('ecw-support').find(({ text }) => text.includes('muted `invalid_scope` in this channel')),
    );
    expect(told.text).not.toContain('<@');
    await simulator.quiet(50);
    const before = posts(scene).length;
    const again = await support.say('ecw-support', scope);
    await simulator.quiet(120);
    expect(posts(scene)).toHaveLength(before);
    await support.say('ecw-support', `@eCW Triage ${scope}`, { threadTs: again.ts });
    await simulator.until(() => support.sees('ecw-support', again.ts).length === 3);
    const other = await support.say('ecw-support', unreachable);
    await simulator.until(() => support.sees('ecw-support', other.ts)[1]);
  });

  test('are listed in the settings and lifted there, which the channel is told too', async () => {
    const scene = await openScene();
    const { simulator, support } = scene;
    await support.command('ecw-support', '/ecw-error', 'mute invalid_scope 1w');
    await simulator.until(() => support.sees('ecw-support').some(({ text }) => text.includes('Muted:')));
    await support.command('ecw-support', '/ecw-error', 'settings');
    const modal = await simulator.until(() => support.modal());
    const [, id = ''] =
      /"invalid_scope in this channel[^}]*"[^}]*},"value":"([^"]+)"/.exec(JSON.stringify(modal.blocks)) ?? [];
    expect(id).not.toBe('');
    support.fill({ lift: [id] });
    await support.submit();
    await simulator.until(() =>
      support.sees('ecw-support').some(({ text }) => text.includes('lifted the mute')),
    );
    await cardFor(scene, scope);
  });

  test('of a person hold in every channel and concern nobody else', async () => {
    const scene = await openScene();
    const { simulator, support, developer } = scene;
    await support.command('ecw-support', '/ecw-error', 'mute me 1d');
    await simulator.until(() =>
      support.sees('ecw-support').some(({ text }) => text.includes('your own messages')),
    );
    const mine = await support.say('ecw-support', scope);
    await simulator.quiet(120);
    expect(support.sees('ecw-support', mine.ts)).toHaveLength(1);
    const theirs = await developer.say('ecw-support', scope);
    await simulator.until(() => support.sees('ecw-support', theirs.ts)[1]);
    await support.command('ecw-support', '/ecw-error', 'unmute me');
    const next = await support.say('ecw-support', unreachable);
    await simulator.until(() => support.sees('ecw-support', next.ts)[1]);
  });

  test('of a channel end when their time is over', async () => {
    let ahead = 0;
    const scene = await openScene({ mode: 'socket', bot: { now: () => Date.now() + ahead } });
    const { simulator, support } = scene;
    await support.say('ecw-support', '@eCW Triage mute channel 1h');
    await simulator.until(() =>
      support.sees('ecw-support').some(({ text }) => text.includes('muted everything in this channel')),
    );
    const muted = await support.say('ecw-support', scope);
    await simulator.quiet(120);
    expect(support.sees('ecw-support', muted.ts)).toHaveLength(1);
    ahead = 61 * 60_000;
    await cardFor(scene, unreachable);
  });

  test('by guests and people of other companies are refused', async () => {
    const { simulator, practice } = await openScene();
    await practice.say('ecw-support', '@eCW Triage mute channel');
    await simulator.until(() =>
      practice.sees('ecw-support').some(({ text }) => text.includes('people of other companies may not')),
    );
  });

  test('of what does not exist are answered with what there is', async () => {
    const { simulator, support } = await openScene();
    await support.command('ecw-support', '/ecw-error', 'mute nonsense_code 1d');
    await simulator.until(() =>
      support.sees('ecw-support').some(({ text }) => text.includes('I did not understand “nonsense_code”')),
    );
  });
});

describe('by a mention and buttons alone', () => {
  test('the settings open from a button', async () => {
    const { simulator, support } = await openScene();
    const message = await support.say('ecw-support', '@eCW Triage settings');
    const door = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    await support.press(door, 'Open settings');
    await simulator.until(() => JSON.stringify(support.modal()).includes('When do I speak?'));
  });

  test('somebody of another company asks for the catalog and for an error', async () => {
    const { simulator, practice } = await openScene();
    const asked = await practice.say('ecw-support', '@eCW Triage list');
    const list = await simulator.until(() => practice.sees('ecw-support', asked.ts)[1]);
    expect(wordsOf(list)).toContain('The catalog');
    const pasted = await practice.say('ecw-support', `@eCW Triage ${activation('FEIGCD')}`);
    const card = await simulator.until(() => practice.sees('ecw-support', pasted.ts)[1]);
    await practice.press(card, 'feedback', 'worked');
    await simulator.until(() =>
      wordsOf(practice.sees('ecw-support', pasted.ts)[1]).includes('It worked for one person'),
    );
  });
});

describe('the introduction', () => {
  test('speaks the language that was chosen, also where it stands already', async () => {
    const scene = await openScene({ bot: { supportChannels: [] } });
    const { simulator, support } = scene;
    await support.kick('ecw-support');
    await support.invite('ecw-support');
    const introduction = () => support.sees('ecw-support').find(({ text }) => /eClinicalWorks/.test(text));
    await simulator.until(introduction);
    await set(scene, { language: 'de', speaking: 'watch' });
    await simulator.until(() => introduction()?.text.includes('Ich erkenne Fehler'));
    expect(buttonsOf(introduction())).toEqual(['Ich lese hier mit', 'Nur auf Erwähnung']);
  });
});
