import { describe, expect, test } from '@jest/globals';
import { loadExamples } from '../../src/catalog/examples.ts';
import type { TextReader } from '../../src/reading/createTextReader.ts';
import { KINDS, type Kind } from '../../src/redaction/kinds.ts';
import { warningCard } from '../../src/slack/cards/channels/warningCard.ts';
import { wordsOf } from '../support/read.ts';
import { readHere } from '../support/readHere.ts';
import { openScene, type Scene } from '../support/scene.ts';

const error = '{"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}';
const secret = ['k7', 'Qw'.repeat(14)].join('');
const patient = ['78', '45', '1236'].join('-');
const held = `client_secret=${secret}`;

const isWarning = (seen: Parameters<typeof wordsOf>[0]) => wordsOf(seen).includes('your message holds');

/** The warnings that a person sees in a channel. */
const warnings = ({ simulator: _, ...scene }: Scene, who: 'support' | 'developer', channel = 'ecw-support') =>
  scene[who].sees(channel).filter(isWarning);

const warned = async (scene: Scene, channel = 'ecw-support') => {
  await scene.simulator.until(() => warnings(scene, 'support', channel)[0]);
  await scene.simulator.quiet(100);
  return warnings(scene, 'support', channel);
};

describe('who posts a secret or patient data', () => {
  test('is told once which kinds, to edit the message and how to make the secret useless', async () => {
    const scene = await openScene();
    await scene.support.say('ecw-support', `${error} ${held}`);
    const told = await warned(scene);
    expect(told).toHaveLength(1);
    const words = wordsOf(told[0]);
    expect(words).toContain('holds a secret.');
    expect(words).toContain('Edit the message');
    expect(words).toContain(`client secret: ${KINDS['client-secret'].rotate}`);
    expect(JSON.stringify(told)).not.toContain(secret);
  });

  test.each([
    ['the id of a record', `${error}\nGET /fhir/r4/FEIGCD/Patient/123 and Encounter/4711`],
    ...loadExamples()
      .filter(({ text }) => !text.includes('client_secret='))
      .map(({ title, text }) => [`the example “${title}”`, text]),
  ])('is told nothing for %s', async (_what, text) => {
    const scene = await openScene();
    await scene.support.say('ecw-support', text);
    await scene.simulator.until(() =>
      scene.simulator.calls.some(({ method }) => method === 'chat.postMessage'),
    );
    await scene.simulator.quiet(60);
    expect(warnings(scene, 'support')).toEqual([]);
  });

  test('is told alone', async () => {
    const scene = await openScene();
    await scene.support.say('ecw-support', `${error} ${held}`);
    await warned(scene);
    expect(warnings(scene, 'developer')).toEqual([]);
  });

  test('is told in a watched channel even where the message holds no error', async () => {
    const scene = await openScene();
    const message = await scene.support.say('ecw-support', `patient SSN ${patient}, please check`);
    const [told] = await warned(scene);
    expect(wordsOf(told)).toContain('holds patient data.');
    expect(wordsOf(told)).toContain('social security number: nothing to rotate');
    expect(scene.support.sees('ecw-support', message.ts)).toHaveLength(1);
  });

  test('is told in the thread where it was posted', async () => {
    const scene = await openScene();
    const start = await scene.support.say('ecw-support', 'look at this');
    await scene.support.say('ecw-support', `${error} ${held}`, { threadTs: start.ts });
    const [told] = await warned(scene);
    expect(told?.thread_ts).toBe(start.ts);
  });

  test('is told after mentioning the bot where it does not read along', async () => {
    const scene = await openScene({ bot: { supportChannels: [] } });
    await scene.support.say('ecw-support', `@eCW Triage ${error} ${held}`);
    expect(await warned(scene)).toHaveLength(1);
  });

  test('is told in the direct conversation', async () => {
    const scene = await openScene();
    await scene.support.dm(`${error} ${held}`);
    expect(await warned(scene, scene.support.dmChannel)).toHaveLength(1);
  });

  test('is told when somebody else uses the shortcut on the message', async () => {
    const scene = await openScene({ bot: { supportChannels: [] } });
    const message = await scene.support.say('ecw-support', `${error} ${held}`);
    await scene.developer.shortcut('triage_message', message);
    expect(await warned(scene)).toHaveLength(1);
    expect(warnings(scene, 'developer')).toEqual([]);
  });

  test('is told once, though Slack sends the message again', async () => {
    const scene = await openScene();
    await scene.support.say('ecw-support', `${error} ${held}`);
    await warned(scene);
    const sent = scene.simulator.deliveries.findIndex(({ body }) => JSON.stringify(body).includes(secret));
    await scene.simulator.redeliver(sent, 1);
    expect(await warned(scene)).toHaveLength(1);
  });
});

test('of many messages somebody is told twice: of the first at once, of the others together', async () => {
  const scene = await openScene({ bot: { timing: { warningGapMs: 1500 } } });
  for (let index = 0; index < 8; index += 1)
    await scene.support.say('ecw-support', `${index} client_secret=${secret}${index}`);
  const isBundle = (seen: Parameters<typeof wordsOf>[0]) =>
    wordsOf(seen).includes('7 more of your messages hold a secret');
  await warned(scene);
  await scene.simulator.until(() => scene.support.sees('ecw-support').some(isBundle));
  expect(warnings(scene, 'support')).toHaveLength(1);
});

describe('nobody is told', () => {
  test.each([
    ['of a message where the bot does not read along', 'vendor-escalations', `${error} ${held}`],
    ['of an error without secrets', 'ecw-support', error],
    ['of a mail address alone', 'ecw-support', 'write to support@example.org about invalid_scope'],
  ])('%s', async (_what, channel, text) => {
    // Each warning is said at once.
    const { simulator, support } = await openScene({ bot: { timing: { warningGapMs: 0 } } });
    const start = await support.say('ecw-support', 'look at this');
    await support.say(channel, text);
    // What one person says is read in its order, so the warning for this comes last.
    await support.say('ecw-support', held, { threadTs: start.ts });
    const told = () =>
      ['vendor-escalations', 'ecw-support'].flatMap((name) => support.sees(name).filter(isWarning));
    await simulator.until(() => told().some(({ thread_ts }) => thread_ts === start.ts));
    expect(told().map(({ thread_ts }) => thread_ts)).toEqual([start.ts]);
  });

  test.each([
    ['in a muted channel', 'mute channel 1h', 'muted everything in this channel'],
    ['by somebody who muted what they write', 'mute me 1d', 'your own messages'],
  ])('of what is posted %s: it is not even read', async (_where, wish, done) => {
    const read: string[] = [];
    const reader: TextReader = {
      judge: (text, ...rest) => {
        read.push(text);
        return readHere.judge(text, ...rest);
      },
      redact: (text, ...rest) => {
        read.push(text);
        return readHere.redact(text, ...rest);
      },
    };
    const scene = await openScene({ bot: { reader } });
    await scene.support.command('ecw-support', '/ecw-error', wish);
    await scene.simulator.until(() =>
      scene.support.sees('ecw-support').some(({ text }) => text.includes(done)),
    );
    await scene.support.say('ecw-support', `${error} ${held}`);
    await scene.simulator.quiet(150);
    expect(warnings(scene, 'support')).toEqual([]);
    expect(read.filter((text) => text.includes(held))).toEqual([]);
  });

  test('of what was typed into a slash command, since nobody else saw it', async () => {
    const scene = await openScene();
    await scene.support.command('ecw-support', '/ecw-error', `${error} ${held}`);
    await scene.simulator.until(() => scene.support.sees('ecw-support')[0]);
    await scene.simulator.quiet(100);
    expect(warnings(scene, 'support')).toEqual([]);
  });
});

test('every kind together still fits in one section', () => {
  const kinds = Object.keys(KINDS).filter((kind): kind is Kind => kind in KINDS);
  const card = warningCard({
    secrets: kinds.flatMap((kind) => {
      const { family, rotate } = KINDS[kind];
      return family === 'secret' ? [{ kind, rotate }] : [];
    }),
    patientData: kinds.filter((kind) => KINDS[kind].family === 'phi'),
  });
  expect(wordsOf(card)).toBe(card.text);
});
