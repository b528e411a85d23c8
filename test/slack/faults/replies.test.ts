import { describe, expect, test } from '@jest/globals';
import { loadExamples } from '../../../src/catalog/examples.ts';
import { buttonsOf, wordsOf } from '../../support/read.ts';
import { openScene } from '../../support/scene.ts';

const activation =
  '400 Bad Request {"error":"invalid_request","error_description":"FHIR app authentication is not enabled"}';

describe('an error pasted in a watched channel', () => {
  test.each(loadExamples().map(({ title, text, entry }) => [title, text, entry] as const))(
    '%s gets one card in its thread',
    async (_title, text, entry) => {
      const { simulator, support, developer } = await openScene();
      const message = await support.say('ecw-support', text);
      const [, card, ...more] = await simulator.until(() => {
        const thread = developer.sees('ecw-support', message.ts);
        return thread.length > 1 && thread;
      });
      await simulator.quiet();
      expect(card?.text).toContain(entry);
      expect(buttonsOf(card)).toContain('Escalate to #ecw-escalations');
      expect(more).toEqual([]);
      expect(developer.sees('ecw-support').filter(({ thread_ts }) => thread_ts === undefined)).toHaveLength(
        1,
      );
    },
  );

  test.each([
    'good morning all',
    'the PR for invalid_scope handling is merged, thanks',
    'deploy of fhir-sync 401 done',
    'did anybody see the error yesterday?',
  ])('“%s” is left alone', async (text) => {
    const { simulator, support } = await openScene();
    const message = await support.say('ecw-support', text);
    await simulator.quiet(100);
    expect(support.sees('ecw-support', message.ts)).toHaveLength(1);
    expect(simulator.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
  });

  test('a card that Slack refuses is posted in a plainer rendering, with the same in it', async () => {
    const { simulator, support } = await openScene();
    simulator.fault({ method: 'chat.postMessage', answer: { error: 'invalid_blocks' } });
    const message = await support.say('ecw-support', activation);
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    expect(JSON.stringify(card.blocks)).not.toMatch(/"(?:container|context_actions|rich_text\w*|expand)"/);
    for (const part of ['Practice admin’s move', 'Still failing?', 'curl -s', '*Sources*'])
      expect(wordsOf(card)).toContain(part);
    await support.press(card, 'It worked');
    await simulator.until(() =>
      wordsOf(support.sees('ecw-support', message.ts)[1]).includes('It worked for one person'),
    );
  });

  test('a card links to its page where people have a reference site', async () => {
    const { simulator, support } = await openScene({ bot: { docsUrl: 'https://docs.example.com/ecw/' } });
    const message = await support.say('ecw-support', activation);
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    expect(wordsOf(card)).toContain('<https://docs.example.com/ecw/errors/app_not_activated.html|');
  });

  test('so is an answer to a command, and one that only its asker sees', async () => {
    const { simulator, support } = await openScene();
    simulator.fault({ method: 'response_url', answer: { status: 400 } });
    await support.command('ecw-support', '/ecw-error', activation);
    const card = await simulator.until(() =>
      support.sees('ecw-support').find(({ text }) => text.includes('app_not_activated')),
    );
    expect(JSON.stringify(card.blocks)).not.toMatch(/"(?:container|context_actions|rich_text\w*|expand)"/);
    expect(wordsOf(card)).toContain('Still failing?');
    simulator.fault({ method: 'chat.postEphemeral', answer: { error: 'invalid_blocks' } });
    const asked = await support.say('ecw-support', '@eCW Triage open');
    await simulator.until(() =>
      [...support.sees('ecw-support'), ...support.sees('ecw-support', asked.ts)].some(({ text }) =>
        text.startsWith('Open escalations'),
      ),
    );
  });

  test('an error in a thread is answered in that thread', async () => {
    const { simulator, support, developer } = await openScene();
    const start = await support.say('ecw-support', 'the new practice has trouble');
    await developer.say('ecw-support', activation, { threadTs: start.ts });
    const thread = await simulator.until(() => {
      const seen = support.sees('ecw-support', start.ts);
      return seen.length === 3 && seen;
    });
    expect(thread[2]?.text).toContain('app_not_activated');
  });

  test('a channel that nobody asked to watch stays quiet', async () => {
    const { simulator, support } = await openScene({ bot: { supportChannels: [] } });
    const message = await support.say('ecw-support', activation);
    await simulator.quiet(100);
    expect(support.sees('ecw-support', message.ts)).toHaveLength(1);
  });

  test('Slack’s retry of the same message brings no second card', async () => {
    const { simulator, support } = await openScene();
    const message = await support.say('ecw-support', activation);
    await simulator.until(() => support.sees('ecw-support', message.ts).length === 2);
    await simulator.redeliver(
      simulator.deliveries.findIndex(({ kind }) => kind === 'event'),
      1,
    );
    await simulator.quiet(100);
    expect(support.sees('ecw-support', message.ts)).toHaveLength(2);
  });

  test('the reply mentions nobody, broadcasts nothing and unfurls nothing', async () => {
    const { simulator, support } = await openScene();
    const message = await support.say(
      'ecw-support',
      `<!channel> @developer ${activation} https://evil.example`,
    );
    await simulator.until(() => support.sees('ecw-support', message.ts).length === 2);
    const post = await simulator.until(() =>
      simulator.calls.find(({ method }) => method === 'chat.postMessage'),
    );
    expect(JSON.stringify(post.args)).not.toMatch(/<!|<@|link_names|reply_broadcast/);
    expect(post.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
  });
});

describe('who asks is always answered', () => {
  test('a mention in a channel that is not watched, in the thread, once', async () => {
    const { simulator, support } = await openScene({ bot: { supportChannels: [] } });
    const message = await support.say('ecw-support', `@eCW Triage ${activation}`);
    await simulator.until(() => support.sees('ecw-support', message.ts).length === 2);
    await simulator.quiet(100);
    expect(support.sees('ecw-support', message.ts)).toHaveLength(2);
  });

  test('a mention in a watched channel brings one card, not two', async () => {
    const { simulator, support } = await openScene();
    const message = await support.say('ecw-support', `@eCW Triage ${activation}`);
    await simulator.until(() => support.sees('ecw-support', message.ts).length === 2);
    await simulator.quiet(100);
    expect(support.sees('ecw-support', message.ts)).toHaveLength(2);
  });

  test('a mention in a thread reads the first message when it holds no error itself', async () => {
    const { simulator, support, developer } = await openScene({ bot: { supportChannels: [] } });
    const start = await support.say('ecw-support', activation);
    await developer.say('ecw-support', '@eCW Triage what is this?', { threadTs: start.ts });
    const card = await simulator.until(() => support.sees('ecw-support', start.ts)[2]);
    expect(card.text).toContain('app_not_activated');
  });

  test('a mention that only says hello gets the guide', async () => {
    const { simulator, support } = await openScene();
    const message = await support.say('ecw-support', '@eCW Triage');
    const guide = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    expect(wordsOf(guide)).toContain('Paste anything');
  });

  test.each([
    ['401', /401 Unauthorized: which one/],
    ['list', /The catalog/],
    [activation, /app_not_activated/],
    ['what a day', /No eCW error that I know/],
  ])('a direct message %j is answered', async (text, expected) => {
    const { simulator, support } = await openScene();
    const message = await support.dm(text);
    const reply = await simulator.until(() =>
      support.sees(message.channel).find(({ ts }) => ts > message.ts),
    );
    expect(wordsOf(reply)).toMatch(expected);
  });

  test('“Triage this error” on any message answers in its thread', async () => {
    const { simulator, support, developer } = await openScene({ bot: { supportChannels: [] } });
    const message = await support.say('ecw-support', activation);
    await developer.shortcut('triage_message', message);
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    expect(card.text).toContain('app_not_activated');
  });

  test('“Triage this error” tells only the person who asked that nothing was found', async () => {
    const { simulator, support, developer } = await openScene({ bot: { supportChannels: [] } });
    const message = await support.say('ecw-support', 'the coffee machine is broken');
    await developer.shortcut('triage_message', message);
    await simulator.until(() =>
      [...developer.sees('ecw-support'), ...developer.sees('ecw-support', message.ts)].some(({ text }) =>
        text.includes('No eCW error that I know'),
      ),
    );
    expect(support.sees('ecw-support', message.ts)).toHaveLength(1);
  });

  test('the shortcut where the bot is no member answers only the person who asked', async () => {
    const { simulator, support, developer } = await openScene();
    const message = await support.say('general', activation);
    await developer.shortcut('triage_message', message);
    await simulator.until(() =>
      developer.sees('general').some(({ text }) => text.includes('app_not_activated')),
    );
    expect(support.sees('general')).toHaveLength(1);
  });

  test('the shortcut on a message that has its card shows it to that person only', async () => {
    const { simulator, support, developer } = await openScene();
    const message = await support.say('ecw-support', activation);
    await simulator.until(() => support.sees('ecw-support', message.ts).length === 2);
    await developer.shortcut('triage_message', message);
    await simulator.until(
      () => developer.sees('ecw-support').length + developer.sees('ecw-support', message.ts).length > 3,
    );
    expect(support.sees('ecw-support', message.ts)).toHaveLength(2);
  });
});

describe('messages of bots', () => {
  const alert = (botId: string) => ({
    type: 'message',
    subtype: 'bot_message',
    bot_id: botId,
    text: activation,
    ts: '1700000000.000900',
  });

  test('are left alone, unless the bot is listed', async () => {
    const { simulator } = await openScene({ bot: { allowedBots: ['B0ALLOWED1'] } });
    const channel = simulator.channel('ecw-support').id;
    await simulator.sendEvent({
      ...alert('B0OTHER001'),
      channel,
      channel_type: 'channel',
      ts: '1700000000.000800',
    });
    await simulator.sendEvent({ ...alert('B0ALLOWED1'), channel, channel_type: 'channel' });
    await simulator.until(() => simulator.calls.some(({ method }) => method === 'chat.postMessage'));
    await simulator.quiet(100);
    const posts = simulator.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(posts.map(({ args }) => args.thread_ts)).toEqual(['1700000000.000900']);
  });
});
