import { beforeAll, describe, expect, test } from '@jest/globals';
import { lockable } from '../../support/lockable.ts';
import { rowsOf, wordsOf } from '../../support/read.ts';
import { readHere } from '../../support/readHere.ts';
import { openScene, type Scene, type SceneOptions } from '../../support/scene.ts';
import { submitForm } from '../../support/submit.ts';

const secret = 'Zx9'.repeat(12);
const seen = `2026-03-01T14:05:00Z
GET https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD/Patient
HTTP/1.1 401 Unauthorized
client_secret=${secret}
{"error":"invalid_client","error_description":"JWT key ID does not match any key in JWKS"}`;
const vague = 'since this morning the portal shows a white page when patients want to connect their record';

const basics = { practiceCode: 'FEIGCD', environment: 'production', endpoint: 'token' };
const mayPass = { joining: 'join' };

type Person = Scene['support'];

/** The form, opened by somebody who looks at a channel. */
const opened = async ({ simulator }: Scene, person: Person, channel?: string) => {
  await person.globalShortcut('report_error', channel);
  return simulator.until(() => person.modal());
};

const reporting = async (typed: Readonly<Record<string, string>>, options?: SceneOptions) => {
  const scene = await openScene(options);
  await opened(scene, scene.support, 'ecw-support');
  scene.support.fill(typed);
  return { scene, sent: await scene.support.submit() };
};

const filedOf = ({ simulator, support }: Scene) => simulator.until(() => support.sees('ecw-escalations')[0]);

// A submission must be acknowledged within three seconds; what reads texts is loaded with the first one.
beforeAll(() => readHere.judge(seen, { kind: 'lookUp', wordings: [] }, 'asked'));

describe('reporting an error that stands in no message', () => {
  test('opens the form before anything else is asked of anybody, on the channel that the person looks at', async () => {
    const scene = await openScene();
    const before = scene.simulator.calls.length;
    const modal = await opened(scene, scene.support, 'ecw-support');
    expect(modal.title?.text).toBe('Report an eCW error');
    expect(JSON.stringify(modal.blocks)).toContain('It will be posted to #ecw-escalations.');
    await scene.simulator.until(() => scene.simulator.calls.length > before);
    expect(scene.simulator.calls.slice(before).map(({ method }) => method)).toEqual(['views.open']);
    const state = {
      type: 'conversations_select',
      selected_conversation: scene.simulator.channel('ecw-support').id,
    };
    expect(modal.state.values.channel).toEqual({ value: state });
    scene.support.closeModal();
    const elsewhere = await opened(scene, scene.support, scene.support.dmChannel);
    expect(elsewhere.state.values.channel).toMatchObject({ value: { selected_conversation: null } });
  });

  test('the error is read from what was seen, which fills both steps, redacted; it is filed, and the person told where they find it', async () => {
    const { scene, sent } = await reporting({ seen });
    const { simulator, support, developer } = scene;
    expect(sent).toMatchObject({ ok: true });
    const first = support.modal();
    const shown = JSON.stringify(first?.blocks);
    expect(first?.title?.text).toBe('Escalate, step 1 of 2');
    expect(shown).toContain('jwks_kid_mismatch');
    expect(shown).toContain('"initial_value":"FEIGCD"');
    expect(shown).toContain(`"initial_date_time":${Date.parse('2026-03-01T14:05:00Z') / 1000}`);
    await support.submit();
    const second = JSON.stringify(support.modal()?.blocks);
    expect(second).toContain('JWT key ID does not match any key in JWKS');
    expect(second).toMatch(/things that eCW asks for are here.* Missing: /);
    expect(shown + second).not.toContain(secret);
    await submitForm(scene, { notes: `password=${secret}` });
    const card = await filedOf(scene);
    expect(wordsOf(card)).toMatch(/ECW-1001 · .*[\s\S]*Practice:\* FEIGCD/);
    expect(JSON.stringify(card)).not.toContain(secret);
    const told = await simulator.until(() => support.sees(support.dmChannel)[0]);
    expect(told.text).toContain(
      'Filed as ECW-1001. It will be posted to #ecw-escalations. `/ecw-error ECW-1001`',
    );
    expect([...support.sees('ecw-support'), ...developer.sees('ecw-support')]).toEqual([]);
  });

  test('the error that is picked counts, whatever was seen', async () => {
    const { scene } = await reporting({ seen: vague, entry: 'app_not_activated' });
    expect(JSON.stringify(scene.support.modal()?.blocks)).toContain('app_not_activated');
    scene.support.fill(basics);
    await submitForm(scene);
    const words = wordsOf(await filedOf(scene));
    expect(words).toContain('app_not_activated');
    expect(words).toContain('white page');
  });

  test('what names no error asks for it, and keeps what was typed', async () => {
    const { scene, sent } = await reporting({ seen: vague });
    const { support } = scene;
    expect(sent).toMatchObject({
      ok: false,
      errors: { entry: expect.stringMatching(/not sure which error.*Pick it here/) },
    });
    expect(JSON.stringify(support.modal()?.state)).toContain('white page');
    support.fill({ entry: 'app_not_activated' });
    expect(await support.submit()).toMatchObject({ ok: true });
    expect(support.modal()?.title?.text).toBe('Escalate, step 1 of 2');
  });

  test('what may be several errors names them', async () => {
    const { sent } = await reporting({
      seen: 'something about jwks',
    });
    expect(sent).toMatchObject({
      ok: false,
      errors: { entry: expect.stringMatching(/it may be .+ or .+\. Pick/) },
    });
  });

  test('a channel that the person is not in is none to choose', async () => {
    const scene = await openScene();
    const { simulator, developer } = scene;
    await opened(scene, developer, 'ecw-support');
    developer.fill({ seen, channel: simulator.channel('ecw-escalations').id });
    expect(await developer.submit()).toMatchObject({
      ok: false,
      errors: { channel: expect.stringContaining('I do not see you in that channel') },
    });
  });

  test('the people of the chosen channel may follow it, and others not', async () => {
    const scene = await openScene();
    const { simulator, support, developer } = scene;
    const lists = async () => {
      await developer.command('general', '/ecw-error', 'open');
      return rowsOf(await simulator.until(() => developer.sees('general').at(-1))).map(([number]) => number);
    };
    await opened(scene, support, 'ecw-escalations');
    support.fill({ seen });
    await support.submit();
    await submitForm(scene);
    await filedOf(scene);
    await opened(scene, support, 'ecw-support');
    support.fill({ seen: seen.replace('FEIGCD', 'HGACBD') });
    await support.submit();
    await submitForm(scene);
    await simulator.until(() => support.sees('ecw-escalations').length === 2);
    expect(await lists()).toEqual([expect.stringContaining('ECW-1002')]);
  });

  test('what is open for the same practice is offered first, and joined', async () => {
    const { scene } = await reporting({ seen });
    await submitForm(scene);
    await filedOf(scene);
    await opened(scene, scene.support, 'ecw-support');
    scene.support.fill({ seen });
    await scene.support.submit();
    expect(JSON.stringify(scene.support.modal()?.blocks)).toContain(
      'ECW-1001 is open for this practice and this error',
    );
    await submitForm(scene, mayPass);
    await scene.simulator.until(() =>
      wordsOf(scene.support.sees('ecw-escalations')[0]).includes('2 reports'),
    );
    const { dmChannel } = scene.support;
    await scene.simulator.until(() =>
      scene.support.sees(dmChannel).some(({ text }) => text.includes('Added to ECW-1001')),
    );
  });

  test('who may not escalate is told so in the form', async () => {
    const scene = await openScene({ scopes: ['usergroups:read'], bot: { escalationGroup: 'S0ECWLEADS1' } });
    await opened(scene, scene.developer, 'ecw-support');
    scene.developer.fill({ seen });
    expect(await scene.developer.submit()).toMatchObject({
      ok: false,
      errors: { channel: expect.stringContaining('Only members of the user group') },
    });
  });

  test('what is said under a field names the group as it is called: Slack shows plain text there', async () => {
    const scene = await openScene({ scopes: ['usergroups:read'], bot: { escalationGroup: 'S0ECWLEADS1' } });
    scene.simulator.fault({
      method: 'usergroups.list',
      times: Number.POSITIVE_INFINITY,
      answer: {
        page: '{"ok":true,"usergroups":[{"id":"S0ECWLEADS1","handle":"r&d"}]}',
        type: 'application/json',
      },
    });
    await opened(scene, scene.developer, 'ecw-support');
    scene.developer.fill({ seen });
    expect(await scene.developer.submit()).toMatchObject({
      ok: false,
      errors: { channel: expect.stringContaining('user group “r&d” may') },
    });
  });

  test('while the database is away nothing is claimed, and the form stays', async () => {
    const { bot, takeAway, giveBack } = lockable();
    const scene = await openScene({ bot });
    await opened(scene, scene.support, 'ecw-support');
    scene.support.fill({ seen });
    takeAway();
    expect(await scene.support.submit()).toMatchObject({
      ok: false,
      errors: { seen: expect.stringContaining('not possible right now') },
    });
    giveBack();
    expect(await scene.support.submit()).toMatchObject({ ok: true });
  });
});
