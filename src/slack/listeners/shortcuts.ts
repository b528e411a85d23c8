import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { answer } from '../../cases/answer.ts';
import type { Paste } from '../../cases/paste.ts';
import { evidenceFor } from '../../escalations/evidenceFor.ts';
import { once } from '../../pacing/once.ts';
import { type LeftAloneReason, whenLeftAlone } from '../../reading/createTextReader.ts';
import { evidenceModal } from '../cards/escalations/noteModal.ts';
import { leftAloneText } from '../cards/leftAloneText.ts';
import { readingText } from '../cards/mrkdwn.ts';
import { caseCard } from '../cards/shownCard.ts';
import { fileBytes } from '../read/fetchFiles.ts';
import { type Message, readMessage } from '../read/readMessage.ts';
import { unlessOutside } from '../send/post.ts';
import { respondPlainly } from '../send/respondPlainly.ts';
import type { ListenerDeps } from './deps.ts';
import { warnPoster } from './messages.ts';
import type { PayloadContext } from './payloads.ts';

interface ShortcutPayload {
  readonly ack: () => Promise<void>;
  readonly client: WebClient;
  readonly context: PayloadContext;
  readonly respond: RespondFn;
  readonly shortcut: {
    readonly callback_id: string;
    readonly trigger_id: string;
    readonly team?: { readonly id: string } | null;
    readonly user: { readonly id: string };
    readonly channel: { readonly id: string };
    readonly message: object;
  };
}

type MessageHandler = (message: Message, payload: ShortcutPayload, deps: ListenerDeps) => Promise<void>;

const declineShortcut = async (reason: LeftAloneReason, respond: RespondFn) => {
  await respond({ response_type: 'ephemeral', replace_original: false, text: leftAloneText(reason) });
};

/**
 * Acknowledges a shortcut on a message and reads the message, as much as a person may have read in a minute;
 * nothing comes of one in which nobody says anything.
 */
export const onMessageShortcut =
  (handle: MessageHandler, deps: ListenerDeps) =>
  async (payload: ShortcutPayload): Promise<void> => {
    await payload.ack();
    const { channel, message } = payload.shortcut;
    const read = readMessage({ channel: channel.id, ...message });
    if (!read) return;
    const { user, callback_id: asked } = payload.shortcut;
    const { allowance, lanes, metrics } = deps;
    if (allowance.asked.take(user.id, read.text.length + fileBytes(read.files)) !== 'granted') {
      metrics.count('drops', { reason: 'flood' });
      return declineShortcut('flood', payload.respond);
    }
    // A form must open soon, so it waits only for the same shortcut of this person, not for what else they asked.
    await lanes.run({ key: `${asked} ${user.id}`, isUrgent: true }, () => handle(read, payload, deps));
  };

const actorOf = ({ context, shortcut }: ShortcutPayload, { channelId }: Message) => ({
  teamId: context.teamId ?? shortcut.team?.id ?? '',
  userId: shortcut.user.id,
  channelId,
});

/** “Triage this error” on any message. */
export const triageMessage: MessageHandler = async (message, payload, deps) => {
  const { domain, postWith, linkTo, fetchFiles, bundleWarnings } = deps;
  const { client, respond } = payload;
  const announce = () =>
    respond({ response_type: 'ephemeral', replace_original: false, text: readingText }).catch(() => {});
  const paste: Paste = {
    text: message.text,
    door: 'shortcut',
    by: actorOf(payload, message),
    messageTs: message.ts,
    threadTs: message.replyTs,
    ...(message.files.length === 0
      ? {}
      : { files: once(() => fetchFiles(message.files, () => void announce())) }),
  };
  const answered = await answer(paste, domain);
  if (answered.kind === 'silence') return;
  if (answered.kind === 'leftAlone') return declineShortcut(answered.reason, respond);
  const onlyForYou = async () => {
    const card = caseCard(answered.view, { ephemeral: true, linkTo });
    await respondPlainly(respond)({ response_type: 'ephemeral', replace_original: false, ...card });
  };
  // What was answered before stands in the thread already.
  if (answered.kind === 'repeat') return onlyForYou();
  if (answered.view.kind === 'nothing') {
    await onlyForYou();
    return warnPoster(paste, message, { client, domain, postWith, bundleWarnings });
  }
  const place = { channelId: message.channelId, threadTs: message.replyTs };
  const posted = postWith(client)(place, caseCard(answered.view, { ephemeral: false, linkTo })).then((card) =>
    domain.store.cases.place(paste.by.teamId, answered.view.case.id, card),
  );
  await unlessOutside(posted, onlyForYou);
  await warnPoster(paste, message, { client, domain, postWith, bundleWarnings });
};

/** “Add to an escalation” on a message that belongs to one: later evidence, an answer from eCW. */
export const addEvidence: MessageHandler = async (message, payload, { domain }) => {
  const { client, respond, shortcut } = payload;
  const { text, replyTs, channelId } = message;
  const offered = await whenLeftAlone(
    evidenceFor({ text, replyTs }, actorOf(payload, message), domain),
    (reason) => declineShortcut(reason, respond),
  );
  if (!offered) return;
  if (offered.open.length === 0) {
    const none = 'There is no open escalation.';
    await respond({ response_type: 'ephemeral', replace_original: false, text: none });
    return;
  }
  const metadata = JSON.stringify({ escalationId: '', channelId });
  const view = evidenceModal(offered.open, offered.text, metadata);
  await client.views.open({ trigger_id: shortcut.trigger_id, view });
};
