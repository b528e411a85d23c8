import type { MessageShortcut } from '@slack/bolt';
import type { Paste } from '../../cases/paste.ts';
import { shortcutIds } from '../cards/actionIds.ts';
import { caseCard } from '../cards/caseCard.ts';
import { evidenceModal } from '../cards/noteModal.ts';
import { readMessage } from '../read/readMessage.ts';
import { unlessOutside } from '../send/post.ts';
import { warnPoster } from '../send/warnPoster.ts';
import type { Listen } from './listen.ts';

/** “Triage this error” on any message. */
export const shortcuts: Listen = ({ acts: app }, { desk, post, linkTo, fetchFiles }) => {
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
      const paste: Paste = {
        text: message.text,
        door: 'shortcut',
        by,
        messageTs: message.ts,
        threadTs: message.replyTs,
        ...(message.files.length === 0 ? {} : { files: () => fetchFiles(message.files) }),
      };
      const answered = await desk.answer(paste);
      if (answered.kind === 'silence') return;
      const onlyForYou = async () => {
        const card = caseCard(answered.view, { ephemeral: true, linkTo });
        await respond({ response_type: 'ephemeral', replace_original: false, ...card });
      };
      // What was answered before stands in the thread already.
      if (answered.kind === 'repeat') return onlyForYou();
      const place = { channelId: message.channelId, threadTs: message.replyTs };
      const posted = post(place, caseCard(answered.view, { ephemeral: false, linkTo })).then((card) =>
        desk.place(answered.view.case.id, card),
      );
      await unlessOutside(posted, onlyForYou);
      await warnPoster(paste, message, { client, desk, post });
    },
  );

  /** “Add to an escalation” on a message that belongs to one: later evidence, an answer from eCW. */
  app.shortcut<MessageShortcut>(
    { type: 'message_action', callback_id: shortcutIds.addEvidence },
    async ({ ack, client, context, respond, shortcut }) => {
      await ack();
      const message = readMessage({ channel: shortcut.channel.id, ...shortcut.message });
      if (!message) return;
      const teamId = context.teamId ?? shortcut.team?.id ?? '';
      const by = { teamId, userId: shortcut.user.id, channelId: message.channelId };
      const offered = await desk.evidenceFor({ text: message.text, replyTs: message.replyTs }, by);
      if (offered.open.length === 0) {
        await respond({
          response_type: 'ephemeral',
          replace_original: false,
          text: 'There is no open escalation.',
        });
        return;
      }
      const metadata = JSON.stringify({ escalationId: '', channelId: message.channelId });
      const view = evidenceModal(offered.open, offered.text, metadata);
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
    },
  );
};
