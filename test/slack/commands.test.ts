import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { coreOrder } from '../../src/catalog/catalog.ts';
import { catalog } from '../support/catalog.ts';
import { migratedDatabase } from '../support/migrated.ts';
import { buttonsOf, rowsOf, wordsOf } from '../support/read.ts';
import { openScene, type Scene } from '../support/scene.ts';

/** Types `/ecw-error <text>` and returns what only that person sees. */
const asks = async ({ simulator, support }: Scene, text: string, channel = 'ecw-support') => {
  const before = support.sees(channel).length;
  const ack = await support.command(channel, '/ecw-error', text);
  expect(ack).toMatchObject({ ok: true });
  return simulator.until(() => support.sees(channel)[before]);
};

describe('/ecw-error', () => {
  test.each(catalog.entries.filter(({ group }) => group === 'core').map(({ id, message }) => [id, message]))(
    '%s brings the card of that error',
    async (id, message) => {
      const scene = await openScene();
      const card = await asks(scene, id);
      expect(wordsOf(card)).toContain(id);
      expect(wordsOf(card)).toContain(message);
      expect(card.text).toMatch(/ move/);
    },
  );

  test('the card is seen by nobody else, and offers to be shared', async () => {
    const scene = await openScene();
    const card = await asks(scene, 'invalid_scope');
    expect(buttonsOf(card)).toContain('Escalate to #ecw-escalations');
    expect(wordsOf(card)).toContain('Share in channel');
    expect(scene.developer.sees('ecw-support')).toHaveLength(0);
  });

  test('a shared card is seen by all, and the private one goes', async () => {
    const scene = await openScene();
    const card = await asks(scene, 'invalid_scope');
    await scene.support.choose(card, 'more', 'share');
    const shared = await scene.simulator.until(() => scene.developer.sees('ecw-support')[0]);
    expect(wordsOf(shared)).toContain('invalid_scope');
    expect(buttonsOf(shared)).toContain('Escalate to #ecw-escalations');
    expect(wordsOf(shared)).not.toContain('Share in channel');
    await scene.simulator.until(() => scene.support.sees('ecw-support').length === 1);
  });

  test('works, and can be shared, where the bot is no member', async () => {
    const scene = await openScene();
    const card = await asks(scene, 'refresh_expired', 'general');
    await scene.support.choose(card, 'more', 'share');
    const shared = await scene.simulator.until(() => scene.developer.sees('general')[0]);
    expect(wordsOf(shared)).toContain('refresh_expired');
  });

  test.each([
    ['stats yesterday', '“yesterday”. `stats` takes a number of days: `/ecw-error stats 7d`'],
    ['stats --from 2026-01-01', '“--from 2026-01-01”'],
    ['open ZZ', '“ZZ”. `open` takes the code of a practice: `/ecw-error open FEIGCD`'],
    ['open invalid_scope', '“invalid_scope”'],
    ['open FEIGCD please', '“FEIGCD please”'],
    ['mine ECW-1001', '“ECW-1001”. `mine` takes the code of a practice'],
    ['list 401', '“401”. `/ecw-error list` by itself'],
    ['review all of them', '“all of them”. `/ecw-error review` by itself'],
    ['settings channel quiet', '“channel quiet”. `/ecw-error settings` by itself'],
    ['check banana', '“banana” is no address. I look at web addresses'],
    ['stats ?', 'what stands behind `stats`'],
    ['mute invalid_scope 99y', '“99y”. A mute lasts `1h`, `1d`, `1w` or `forever`'],
    ['mute invalid_scope for 2 weeks', '“2 weeks”. A mute lasts'],
    ['mute bananas', '“bananas”. `/ecw-error mute invalid_scope 1d` mutes an error here'],
    ['mute invalid scope 1d', '“invalid”'],
    ['unmute channel later', '“later”. `unmute` takes no time'],
    ['unmute me', 'That is not muted here'],
    ['mute channel constructor', '“constructor”. A mute lasts'],
    ['mute Constructor', '“Constructor”. `/ecw-error mute'],
    ['MUTE AKIAQ3EGRZT5XYZLMNOP', '“[cloud-key]”'],
    ['mute me AKIAQ3EGRZT5XYZLMNOP', '“[cloud-key]”'],
  ])('%j is told what was not understood, and what is right', async (text, said) => {
    const scene = await openScene();
    expect(wordsOf(await asks(scene, text))).toContain(said);
    await scene.simulator.quiet(60);
    expect(scene.support.sees('ecw-support')).toHaveLength(1);
  });

  test.each(['open', 'mine'])('%s says for which practice there is none', async (word) => {
    expect(wordsOf(await asks(await openScene(), `${word} ZZZZZZ`))).toContain(
      'None at the practice ZZZZZZ.',
    );
  });

  test.each([
    ['open {"error":"invalid_client"}', 'invalid_client · 401'],
    ['open the connection failed: invalid_scope', 'invalid_scope · 400'],
    ['open\ninvalid_scope', 'invalid_scope · 400'],
    ['list patients 403 forbidden', 'bare_403'],
    ['open failed 401', '401 seen'],
    ['check the jwks url', 'jwks_url_inaccessible · 401'],
    ['check invalid_scope', 'invalid_scope · 400'],
    ['help invalid_scope', 'invalid_scope · 400'],
    ['mute the alarm: 401 invalid_client', 'invalid_client · 401'],
    ['mute alarms when 401 invalid_client', 'invalid_client · 401'],
    ['mute alarm 401 invalid_client', 'invalid_client · 401'],
    ['mute alarm invalid_client', 'invalid_client · 401'],
  ])('%j is an error that begins with one of our words', async (text, code) => {
    expect(wordsOf(await asks(await openScene(), text))).toContain(code);
  });

  test.each([
    ['mute channel for an hour', 'everything in this channel'],
    ['Mute A Week', 'everything in this channel'],
    ['mute invalid_scope for 1 day', '`invalid_scope` in this channel'],
  ])('%j is understood', async (text, muted) => {
    const scene = await openScene();
    await scene.support.command('ecw-support', '/ecw-error', text);
    await scene.simulator.until(() =>
      scene.support.sees('ecw-support').some((seen) => seen.text.startsWith(`Muted: ${muted}`)),
    );
  });

  test('what a mention asks for wrongly is told in its thread, and what was typed is not kept', async () => {
    const database = await migratedDatabase();
    const { simulator, support } = await openScene({ bot: { database } });
    const asked = await support.say('ecw-support', '@eCW Triage stats Zanzibar');
    const reply = await simulator.until(() => support.sees('ecw-support', asked.ts)[1]);
    expect(wordsOf(reply)).toBe(
      'I did not understand what stands behind `stats`. `stats` takes a number of days: `/ecw-error stats 7d`.',
    );
    const { path } = database;
    const kept = [path, `${path}-wal`].map((file) => readFileSync(file, 'latin1')).join('');
    expect(kept).toContain('stats ?');
    expect(kept).not.toMatch(/zanzibar/i);
  });

  test('a mention in a thread that says “check this” reads the thread', async () => {
    const { simulator, support } = await openScene();
    const first = await support.say('general', 'invalid_scope from /token, help');
    await support.invite('general');
    await support.say('general', '@eCW Triage check this', { threadTs: first.ts });
    const card = await simulator.until(() => support.sees('general', first.ts)[2]);
    expect(wordsOf(card)).toContain('invalid_scope · 400');
  });

  test.each(['check this:', 'review this', 'open this'])('“%s” with a log reads the log', async (asked) => {
    const { simulator, support } = await openScene();
    const files = [{ name: 'a.log', content: 'POST /token HTTP 400 {"error":"invalid_scope"}' }];
    const { ts } = await support.say('ecw-support', `@eCW Triage ${asked}`, { files });
    const card = await simulator.until(() => support.sees('ecw-support', ts)[1]);
    expect(wordsOf(card)).toContain('invalid_scope · 400');
  });

  test.each(['', '   ', 'help', 'HELP', 'help mute'])(
    '%j shows the guide with a picker by status',
    async (text) => {
      const scene = await openScene();
      const guide = await asks(scene, text);
      expect(wordsOf(guide)).toMatch(/Paste anything[\s\S]*400 Bad Request[\s\S]*401 Unauthorized/);
      await scene.support.choose(guide, 'show', 'wrong_client');
      await scene.simulator.until(() =>
        scene.support
          .sees('ecw-support')
          .some((seen) => wordsOf(seen).includes('Refresh token does not belong to this client')),
      );
    },
  );

  test('list shows the whole catalog', async () => {
    const words = wordsOf(await asks(await openScene(), 'list'));
    for (const { id, group } of catalog.entries) if (group === 'core') expect(words).toContain(id);
  });

  test('list is narrowed down in its place', async () => {
    const scene = await openScene();
    const { simulator, support } = scene;
    const list = await asks(scene, 'list');
    const codes = () => rowsOf(support.sees('ecw-support')[0]).map(([code]) => code);
    expect(codes()).toEqual(coreOrder);
    await support.choose(list, 'filter_catalog', 'status:403');
    await simulator.until(() => !codes().includes('invalid_client'));
    expect(codes()).toContain('wrong_client');
    await support.choose(support.sees('ecw-support')[0] ?? list, 'show', 'wrong_client');
    await simulator.until(() =>
      support.sees('ecw-support').some((seen) => seen.text.includes('wrong_client ·')),
    );
  });

  test.each([
    ['418', 'bears the number 418'],
    ['error 98765', 'bears the number 98765'],
    ['how do I escalate this to eCW?', 'Press *Escalate to eCW* on the card'],
    ['Escalate', 'Press *Escalate to eCW* on the card'],
    ['open a ticket', 'Press *Escalate to eCW* on the card'],
    ['open a new case', 'Press *Escalate to eCW* on the card'],
    ['ECW-4711', 'There is no ECW-4711'],
  ])('%s gets its answer', async (text, expected) => {
    expect(wordsOf(await asks(await openScene(), text))).toContain(expected);
  });

  test('mute alone asks what and for how long, and does what was chosen', async () => {
    const scene = await openScene();
    const { simulator, support } = scene;
    const form = await asks(scene, 'mute');
    expect(wordsOf(form)).toContain('What shall I keep quiet about, and for how long?');
    await support.choose(form, 'mute_what', 'entry:invalid_scope');
    await support.choose(form, 'mute_span', '1h');
    await support.press(form, 'Mute');
    await simulator.until(() =>
      support
        .sees('ecw-support')
        .some(({ text }) => text.startsWith('Muted: `invalid_scope` in this channel')),
    );
    await simulator.until(() =>
      support
        .sees('ecw-support')
        .some(({ text }) => text.includes('muted `invalid_scope` in this channel until')),
    );
  });

  test.each([
    ['401', ['invalid_client', 'jwks_kid_mismatch', 'invalid_token']],
    ['HTTP 403', ['refresh_expired', 'refresh_revoked', 'wrong_client']],
    ['500', ['access_denied']],
  ])('%s offers the errors of that status', async (text, ids) => {
    const words = wordsOf(await asks(await openScene(), text));
    for (const id of ids) expect(words).toContain(id);
  });

  test('pasted JSON brings the card and says what decided', async () => {
    const scene = await openScene();
    const card = await asks(
      scene,
      '{"error":"invalid_client","error_description":"JWT key ID does not match any key in JWKS"}',
    );
    expect(wordsOf(card)).toContain('jwks_kid_mismatch · 401');
    expect(wordsOf(card)).toMatch(/Seen:.*error_description/);
  });

  test('what is no eCW error is said to be none, with what to paste instead', async () => {
    const card = await asks(await openScene(), 'my keyboard is broken');
    expect(wordsOf(card)).toMatch(/No eCW error that I know[\s\S]*Paste what came back/);
  });

  test('a likely error is shown at once, and pressing another changes the card in place', async () => {
    const scene = await openScene();
    const card = await asks(scene, 'our clock');
    expect(wordsOf(card)).toMatch(/^Did you mean …[\s\S]*assertion_expired[\s\S]* · likely/);
    expect(buttonsOf(card)).toContain('Escalate to #ecw-escalations');
    const [yes, other = ''] = buttonsOf(card);
    expect(yes).toBe('Yes, this one');
    await scene.support.press(card, other);
    const changed = await scene.simulator.until(() =>
      scene.support.sees('ecw-support').find((seen) => wordsOf(seen).includes(`${other} · 40`)),
    );
    expect(wordsOf(changed)).not.toContain('Did you mean');
    expect(wordsOf(changed)).toContain('picked by hand');
  });

  test('a likely error that was meant becomes its card', async () => {
    const scene = await openScene();
    const card = await asks(scene, 'our clock');
    await scene.support.press(card, 'Yes, this one');
    const kept = await scene.simulator.until(() =>
      scene.support.sees('ecw-support').find((seen) => wordsOf(seen).includes('picked by hand')),
    );
    expect(wordsOf(kept)).toContain('assertion_expired');
  });

  test('a likely error can be escalated as it stands', async () => {
    const scene = await openScene();
    const card = await asks(scene, 'insurance not found');
    await scene.support.press(card, 'Escalate to #ecw-escalations');
    await scene.simulator.until(() => scene.support.modal());
  });

  test('a number with two meanings offers both', async () => {
    const words = wordsOf(await asks(await openScene(), '202'));
    expect(words).toContain('Bulk export accepted or running');
    expect(words).toContain('INVALID_PATIENT_ALREADY_EXIST');
  });

  test('what comes near a code offers the nearest to press', async () => {
    const scene = await openScene();
    const card = await asks(scene, 'something about jwks');
    const [first] = buttonsOf(card);
    expect(first).toMatch(/^jwks_/);
    await scene.support.press(card, first ?? '');
    await scene.simulator.until(() =>
      wordsOf(scene.support.sees('ecw-support').at(-1)).includes(`${first} · 401`),
    );
  });
});
