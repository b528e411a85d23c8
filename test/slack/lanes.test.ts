import { describe, expect, test } from '@jest/globals';
import { LeftAloneError, type LeftAloneReason, type TextReader } from '../../src/reading/createTextReader.ts';
import { readHere } from '../support/readHere.ts';
import { openScene, type Scene } from '../support/scene.ts';

const error = '{"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}';
const health = { host: '127.0.0.1', port: 0 };

/** Reads as usual, but asks `before` first about every text that is judged. */
const readAfter = (before: (text: string) => Promise<void>): TextReader => ({
  judge: async (text, how, urgency) => {
    await before(text);
    return readHere.judge(text, how, urgency);
  },
  redact: readHere.redact,
});

const metric = async ({ bot }: Scene, line: RegExp): Promise<number> => {
  const page = await (await fetch(`http://127.0.0.1:${bot.healthPort}/metrics`)).text();
  return Number(line.exec(page)?.[1] ?? 0);
};
const drops = (scene: Scene, reason: LeftAloneReason) =>
  metric(scene, new RegExp(`^ecw_drops_total\\{reason="${reason}"\\} (\\d+)$`, 'm'));

const answers = ({ simulator }: Scene, person: Scene['support'], ts: string) =>
  person.sees('ecw-support', ts).filter(({ user }) => user === simulator.botUserId);

describe('while the texts of one person are read and read', () => {
  const openHeld = async () => {
    const held: (() => void)[] = [];
    let isOver = false;
    const reader = readAfter((text) =>
      text.startsWith('hold') && !isOver ? new Promise((resolve) => held.push(resolve)) : Promise.resolve(),
    );
    const letGo = () => {
      isOver = true;
      for (const release of held) release();
    };
    const scene = await openScene({ bot: { reader } });
    for (let index = 0; index < 20; index += 1)
      await scene.developer.say('ecw-support', `hold ${index} ${error}`);
    return { ...scene, held, letGo };
  };

  test('all are acknowledged, and one is read at a time', async () => {
    const scene = await openHeld();
    await scene.simulator.quiet(50);
    expect(scene.simulator.deliveries.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(scene.held).toHaveLength(1);
    scene.letGo();
  });

  test('others are answered, and so is the same person who asks', async () => {
    const scene = await openHeld();
    const { simulator, support, developer } = scene;
    const overheard = await support.say('ecw-support', error);
    await simulator.until(() => answers(scene, support, overheard.ts)[0]);
    const asked = await developer.say('ecw-support', `@eCW Triage ${error}`);
    await simulator.until(() => answers(scene, developer, asked.ts)[0]);
    await developer.command('ecw-support', '/ecw-error', 'invalid_client');
    await simulator.until(() =>
      developer
        .sees('ecw-support')
        .some(({ ephemeral, text }) => ephemeral && text.includes('invalid_client')),
    );
    scene.letGo();
  });

  test('each is read in the end', async () => {
    const scene = await openHeld();
    for (let index = 0; index < 20; index += 1)
      await scene.simulator.until(() => scene.held[index]).then((release) => release());
    await scene.simulator.until(() => scene.held.length === 20);
  });
});

test('an event that Slack repeats is dropped before anything is read, though it was not answered yet', async () => {
  const judged: string[] = [];
  let tell = () => {};
  const bothRead = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const reader = readAfter(async (text) => {
    if (judged.push(text) > 1) tell();
  });
  const scene = await openScene({ bot: { reader, health } });
  await scene.support.say('ecw-support', 'nothing to see here');
  const sent = scene.simulator.deliveries.length - 1;
  await scene.simulator.redeliver(sent, 1);
  expect(scene.simulator.deliveries.at(-1)?.status).toBe(200);
  await scene.support.say('ecw-support', 'another one');
  await bothRead;
  expect(judged).toEqual(['nothing to see here', 'another one']);
  expect(await metric(scene, /^ecw_refusals_total\{reason="repeated"\} (\d+)$/m)).toBe(1);
});

describe('more of one person than is read in a minute', () => {
  const sendLargeFile = ({ simulator }: Scene, event: Readonly<Record<string, unknown>>) =>
    simulator.sendEvent({
      type: 'message',
      channel: simulator.channel('ecw-support').id,
      channel_type: 'channel',
      ts: '1700000000.000100',
      text: 'see the log',
      files: [{ id: 'F1', size: 5 * 1024 * 1024, mode: 'tombstone' }],
      ...event,
    });
  const openFlooded = async (type: 'message' | 'app_mention' = 'message') => {
    let ahead = 0;
    const scene = await openScene({ mode: 'socket', bot: { health, now: () => Date.now() + ahead } });
    await sendLargeFile(scene, { type, user: scene.developer.id });
    const putForward = (ms: number) => {
      ahead += ms;
    };
    return { ...scene, putForward };
  };

  test('is left alone and counted, until the minute is over; nobody else is', async () => {
    const scene = await openFlooded();
    const { simulator, developer, support, putForward } = scene;
    const left = await developer.say('ecw-support', error);
    const other = await support.say('ecw-support', error);
    await simulator.until(() => answers(scene, support, other.ts)[0]);
    expect(answers(scene, developer, left.ts)).toEqual([]);
    expect(await drops(scene, 'flood')).toBe(1);
    putForward(61_000);
    const read = await developer.say('ecw-support', error);
    await simulator.until(() => answers(scene, developer, read.ts)[0]);
  });

  test('is not counted of the bot itself, whose cards Slack sends back to it', async () => {
    const scene = await openScene({ mode: 'socket', bot: { health } });
    const { simulator, support } = scene;
    await sendLargeFile(scene, { user: simulator.botUserId, bot_id: simulator.botId });
    const message = await support.say('ecw-support', error);
    await simulator.until(() => answers(scene, support, message.ts)[0]);
    await simulator.quiet(100);
    expect(await metric(scene, /^ecw_events_total\{kind="message"\} (\d+)$/m)).toBe(3);
    expect(await drops(scene, 'flood')).toBe(0);
  });

  test('who asks is answered, however much was overheard of them', async () => {
    const scene = await openFlooded();
    const { simulator, developer } = scene;
    const asked = await developer.say('ecw-support', `@eCW Triage ${error}`);
    await simulator.until(() => answers(scene, developer, asked.ts)[0]);
    await developer.command('ecw-support', '/ecw-error', 'invalid_client');
    await simulator.until(() =>
      developer
        .sees('ecw-support')
        .some(({ ephemeral, text }) => ephemeral && text.includes('invalid_client')),
    );
  });

  test('who asks too much is told so, once and alone', async () => {
    const scene = await openFlooded('app_mention');
    const { simulator, developer, support } = scene;
    const isTold = ({ text }: { readonly text: string }) => text.includes('only so much text');
    for (let index = 0; index < 3; index += 1)
      await developer.say('ecw-support', `@eCW Triage ${index} ${error}`);
    await simulator.until(() => developer.sees('ecw-support').some(isTold));
    await simulator.quiet(100);
    expect(developer.sees('ecw-support').filter(isTold)).toHaveLength(1);
    expect(support.sees('ecw-support').some(isTold)).toBe(false);
    expect(await drops(scene, 'flood')).toBe(3);
    await developer.command('ecw-support', '/ecw-error', error);
    await simulator.until(() => developer.sees('ecw-support').filter(isTold).length === 2);
    const message = await support.say('general', error);
    await developer.shortcut('triage_message', message);
    await simulator.until(() => developer.sees('general').some(isTold));
    expect(support.sees('general', message.ts)).toHaveLength(1);
    expect(await drops(scene, 'flood')).toBe(5);
  });
});

test('a form opens while what the same person had triaged is still read', async () => {
  let begin: (letGo: () => void) => void = () => {};
  const begun = new Promise<() => void>((resolve) => {
    begin = resolve;
  });
  const reader = readAfter(() => new Promise((resolve) => begin(resolve)));
  const { simulator, support } = await openScene({ bot: { reader } });
  const message = await support.say('general', error);
  await support.shortcut('triage_message', message);
  const letGo = await begun;
  await support.shortcut('add_evidence', message);
  await simulator.until(() =>
    support.sees('general').some(({ text }) => text.includes('There is no open escalation')),
  );
  letGo();
});

describe('a text that takes too long to read', () => {
  const openSlow = () =>
    openScene({
      bot: {
        health,
        reader: readAfter((text) =>
          text.includes('endless') ? Promise.reject(new LeftAloneError('slow')) : Promise.resolve(),
        ),
      },
    });
  const isTold = ({ text }: { readonly text: string }) => text.includes('reading it took too long');

  test('is left alone and counted where nobody asked, and the next one is read', async () => {
    const scene = await openSlow();
    const { simulator, support } = scene;
    const left = await support.say('ecw-support', `endless ${error}`);
    const next = await support.say('ecw-support', error);
    await simulator.until(() => answers(scene, support, next.ts)[0]);
    expect(answers(scene, support, left.ts)).toEqual([]);
    expect(support.sees('ecw-support').some(isTold)).toBe(false);
    expect(await drops(scene, 'slow')).toBe(1);
  });

  test.each<[string, (scene: Scene) => Promise<unknown>]>([
    ['a mention', ({ support }) => support.say('ecw-support', `@eCW Triage endless ${error}`)],
    ['a command', ({ support }) => support.command('ecw-support', '/ecw-error', `endless ${error}`)],
    [
      'a shortcut',
      async ({ support }) =>
        support.shortcut('triage_message', await support.say('general', `endless ${error}`)),
    ],
  ])('%s gets a kind word', async (_what, ask) => {
    const scene = await openSlow();
    await ask(scene);
    const { simulator, support, developer } = scene;
    await simulator.until(() => ['ecw-support', 'general'].some((name) => support.sees(name).some(isTold)));
    expect(developer.sees('ecw-support').some(isTold)).toBe(false);
    expect(await drops(scene, 'slow')).toBe(1);
  });

  test('keeps its card when a message is edited into it', async () => {
    const scene = await openSlow();
    const { simulator, support } = scene;
    const message = await support.say('ecw-support', error);
    const card = await simulator.until(() => answers(scene, support, message.ts)[0]);
    await support.edit(message, `endless ${error}`);
    await simulator.quiet(100);
    expect(answers(scene, support, message.ts)).toEqual([card]);
  });
});

test('of a thread that is too long both ends are read, and count against what its reader may have read', async () => {
  const judged: string[] = [];
  const reader: TextReader = {
    ...readHere,
    judge: (text, how, urgency) => {
      judged.push(text);
      return readHere.judge(text.slice(0, 200), how, urgency);
    },
  };
  const scene = await openScene({ bot: { reader, supportChannels: [] } });
  const { simulator, support } = scene;
  const start = await support.say('ecw-support', `message 0. ${error}`);
  for (let index = 1; index < 35; index += 1)
    await support.say('ecw-support', `message ${index}. ${'and so on. '.repeat(3500)}`, {
      threadTs: start.ts,
    });
  await support.say('ecw-support', '@eCW Triage', { threadTs: start.ts });
  await simulator.until(() => answers(scene, support, start.ts)[0], 10_000);
  const read = judged.flatMap((text) => /^message (\d+)\./.exec(text)?.[1] ?? []).map(Number);
  expect(read).toEqual(expect.arrayContaining([0, 1, 33, 34]));
  expect(read).not.toContain(17);
  expect(Math.max(...judged.map(({ length }) => length))).toBeLessThan(1_100_000);
  expect(judged.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(2_200_000);
  // Of messages of 38,000 units no answer of Slack holds many, since reading it holds everybody up.
  const asked = simulator.calls.filter(({ method }) => method === 'conversations.replies');
  expect(asked.map(({ args }) => Number(args.limit))).toEqual([10, 5, 5, 5, 5, 5, 5]);
  await simulator.sendEvent({
    type: 'app_mention',
    channel: simulator.channel('ecw-support').id,
    user: support.id,
    ts: '1700000000.000100',
    text: 'see the log',
    files: [{ id: 'F1', size: 3.2 * 1024 * 1024, mode: 'tombstone' }],
  });
  await support.say('ecw-support', `@eCW Triage ${error}`);
  await simulator.until(() =>
    support.sees('ecw-support').some(({ text }) => text.includes('only so much text')),
  );
}, 30_000);
