import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createFetchFiles } from '../../../src/slack/read/fetchFiles.ts';
import { hostilePictures, openReader, screenshot } from '../../support/pictures.ts';
import { wordsOf } from '../../support/read.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { scope } from './pastes.ts';

const reader = openReader();
const readBefore = new Map<string, ReturnType<typeof reader.read>>();
/** Reads each picture once, and lives from test to test. */
const pictures = {
  read: (picture: Uint8Array) => {
    const key = Buffer.from(picture).toString('base64');
    const reading = readBefore.get(key) ?? reader.read(picture);
    readBefore.set(key, reading);
    return reading;
  },
  stop: async () => {},
};
const openSeeing = () => openScene({ bot: { pictures } });
beforeAll(async () => void (await reader.read(screenshot('unsure'))), 60_000);
afterAll(reader.stop);

const shot = (name: Parameters<typeof screenshot>[0]) => [
  { name: 'Screenshot 2026-11-23.png', content: screenshot(name) },
];
const patience = 60_000;
/** Reading shares the machine with other tests. */
const within = 20_000;
const readingText = /Reading the picture\. The answer follows/;

const saidTo = ({ support }: Scene, channel: string) => support.sees(channel).map(({ text }) => text);

describe('a picture in a watched channel', () => {
  test(
    'of an error gets its card, which says where it was read and what to check',
    async () => {
      const scene = await openSeeing();
      const { simulator, support } = scene;
      const message = await support.say('ecw-support', 'see this', { files: shot('kid-dark') });
      const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1], within);
      expect(wordsOf(card)).toContain('jwks_kid_mismatch · 401 seen at the FHIR server, production');
      expect(wordsOf(card)).toContain(
        'Read from a picture, please check: practice FEIGCD, kid prod-key-7, host fhir4.eclinicalworks.com.',
      );
      expect(wordsOf(card).match(/FEIGCD|prod-key-7/g)).toEqual(['FEIGCD', 'prod-key-7']);
      expect(saidTo(scene, 'ecw-support').join()).not.toMatch(readingText);
    },
    patience,
  );

  test(
    'fills no practice into an escalation, whose evidence says what it is',
    async () => {
      const { simulator, support } = await openSeeing();
      const message = await support.say('ecw-support', '', { files: shot('kid-dark') });
      const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1], within);
      await support.press(card, 'escalate');
      const form = await simulator.until(() => support.modal());
      expect(JSON.stringify(form.blocks)).not.toContain('"initial_value":"FEIGCD"');
      support.fill({ practiceCode: 'FEIGCD' });
      await support.submit();
      const shown = () => JSON.stringify(support.modal()?.blocks);
      await simulator.until(() => shown().includes('Read from a picture, please check:'));
    },
    patience,
  );

  test(
    'with a practice in the message’s own words takes that one for sure',
    async () => {
      const { simulator, support } = await openSeeing();
      const message = await support.say('ecw-support', 'practice code: ABCDEF', { files: shot('kid-dark') });
      const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1], within);
      expect(wordsOf(card)).toContain('please check: practice FEIGCD, kid prod-key-7');
      expect(wordsOf(card)).toContain('practice ABCDEF · production');
      await support.press(card, 'escalate');
      const modal = await simulator.until(() => support.modal());
      expect(JSON.stringify(modal.blocks)).toContain('"initial_value":"ABCDEF"');
    },
    patience,
  );

  test(
    'that does not say which error it is gets no answer, and its poster no question',
    async () => {
      const { simulator, support } = await openSeeing();
      const unclear = await support.say('ecw-support', 'hm', { files: shot('unsure') });
      const message = await support.say('ecw-support', scope, { files: shot('unsure') });
      await simulator.until(() => support.sees('ecw-support', message.ts)[1], within);
      await simulator.quiet(100);
      expect(support.sees('ecw-support', unclear.ts)).toHaveLength(1);
      expect(support.sees('ecw-support')).toHaveLength(3);
    },
    patience,
  );

  test(
    'beside words that are enough is left out of the answer',
    async () => {
      const { simulator, support } = await openSeeing();
      const message = await support.say('ecw-support', scope, { files: shot('kid-dark') });
      const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1], within);
      expect(card.text).toContain('invalid_scope');
      expect(wordsOf(card)).not.toMatch(/picture|jwks_kid_mismatch/);
    },
    patience,
  );

  test(
    'of a patient warns its poster, and nothing of the patient is said, sent or logged',
    async () => {
      const scene = await openSeeing();
      const { simulator, support } = scene;
      const message = await support.say('ecw-support', 'again', { files: shot('patient') });
      const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1], within);
      expect(card.text).toContain('refresh_expired');
      await simulator.until(
        () => saidTo(scene, 'ecw-support').some((text) => /holds patient data/.test(text)),
        within,
      );
      const sent = JSON.stringify(simulator.calls.map(({ args }) => args));
      expect(`${sent}${scene.logged.join('')}`).not.toMatch(/Testperson|48210937|1961/);
    },
    patience,
  );
});

describe('a picture for one who asks', () => {
  test(
    'needs no words: they are told that it is read, then what it shows',
    async () => {
      const { simulator, support } = await openSeeing();
      const message = await support.dm('', { files: shot('kid-dark') });
      const seen = () => support.sees(message.channel).filter(({ ts }) => ts > message.ts);
      const card = await simulator.until(
        () => seen().find(({ text }) => text.includes('jwks_kid_mismatch')),
        within,
      );
      expect(seen().map(({ text }) => readingText.test(text))).toEqual([true, false]);
      expect(wordsOf(card)).toContain('Read from a picture, please check:');
    },
    patience,
  );

  test(
    'in the thread that they ask in is read along',
    async () => {
      const scene = await openScene({ bot: { pictures, supportChannels: [] } });
      const { simulator, support, developer } = scene;
      const start = await support.say('ecw-support', 'look', { files: shot('kid-dark') });
      await developer.say('ecw-support', '@eCW Triage what is it?', { threadTs: start.ts });
      const card = await simulator.until(
        () => support.sees('ecw-support', start.ts).find(({ text }) => text.includes('jwks_kid_mismatch')),
        within,
      );
      expect(wordsOf(card)).toMatch(
        /Read in this thread[\s\S]*Read from a picture|Read from a picture[\s\S]*Read in this thread/,
      );
    },
    patience,
  );

  test(
    'by the shortcut is read too',
    async () => {
      const { simulator, support, developer } = await openScene({ bot: { pictures, supportChannels: [] } });
      const message = await support.say('ecw-support', 'look', { files: shot('kid-dark') });
      await developer.shortcut('triage_message', message);
      const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1], within);
      expect(card.text).toContain('jwks_kid_mismatch');
    },
    patience,
  );

  test(
    'that must not be read is refused kindly',
    async () => {
      const { simulator, support } = await openSeeing();
      const hostile = await hostilePictures();
      const told: string[] = [];
      for (const name of [
        'a picture of 100 megapixels',
        'half a picture',
        'a picture that is an archive too',
      ]) {
        const content = hostile[name] ?? '';
        const message = await support.dm('what is this?', { files: [{ name: 'a.png', content }] });
        const answer = await simulator.until(() =>
          support.sees(message.channel).find(({ ts, blocks }) => ts > message.ts && blocks?.length),
        );
        told.push(wordsOf(answer));
      }
      expect(told).toEqual([
        expect.stringMatching(/One picture has more than 10 MiB or 25 megapixels: cut it down to the error/),
        expect.stringMatching(/One picture I cannot open: send it as PNG or JPEG/),
        expect.stringMatching(/One picture I cannot open: send it as PNG or JPEG/),
      ]);
    },
    patience,
  );
});

test('a picture of a phone that is not read itself is read by the smaller one that Slack made of it', async () => {
  const fetched: string[] = [];
  const fetchFiles = createFetchFiles({
    botToken: 'xoxb-1',
    timeoutMs: 1000,
    pictures: { read: async () => ({ kind: 'picture', text: 'seen', removed: [] }) },
    look: async () => undefined,
    fetch: async (address) => {
      fetched.push(String(address));
      return new Response('pixels');
    },
  });
  const files = 'https://files.slack.com/files';
  const photo = {
    id: 'F1',
    name: 'IMG_1.HEIC',
    size: 30_000_000,
    url_private: `${files}-pri/T1-F1/IMG_1.HEIC`,
  };
  const thumb = `${files}-tmb/T1-F1/IMG_1_1024.jpg`;
  expect(await fetchFiles([{ ...photo, thumb_1024: thumb }, photo])).toEqual([
    { kind: 'picture', text: 'seen', removed: [] },
    { kind: 'unread', why: 'picture_broken' },
  ]);
  expect(fetched).toEqual([thumb]);
});
