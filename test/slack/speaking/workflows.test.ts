import { describe, expect, test } from '@jest/globals';
import { readMessage } from '../../../src/slack/read/readMessage.ts';
import { wordsOf } from '../../support/read.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { activation, scope } from './pastes.ts';

const likely = 'seeing invalid_client somewhere still';
const secret = ['k7', 'Qw'.repeat(14)].join('');

/** Everything that Slack was asked to show somebody. */
const said = ({ simulator }: Scene) =>
  simulator.calls.filter(({ method }) => /^chat\.post|^conversations\.open/.test(method));

const threadOf = ({ simulator, support }: Scene, ts: string, length: number) =>
  simulator.until(() => {
    const thread = support.sees('ecw-support', ts);
    return thread.length === length && thread;
  });

describe('a post of a workflow', () => {
  test.each(['listed', 'none', 'all'] as const)(
    'is answered like a person’s, also where of other bots %s are read',
    async (bots) => {
      const scene = await openScene();
      const { simulator, support } = scene;
      await support.command('ecw-support', '/ecw-error', 'settings');
      await simulator.until(() => support.modal());
      support.fill({ bots });
      expect(await support.submit()).toMatchObject({ ok: true });
      const posted = await support.runWorkflow('ecw-support', `What happened?\n${activation('FEIGCD')}`);
      const [, card] = await threadOf(scene, posted.ts, 2);
      expect(wordsOf(card)).toContain('app_not_activated');
      expect(wordsOf(card)).toContain('FEIGCD');
    },
  );

  test('is answered whatever bot id it comes with, each time', async () => {
    const scene = await openScene();
    const first = await scene.support.runWorkflow('ecw-support', activation('FEIGCD'));
    await threadOf(scene, first.ts, 2);
    const second = await scene.support.runWorkflow('ecw-support', scope);
    await threadOf(scene, second.ts, 2);
    expect(first.bot_id).not.toBe(second.bot_id);
  });

  test('is left alone where nobody reads along, and where it is no error', async () => {
    const scene = await openScene({ bot: { supportChannels: [] } });
    await scene.support.runWorkflow('ecw-support', activation('FEIGCD'));
    const watching = await openScene();
    await watching.support.runWorkflow('ecw-support', 'Feierabend-Umfrage: Pizza or salad on Friday?');
    await scene.simulator.quiet(100);
    await watching.simulator.quiet(100);
    expect([...said(scene), ...said(watching)]).toEqual([]);
  });

  test('that is merely likely an error is left alone: there is no poster to ask', async () => {
    const scene = await openScene();
    const asked = await scene.support.say('ecw-support', likely);
    await scene.simulator.until(() => said(scene).length > 0);
    expect(said(scene)).toMatchObject([{ method: 'chat.postEphemeral' }]);
    await scene.support.runWorkflow('ecw-support', asked.text);
    await scene.simulator.quiet(100);
    expect(said(scene)).toHaveLength(1);
  });

  test('with a secret in it is answered, redacted, and nobody is warned', async () => {
    const scene = await openScene();
    const posted = await scene.support.runWorkflow('ecw-support', `${scope} client_secret=${secret}`);
    const thread = await threadOf(scene, posted.ts, 2);
    await scene.simulator.quiet(100);
    expect(said(scene)).toHaveLength(1);
    expect(JSON.stringify(thread[1])).not.toContain(secret);
  });

  test('that mentions the bot is answered, but for what would be for its eyes alone', async () => {
    const scene = await openScene();
    const { simulator, support, logged } = scene;
    const posted = await support.runWorkflow('ecw-support', `@eCW Triage ${scope}`);
    await threadOf(scene, posted.ts, 2);
    await support.runWorkflow('ecw-support', '@eCW Triage open');
    await simulator.quiet(150);
    expect(said(scene)).toHaveLength(1);
    expect(logged.filter((line) => /"level":[45]0/.test(line))).toEqual([]);
  });

  test('is part of the thread that somebody asks about', async () => {
    const scene = await openScene({ bot: { supportChannels: [] } });
    const posted = await scene.support.runWorkflow('ecw-support', activation('FEIGCD'));
    await scene.developer.say('ecw-support', '@eCW Triage what is this?', { threadTs: posted.ts });
    const thread = await threadOf(scene, posted.ts, 3);
    expect(wordsOf(thread[2])).toContain('app_not_activated');
  });
});

test.each([
  ['its workflow', { workflow_id: 'Wf0123456789' }, true],
  ['a profile of a workflow', { bot_profile: { is_workflow_bot: true } }, true],
  ['a profile of a workflow of the older kind', { bot_profile: { is_legacy_workflow_bot: true } }, true],
  ['a profile of an app', { app_id: 'A0OTHER001', bot_profile: { name: 'Alerts' } }, false],
  ['a profile that denies it', { workflow_id: null, bot_profile: { is_workflow_bot: false } }, false],
  ['no more than a name', { username: 'Workflow' }, false],
])('a message of a bot with %s: %j is one of a workflow: %s', (_what, fields, isWorkflow) => {
  const event = { subtype: 'bot_message', bot_id: 'B0OTHER001', channel: 'C1', ts: '1.0', text: 'hello' };
  expect(readMessage({ ...event, ...fields })?.isWorkflow).toBe(isWorkflow);
});
