import { describe, expect, test } from '@jest/globals';
import { openScene } from '../support/scene.ts';

const error = '{"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}';

/** Pastes that try to break the bot, the card or the channel. Each still holds a real error, and the bot is asked, so that it has to speak. */
const hostile: readonly [string, string][] = [
  ['40,000 characters', `${error}\n${'x'.repeat(39_000)}`],
  ['binary', `${error}\n${Array.from({ length: 255 }, (_, code) => String.fromCharCode(code + 1)).join('')}`],
  ['lone surrogates', `${error} \ud800 \udfff tail`],
  ['deeply nested JSON', `${error}\n${'{"a":'.repeat(4000)}1${'}'.repeat(4000)}`],
  ['brackets without end', `${error}\n${'['.repeat(20_000)}`],
  ['quotes without end', `${error}\n${'"'.repeat(20_000)}`],
  ['a channel mention', `<!channel> <!here> <!everyone> ${error}`],
  [
    'mrkdwn that breaks out',
    `${error} \`\`\` *bold* _it_ ~x~ > quote\n&gt; <https://evil.example|https://eclinicalworks.com>`,
  ],
  ['HTML', `<script>alert(1)</script> ${error} <img src=x onerror=alert(1)>`],
  ['right-to-left overrides', `\u202e${error}\u202c \u200b\u200b`],
];

describe('hostile pastes are answered without harm', () => {
  test.each(hostile)('%s', async (_what, text) => {
    const { simulator, support, logged } = await openScene();
    const message = await support.say('ecw-support', `@eCW Triage ${text}`);
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    expect(card.text).toContain('invalid_scope');
    expect(JSON.stringify([card.text, card.blocks])).not.toMatch(/<!|<script|evil\.example/);
    await support.press(card, 'escalate');
    const modal = await simulator.until(() => support.modal());
    expect(JSON.stringify(modal.blocks)).toContain('invalid_scope');
    expect(logged.filter((line) => /"level":"(?:error|fatal)"/.test(line))).toEqual([]);
  });

  test('an empty message and a message of spaces are left alone', async () => {
    const { simulator, support } = await openScene();
    await simulator.sendEvent({
      type: 'message',
      channel: simulator.channel('ecw-support').id,
      channel_type: 'channel',
      user: support.id,
      ts: '1700000000.000100',
      text: '',
    });
    await support.say('ecw-support', ' \n ').catch(() => undefined);
    await simulator.quiet(50);
    expect(simulator.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
  });
});
