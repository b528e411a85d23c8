import { describe, expect, test } from '@jest/globals';
import { coreOrder } from '../../src/catalog/catalog.ts';
import { catalog } from '../support/catalog.ts';
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

  test.each(['stats 99x', 'open ZZ', 'settings now'])(
    '%j, which no command takes, shows the guide and is no paste',
    async (text) => {
      const scene = await openScene();
      expect(wordsOf(await asks(scene, text))).toMatch(/Paste anything/);
    },
  );

  test.each(['', '   ', 'help', 'HELP'])('%j shows the guide with a picker by status', async (text) => {
    const scene = await openScene();
    const guide = await asks(scene, text);
    expect(wordsOf(guide)).toMatch(/Paste anything[\s\S]*400 Bad Request[\s\S]*401 Unauthorized/);
    await scene.support.choose(guide, 'show', 'wrong_client');
    await scene.simulator.until(() =>
      scene.support
        .sees('ecw-support')
        .some((seen) => wordsOf(seen).includes('Refresh token does not belong to this client')),
    );
  });

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
