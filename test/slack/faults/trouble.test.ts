import { describe, expect, test } from '@jest/globals';
import { openScene } from '../../support/scene.ts';
import { escalatePaste } from '../../support/submit.ts';

const error = '{"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}';

describe('when Slack fails', () => {
  test.each([
    ['channel_not_found', /invite the bot/],
    ['token_revoked', /install the app again/],
    ['missing_scope', /Reinstall the app with the scopes/],
    ['is_archived', /archived/],
    ['something_new', /Web API/],
  ])('%s: the log says what to do, and the bot lives on', async (word, advice) => {
    const { simulator, support, logged } = await openScene();
    simulator.fault({ method: 'chat.postMessage', times: 1, answer: { error: word } });
    await support.say('ecw-support', error);
    await simulator.until(() => simulator.calls.some(({ method }) => method === 'chat.postMessage'));
    await simulator.quiet(100);
    const line = logged.find((one) => one.includes(word)) ?? '';
    expect(line).toMatch(advice);
    expect(line).not.toContain('Requested scope');
    const next = await support.say('ecw-support', error);
    await simulator.until(() => support.sees('ecw-support', next.ts).length === 2);
  });

  test.each([
    ['a server fault', { status: 500 }],
    ['too many calls', { status: 429, retryAfter: 1 }],
  ])(
    '%s is ridden out, and the reply comes',
    async (_what, answer) => {
      const { simulator, support } = await openScene();
      simulator.fault({ method: 'chat.postMessage', times: 1, answer });
      const message = await support.say('ecw-support', error);
      await simulator.until(() => support.sees('ecw-support', message.ts).length === 2, 10_000);
    },
    15_000,
  );

  test('a person who pressed a button is told', async () => {
    const { simulator, support } = await openScene();
    const message = await support.say('ecw-support', error);
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    simulator.fault({ method: 'views.open', times: 1, answer: { error: 'internal_error' } });
    await support.press(card, 'escalate');
    await simulator.until(() =>
      support.sees('ecw-support').some(({ text }) => text.includes('that did not work')),
    );
  });

  test('a token that Slack refuses stops the start with what Slack said', async () => {
    await expect(
      openScene({
        bot: {
          connection: {
            kind: 'http',
            botToken: 'xoxb-wrong',
            signingSecret: 's',
            port: 0,
            apiUrl: 'http://127.0.0.1:9/api/',
          },
        },
      }),
    ).rejects.toThrow();
  });
});

describe('Socket Mode', () => {
  test('pasted errors, commands and buttons work without a public address', async () => {
    const scene = await openScene({ mode: 'socket' });
    const { simulator, support } = scene;
    await escalatePaste(scene, error);
    await simulator.until(() => support.sees('ecw-escalations').length === 1);
    await support.command('ecw-support', '/ecw-error', '403');
    await simulator.until(() => support.sees('ecw-support').some(({ ephemeral }) => ephemeral));
  });
});
