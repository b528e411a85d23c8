import { describe, expect, test } from '@jest/globals';
import { buttonsOf, wordsOf } from '../../support/read.ts';
import { openScene } from '../../support/scene.ts';
import { submitForm } from '../../support/submit.ts';
import { activation, scope, unreachable } from './pastes.ts';

const said = async (text: string, { isAnswered = true } = {}) => {
  const scene = await openScene();
  const { simulator, support } = scene;
  const message = await support.say('ecw-support', text);
  const thread = () => support.sees('ecw-support', message.ts);
  if (isAnswered) await simulator.until(() => thread()[1]);
  await simulator.quiet(80);
  return { ...scene, scene, message, thread, cardNow: () => thread()[1] };
};

describe('a message that is edited', () => {
  test('into an error is answered', async () => {
    const { simulator, support, message, cardNow } = await said('the sync is broken, details follow', {
      isAnswered: false,
    });
    expect(cardNow()).toBeUndefined();
    await support.edit(message, scope);
    await simulator.until(() => wordsOf(cardNow()).includes('invalid_scope · 400'));
  });

  test('into another error changes the reply in place', async () => {
    const { simulator, support, message, thread, cardNow } = await said(scope);
    expect(wordsOf(cardNow())).toContain('invalid_scope · 400');
    await support.edit(message, unreachable);
    await simulator.until(() => wordsOf(cardNow()).includes('jwks_url_inaccessible · 401'));
    expect(thread()).toHaveLength(2);
  });

  test('into none says that the reply no longer applies, and back again brings it back', async () => {
    const { simulator, support, message, thread, cardNow } = await said(scope);
    await support.edit(message, 'never mind');
    await simulator.until(() => cardNow()?.text.includes('no longer applies'));
    expect(buttonsOf(cardNow())).toEqual([]);
    await support.edit(message, scope);
    await simulator.until(() => wordsOf(cardNow()).includes('invalid_scope · 400'));
    expect(thread()).toHaveLength(2);
  });

  test('with the same error keeps its card', async () => {
    const { simulator, support, message, thread, cardNow } = await said(scope);
    await support.edit(message, `${scope} since this morning`);
    await simulator.quiet(120);
    expect(wordsOf(cardNow())).toContain('invalid_scope · 400');
    expect(thread()).toHaveLength(2);
  });

  test('after it was escalated leaves the escalated card alone', async () => {
    const { scene, simulator, support, message, cardNow } = await said(activation('FEIGCD'));
    await support.press(cardNow() ?? message, 'Escalate to #ecw-escalations');
    await simulator.until(() => support.modal());
    await submitForm(scene, { endpoint: 'fhir' });
    await simulator.until(() => wordsOf(cardNow()).includes('ECW-1001'));
    await support.edit(message, 'never mind');
    await simulator.quiet(120);
    expect(wordsOf(cardNow())).toContain('app_not_activated · 400');
  });

  test('in a direct conversation or a mention is followed as well', async () => {
    const { simulator, support } = await openScene();
    const direct = await support.dm(scope);
    const answer = () => support.sees(direct.channel).find(({ ts }) => ts > direct.ts);
    await simulator.until(() => wordsOf(answer()).includes('invalid_scope · 400'));
    await support.edit(direct, unreachable);
    await simulator.until(() => wordsOf(answer()).includes('jwks_url_inaccessible · 401'));
    const mention = await support.say('ecw-support', `@eCW Triage ${scope}`);
    const card = () => support.sees('ecw-support', mention.ts)[1];
    await simulator.until(() => wordsOf(card()).includes('invalid_scope · 400'));
    await support.edit(mention, `@eCW Triage ${unreachable}`);
    await simulator.until(() => wordsOf(card()).includes('jwks_url_inaccessible · 401'));
  });

  test('is nothing to us where nobody edited it: unfurled links and counted replies', async () => {
    const { simulator, support, message, thread } = await said('good morning', { isAnswered: false });
    const channel = simulator.channel('ecw-support').id;
    await simulator.sendEvent({
      type: 'message',
      subtype: 'message_changed',
      channel,
      channel_type: 'channel',
      ts: '1800000000.000100',
      message: {
        type: 'message',
        ts: message.ts,
        user: support.id,
        text: 'good morning',
        attachments: [{ text: scope }],
      },
      previous_message: { type: 'message', ts: message.ts, user: support.id, text: 'good morning' },
    });
    await simulator.quiet(100);
    expect(thread()).toHaveLength(1);
  });

  test('twice, with the events in the wrong order, ends with the last text', async () => {
    const { simulator, support, message, cardNow } = await said(scope);
    const channel = simulator.channel('ecw-support').id;
    const edit = (text: string, version: string) =>
      simulator.sendEvent({
        type: 'message',
        subtype: 'message_changed',
        channel,
        channel_type: 'channel',
        ts: version,
        message: {
          type: 'message',
          ts: message.ts,
          user: support.id,
          text,
          edited: { user: support.id, ts: version },
        },
        previous_message: { type: 'message', ts: message.ts, user: support.id, text: 'before' },
      });
    await edit(unreachable, '1900000002.000000');
    await simulator.until(() => wordsOf(cardNow()).includes('jwks_url_inaccessible · 401'));
    await edit('never mind', '1900000001.000000');
    await simulator.quiet(120);
    expect(wordsOf(cardNow())).toContain('jwks_url_inaccessible · 401');
  });
});

describe('a message that is deleted', () => {
  test('before its reply was said leaves nothing behind', async () => {
    const timing = { speakerBeatMs: 50, replyRetryMs: [500] as const };
    const { simulator, support } = await openScene({ bot: { timing } });
    const repair = simulator.fault({ method: 'chat.postMessage', times: 1, answer: { status: 503 } });
    const message = await support.say('ecw-support', scope);
    await simulator.until(() => simulator.calls.some(({ method }) => method === 'chat.postMessage'));
    repair();
    await support.remove(message);
    await simulator.quiet(900);
    expect(support.sees('ecw-support').filter(({ text }) => text.includes('invalid_scope'))).toEqual([]);
  }, 10_000);

  test('and whose first event comes only then is not answered', async () => {
    const { simulator, support } = await openScene();
    const channel = simulator.channel('ecw-support').id;
    const ts = '1700000000.000700';
    await simulator.sendEvent({
      type: 'message',
      subtype: 'message_deleted',
      channel,
      channel_type: 'channel',
      ts: '1700000001.000000',
      deleted_ts: ts,
    });
    await simulator.sendEvent({
      type: 'message',
      channel,
      channel_type: 'channel',
      user: support.id,
      ts,
      text: scope,
    });
    await simulator.quiet(120);
    expect(simulator.calls.filter(({ method }) => method === 'chat.postMessage')).toEqual([]);
  });
});
