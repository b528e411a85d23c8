import { describe, expect, test } from '@jest/globals';
import { wordsOf } from '../support/read.ts';
import { openScene } from '../support/scene.ts';

const paste = '401 {"error":"invalid_client","error_description":"Cannot reach JWKS URL"}';

const openSettings = async () => {
  const scene = await openScene();
  const { simulator } = scene;
  const set = async (who: 'support' | 'admin', values: Readonly<Record<string, string | string[]>>) => {
    const person = simulator.person(who);
    await person.command('ecw-support', '/ecw-error', 'settings');
    const modal = await simulator.until(() => person.modal());
    person.fill(values);
    await person.submit();
    await simulator.until(() => person.sees('ecw-support').some(({ text }) => text.includes('are saved')));
    return modal;
  };
  return { ...scene, set };
};

describe('/ecw-error settings', () => {
  test('turns watching off for the channel', async () => {
    const { simulator, support, set } = await openSettings();
    await set('support', { speaking: 'mention' });
    const message = await support.say('ecw-support', paste);
    await simulator.quiet(100);
    expect(support.sees('ecw-support', message.ts)).toHaveLength(1);
  });

  test('only an admin sees the switch of the warning', async () => {
    const { set } = await openSettings();
    expect(wordsOf(await set('support', {}))).toContain('only an admin can switch that');
    expect(wordsOf(await set('admin', {}))).toContain('Warn posters of secrets');
  });

  test('an admin can switch the warning off', async () => {
    const { simulator, support, set } = await openSettings();
    const leaking = `${paste}\nclient_secret=${'Gh7'.repeat(12)}`;
    await support.say('ecw-support', leaking);
    const warnings = () =>
      support
        .sees('ecw-support')
        .filter(({ ephemeral, text }) => ephemeral && text.includes('your message holds'));
    await simulator.until(() => warnings().length === 1);
    await set('admin', { switches: [] });
    await support.say('ecw-support', leaking);
    await simulator.quiet(150);
    expect(warnings()).toHaveLength(1);
  });
});

describe('people of other companies', () => {
  test('read the card and say that it worked, but do not escalate', async () => {
    const { simulator, support, practice } = await openSettings();
    const message = await support.say('ecw-support', paste);
    const cardNow = () => practice.sees('ecw-support', message.ts)[1];
    const card = await simulator.until(cardNow);
    await practice.press(card, 'feedback', 'worked');
    await simulator.until(() => wordsOf(cardNow()).includes('It worked for one person'));
    await practice.press(card, 'escalate');
    await simulator.until(() =>
      practice.sees('ecw-support').some(({ text }) => text.includes('people of other companies may not')),
    );
    expect(practice.modal()).toBeUndefined();
  });

  test('escalate where the channel allows it', async () => {
    const { simulator, support, practice, set } = await openSettings();
    await set('support', { switches: ['guests'] });
    const message = await support.say('ecw-support', paste);
    const card = await simulator.until(() => practice.sees('ecw-support', message.ts)[1]);
    await practice.press(card, 'escalate');
    await simulator.until(() => practice.modal());
  });
});
