import { describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { openHttp, openSocket } from './boltScene.ts';

const modal = (summary: string) => ({
  type: 'modal' as const,
  callback_id: 'details',
  title: { type: 'plain_text' as const, text: 'Details' },
  submit: { type: 'plain_text' as const, text: 'Send' },
  private_metadata: summary,
  blocks: [
    {
      type: 'input' as const,
      block_id: 'why',
      label: { type: 'plain_text' as const, text: 'Why' },
      element: { type: 'plain_text_input' as const, action_id: 'text', initial_value: 'as it was' },
    },
    {
      type: 'input' as const,
      block_id: 'who',
      label: { type: 'plain_text' as const, text: 'Who' },
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
});

/** Answers a message with a card, opens a modal from its button, and writes the outcome on the card. */
function listen(app: App): void {
  app.message('401', async ({ message, say }) => {
    await say({
      thread_ts: message.ts,
      text: 'A card',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: 'A card' } },
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'open', value: 'v', text: { type: 'plain_text', text: 'Escalate' } },
          ],
        },
      ],
    });
  });
  app.action('open', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.message) return;
    const view = modal(`${body.channel?.id} ${body.message.ts}`);
    await client.views.open({ trigger_id: body.trigger_id, view });
  });
  app.view('details', async ({ ack, view, client }) => {
    const who = view.state.values.who?.text?.value;
    if (who === 'nobody')
      return void (await ack({ response_action: 'errors', errors: { who: 'Name somebody' } }));
    await ack();
    const [channel = '', ts = ''] = view.private_metadata.split(' ');
    const why = view.state.values.why?.text?.value;
    await client.chat.update({ channel, ts, text: `Done: ${who}, ${why}`, blocks: [] });
  });
  app.command('/echo', async ({ ack, command, respond }) => {
    await ack();
    await respond({ text: `You said ${command.text}` });
    await respond({ text: 'For all', response_type: 'in_channel' });
  });
}

describe.each([
  ['over HTTP', openHttp],
  ['over Socket Mode', openSocket],
])('a real Bolt app %s', (_name, open) => {
  test('answers in the thread, opens a modal, takes errors and a submission, updates its card', async () => {
    const { simulator, support } = await open(listen);
    const paste = await support.say('ecw-support', 'HTTP 401 again');
    const card = await simulator.until(() => support.sees('ecw-support', paste.ts)[1]);
    expect(card).toMatchObject({ text: 'A card', thread_ts: paste.ts, user: simulator.botUserId });

    expect(await support.press(card, 'Escalate')).toMatchObject({ ok: true });
    await simulator.until(() => support.modal());
    expect(await support.submit()).toEqual({
      ok: false,
      errors: { who: 'Please complete this required field.' },
    });
    support.fill({ who: 'nobody' });
    expect(await support.submit()).toEqual({ ok: false, errors: { who: 'Name somebody' } });
    support.fill({ Who: 'eCW' });
    expect(await support.submit()).toEqual({ ok: true });
    expect(support.modal()).toBeUndefined();

    const updated = await simulator.until(() =>
      support.sees('ecw-support', paste.ts).find(({ text }) => text.startsWith('Done')),
    );
    expect(updated).toMatchObject({ ts: card.ts, text: 'Done: eCW, as it was' });
  });

  test('runs a slash command and answers through response_url, alone and for all', async () => {
    const { simulator, support } = await open(listen);
    expect(await support.command('general', '/echo', 'hello')).toMatchObject({ ok: true });
    const [own, shared] = await simulator.until(() => {
      const seen = support.sees('general');
      return seen.length === 2 && seen;
    });
    expect(own).toMatchObject({ text: 'You said hello', ephemeral: true });
    expect(shared).toMatchObject({ text: 'For all' });
    expect(simulator.person('developer').sees('general')).toHaveLength(1);
  });
});
