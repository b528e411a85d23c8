import type { MessageShortcut } from '@slack/bolt';
import { shortcutIds } from '../cards/actionIds.ts';
import { caseCard } from '../cards/caseCard.ts';
import { post, unlessOutside } from '../post.ts';
import { readMessage } from '../readMessage.ts';
import type { Listen } from './listen.ts';

/** “Triage this error” on any message. */
export const shortcuts: Listen = (app, { desk }) => {
  app.shortcut<MessageShortcut>(
    { type: 'message_action', callback_id: shortcutIds.triage },
    async ({ ack, client, context, respond, shortcut }) => {
      await ack();
      const message = readMessage({ channel: shortcut.channel.id, ...shortcut.message });
      if (!message) return;
      const by = {
        teamId: context.teamId ?? shortcut.team?.id ?? '',
        userId: shortcut.user.id,
        channelId: message.channelId,
      };
      const answered = await desk.answer({ text: message.text, door: 'shortcut', by, messageTs: message.ts });
      if (answered.kind === 'silence') return;
      const onlyForYou = async () => {
        const card = caseCard(answered.view, { ephemeral: true });
        await respond({ response_type: 'ephemeral', replace_original: false, ...card });
      };
      // What was answered before stands in the thread already.
      if (answered.kind === 'repeat') return onlyForYou();
      const place = { channelId: message.channelId, threadTs: message.replyTs };
      const posted = post(client, place, caseCard(answered.view, { ephemeral: false })).then((card) =>
        desk.place(answered.view.case.id, card),
      );
      await unlessOutside(posted, onlyForYou);
    },
  );
};
