import { describe, expect, test } from '@jest/globals';
import { isFileServer } from '../../../src/slack/read/fetchFiles.ts';
import { wordsOf } from '../../support/read.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { scope, unreachable } from './pastes.ts';

const har = JSON.stringify({
  log: {
    entries: [
      {
        request: { method: 'POST', url: 'https://oauthserver.eclinicalworks.com/oauth/oauth2/token' },
        response: { status: 400, statusText: 'Bad Request', content: { text: scope.slice(4) } },
      },
    ],
  },
});
const downloads = ({ simulator }: Pick<Scene, 'simulator'>) =>
  simulator.calls.filter(({ method }) => method === 'files.download');

describe('files in a watched channel', () => {
  test.each([
    [
      'a log',
      'run.log',
      `2026-03-01T10:00:00Z INFO start\n2026-03-01T10:00:01Z ERROR ${unreachable}\n`,
      'jwks_url_inaccessible',
    ],
    [
      'a JSON body',
      'body.json',
      '{"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}',
      'invalid_scope',
    ],
    ['an HTTP archive', 'browser.har', har, 'invalid_scope'],
  ])('%s is read like a message', async (_what, name, content, entry) => {
    const { simulator, support } = await openScene();
    const message = await support.say('ecw-support', 'see attached', { files: [{ name, content }] });
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    expect(card.text).toContain(entry);
  });

  test('a snippet and the message’s text are one paste', async () => {
    const { simulator, support } = await openScene();
    const message = await support.say('ecw-support', scope, {
      files: [{ name: 'snippet.txt', content: unreachable, mode: 'snippet' }],
    });
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    expect(wordsOf(card)).toMatch(/invalid_scope · 400[\s\S]*Also in this paste: `jwks_url_inaccessible`/);
    expect(support.sees('ecw-support', message.ts)).toHaveLength(2);
  });

  test('an archive and a picture are left alone, silently, and the text is still read', async () => {
    const scene = await openScene();
    const { simulator, support } = scene;
    const files = [
      { name: 'logs.zip', content: 'PK' },
      { name: 'screen.png', content: 'x' },
    ];
    const alone = await support.say('ecw-support', 'look', { files });
    await simulator.quiet(100);
    expect(support.sees('ecw-support', alone.ts)).toHaveLength(1);
    expect(downloads(scene)).toEqual([]);
    const message = await support.say('ecw-support', scope, { files });
    await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
  });

  test('one that cannot be fetched leaves the text to be read', async () => {
    const { simulator, support } = await openScene();
    simulator.fault({ method: 'files.download', answer: { status: 500 } });
    const message = await support.say('ecw-support', scope, { files: [{ name: 'a.log', content: 'x' }] });
    await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
  });

  test('where nobody asked us to read along no file is fetched', async () => {
    const scene = await openScene({ bot: { supportChannels: [] } });
    await scene.support.say('ecw-support', 'see', { files: [{ name: 'a.log', content: scope }] });
    await scene.simulator.quiet(100);
    expect(downloads(scene)).toEqual([]);
  });

  test('a secret in a file warns its poster as one in the message does', async () => {
    const { simulator, support } = await openScene();
    const content = `client_secret=${'Gh7'.repeat(12)}\n${unreachable}`;
    await support.say('ecw-support', 'log', { files: [{ name: 'a.log', content }] });
    await simulator.until(() =>
      support.sees('ecw-support').some(({ text }) => text.includes('your message holds')),
    );
  });
});

describe('files for one who asks', () => {
  test.each([
    ['an archive', { name: 'logs.zip', content: 'PK' }, /an archive: unpack it/],
    ['a picture', { name: 'screen.png', content: 'x' }, /I cannot read pictures yet; paste the text/],
    ['a binary', { name: 'dump.bin', content: Buffer.from([1, 0, 2]) }, /no text: attach a \.txt/],
    [
      'one larger than 5 MiB',
      { name: 'big.log', content: 'x'.repeat(5 * 1024 * 1024 + 1) },
      /larger than 5 MiB/,
    ],
  ])('%s is refused kindly, with what to do instead', async (_what, file, told) => {
    const { simulator, support } = await openScene();
    const message = await support.dm('what is this?', { files: [file] });
    const answer = await simulator.until(() =>
      support.sees(message.channel).find(({ ts }) => ts > message.ts),
    );
    expect(wordsOf(answer)).toMatch(told);
  });

  test('the shortcut reads the files of its message', async () => {
    const { simulator, support, developer } = await openScene({ bot: { supportChannels: [] } });
    const message = await support.say('ecw-support', 'log', { files: [{ name: 'a.log', content: scope }] });
    await developer.shortcut('triage_message', message);
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    expect(card.text).toContain('invalid_scope');
  });

  test.each([
    ['https://files.slack.com/files-pri/T1-F1/a.log', undefined, true],
    ['http://files.slack.com/files-pri/T1-F1/a.log', undefined, false],
    ['https://files.slack.com.evil.example/a.log', undefined, false],
    ['https://evil.example/files.slack.com', undefined, false],
    ['https://files.slack.com:8443/a.log', undefined, false],
    ['http://127.0.0.1:3100/files-pri/T1-F1/a.log', 'http://127.0.0.1:3100/api/', true],
    ['http://127.0.0.1:3101/files-pri/T1-F1/a.log', 'http://127.0.0.1:3100/api/', false],
  ])('the token goes to %s beside %s: %s', (address, apiUrl, goes) => {
    expect(isFileServer(address, apiUrl)).toBe(goes);
  });
});

describe('a mention in a thread whose evidence is spread', () => {
  test('reads the whole thread and says which messages it used', async () => {
    const { simulator, support, developer } = await openScene({ bot: { supportChannels: [] } });
    const start = await support.say('ecw-support', 'the practice cannot connect since this morning');
    await developer.say('ecw-support', '{"error":"invalid_client",', { threadTs: start.ts });
    const body = await developer.say('ecw-support', '"error_description":"Cannot reach JWKS URL"}', {
      threadTs: start.ts,
    });
    await developer.say('ecw-support', 'it came with HTTP/1.1 401 Unauthorized', { threadTs: start.ts });
    await support.say('ecw-support', '@eCW Triage what is it?', { threadTs: start.ts });
    const card = await simulator.until(() => support.sees('ecw-support', start.ts)[5]);
    expect(wordsOf(card)).toContain('jwks_url_inaccessible · 401');
    expect(wordsOf(card)).toMatch(/Read in this thread: <[^>]+\|1> <[^>]+\|2>/);
    expect(wordsOf(card)).toContain(`p${body.ts.replace('.', '')}`);
  });

  test('over several pages, and with a file in it', async () => {
    const { simulator, support, developer } = await openScene({ bot: { supportChannels: [] } });
    const start = await support.say('ecw-support', 'help');
    for (let index = 0; index < 110; index += 1)
      await developer.say('ecw-support', `still looking ${index}`, { threadTs: start.ts });
    await developer.say('ecw-support', 'here', {
      threadTs: start.ts,
      files: [{ name: 'a.log', content: scope }],
    });
    await support.say('ecw-support', '@eCW Triage', { threadTs: start.ts });
    const card = await simulator.until(() =>
      support.sees('ecw-support', start.ts).find(({ text }) => text.includes('invalid_scope')),
    );
    expect(wordsOf(card)).toContain('Read in this thread');
  }, 20_000);

  test('whose own text is enough reads nothing else', async () => {
    const { simulator, support } = await openScene({ bot: { supportChannels: [] } });
    const start = await support.say('ecw-support', unreachable);
    await support.say('ecw-support', `@eCW Triage ${scope}`, { threadTs: start.ts });
    const card = await simulator.until(() => support.sees('ecw-support', start.ts)[2]);
    expect(card.text).toContain('invalid_scope');
    expect(simulator.calls.some(({ method }) => method === 'conversations.replies')).toBe(false);
  });
});
