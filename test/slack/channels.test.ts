import { expect, test } from '@jest/globals';
import { wordsOf } from '../support/read.ts';
import { openScene } from '../support/scene.ts';

const error = '{"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}';

test('added to a channel, the bot introduces itself once and watches when asked to', async () => {
  const { simulator, support } = await openScene();
  await support.invite('general');
  const introduction = await simulator.until(() =>
    support.sees('general').find((seen) => wordsOf(seen).includes('I recognise eClinicalWorks')),
  );
  const unheard = await support.say('general', error);
  await simulator.quiet(100);
  expect(support.sees('general', unheard.ts)).toHaveLength(1);

  await support.press(introduction, 'Watch this channel');
  await simulator.until(() =>
    support.sees('general').some((seen) => wordsOf(seen).includes('I read along here')),
  );
  const heard = await support.say('general', error);
  await simulator.until(() => support.sees('general', heard.ts).length === 2);

  await support.kick('general');
  await support.invite('general');
  await simulator.quiet(100);
  expect(support.sees('general').filter((seen) => wordsOf(seen).includes('I recognise'))).toHaveLength(1);
});

test('a watched channel can be quieted', async () => {
  const { simulator, support } = await openScene({ bot: { supportChannels: [] } });
  const channel = simulator.channel('general');
  await support.invite('general');
  const introduction = await simulator.until(() =>
    support.sees('general').find((seen) => wordsOf(seen).includes('I recognise')),
  );
  await support.press(introduction, 'Watch this channel');
  await support.press(introduction, 'Only when mentioned');
  const message = await support.say('general', error);
  await simulator.quiet(100);
  expect(support.sees('general', message.ts)).toHaveLength(1);
  expect(channel.name).toBe('general');
});

test('the Home tab tells how to use the bot', async () => {
  const { simulator, support } = await openScene();
  await support.openHome();
  expect(wordsOf(await simulator.until(() => support.home()))).toMatch(
    /Escalations[\s\S]*app_not_activated[\s\S]*Paste anything/,
  );
});
