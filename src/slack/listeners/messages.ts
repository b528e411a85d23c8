import type { WebClient } from '@slack/web-api';
import { forgetMessage } from '../../cases/forgetMessage.ts';
import { hear } from '../../cases/hear.ts';
import type { Door, Paste } from '../../cases/paste.ts';
import { forgetCard } from '../../cases/repeats.ts';
import { type Revised, revise } from '../../cases/revise.ts';
import { isForAskerAlone, shownCard } from '../cards/shownCard.ts';
import { plainText } from '../read/plainText.ts';
import { readChange } from '../read/readChange.ts';
import { isChange, isOwn, type Message, readMessage } from '../read/readMessage.ts';
import { readThread } from '../read/readThread.ts';
import { postAlone } from '../send/post.ts';
import { warnPoster } from '../send/warnPoster.ts';
import { answerChecks } from './checks.ts';
import type { ListenerDeps } from './deps.ts';
import type { EventPayload, PayloadContext } from './payloads.ts';

/** The same promise for everybody who asks. */
const once = <Done>(work: () => Promise<Done>): (() => Promise<Done>) => {
  let done: Promise<Done> | undefined;
  return () => {
    done ??= work();
    return done;
  };
};

/** How a message came, beside the message itself. */
interface Arrival {
  readonly client: WebClient;
  readonly context: PayloadContext;
  readonly teamId: string;
}

type MessagePaste = Paste & { readonly messageTs: string };

const arrivalOf = ({ client, context, body }: EventPayload): Arrival => ({
  client,
  context,
  teamId: context.teamId ?? body.team_id,
});

const doorOf = ({ isDirect, sent }: Message, botUserId: string | undefined): Door => {
  if (isDirect) return 'direct';
  return sent.includes(`<@${botUserId}>`) ? 'mention' : 'message';
};

/** The bot that speaks, if it is one; our own messages are never read. */
const botOf = ({ botIds }: Message, { allowedBots }: ListenerDeps): Pick<Paste, 'bot'> => {
  if (botIds.length === 0) return {};
  return { bot: botIds.some((id) => allowedBots.includes(id)) ? 'listed' : 'other' };
};

const pasteOf = (message: Message, arrival: Arrival, deps: ListenerDeps): MessagePaste => {
  const { client, context, teamId } = arrival;
  const { fetchFiles } = deps;
  const door = doorOf(message, context.botUserId);
  const mentioned =
    door === 'mention' ? plainText(message.sent.replaceAll(`<@${context.botUserId}>`, '')) : '';
  const asksThread = door === 'mention' && message.threadTs !== undefined;
  const mayRead = (other: Message) =>
    !other.botIds.includes(context.botId ?? '') && botOf(other, deps).bot !== 'other';
  return {
    text: door === 'mention' ? mentioned : message.text,
    door,
    by: {
      teamId,
      userId: message.userId,
      channelId: message.channelId,
      ...(context.enterpriseId === undefined ? {} : { enterpriseId: context.enterpriseId }),
    },
    messageTs: message.ts,
    ...(message.isDirect && message.threadTs === undefined ? {} : { threadTs: message.replyTs }),
    ...botOf(message, deps),
    ...(message.files.length === 0 ? {} : { files: once(() => fetchFiles(message.files)) }),
    ...(asksThread ? { thread: once(() => readThread(message, { client, fetchFiles, mayRead })) } : {}),
  };
};

/** Asked, only people and the operator's bots are heard; unasked the channel's choice decides, in the domain. */
const mayBeHeard = ({ bot, door }: Pick<Paste, 'bot' | 'door'>): boolean =>
  door === 'message' || bot !== 'other';

/** Hands a message to the domain, answers at once where nothing can be written down, and warns the poster of what it holds. */
const take = async (
  message: Message,
  arrival: Arrival,
  { handle, ...deps }: ListenerDeps & { readonly handle: (paste: MessagePaste) => Promise<Revised> },
) => {
  const { domain, post, linkTo, bundleWarnings } = deps;
  if (message.botIds.includes(arrival.context.botId ?? '')) return;
  const paste = pasteOf(message, arrival, deps);
  if (!mayBeHeard(paste)) return;
  const heard = await handle(paste);
  const place = message.isDirect && message.threadTs === undefined ? {} : { threadTs: message.replyTs };
  if (heard.kind === 'now') {
    const { channelId, isDirect, threadTs, userId } = message;
    const card = shownCard(heard.view, { ephemeral: false, linkTo });
    if (isForAskerAlone(heard.view) && !isDirect)
      await postAlone(
        arrival.client,
        { channelId, userId, ...(threadTs === undefined ? {} : { threadTs }) },
        card,
      );
    else await post({ channelId, ...place }, card);
  }
  if (heard.kind === 'check') {
    const { caseId, subject } = heard;
    const asked = { caseId, subject, by: { ...paste.by, ...place }, isPrivate: false };
    await answerChecks(asked, { ...deps, client: arrival.client });
  }
  await warnPoster(paste, message, { client: arrival.client, domain, post, bundleWarnings });
};

const takeChange = async (payload: EventPayload, deps: ListenerDeps): Promise<void> => {
  const { domain } = deps;
  const arrival = arrivalOf(payload);
  const change = readChange(payload.event);
  switch (change?.kind) {
    case undefined:
      return;
    case 'deleted': {
      const { channelId, messageTs } = change;
      await forgetCard({ teamId: arrival.teamId, channelId, ts: messageTs }, domain);
      const card = await forgetMessage({ teamId: arrival.teamId, channelId, messageTs }, domain);
      if (card) await arrival.client.chat.delete({ channel: card.channelId, ts: card.ts });
      return;
    }
    case 'edited': {
      const handle = (paste: MessagePaste) => revise({ ...paste, version: change.version }, domain);
      return take(change.message, arrival, { ...deps, handle });
    }
  }
};

/** A message in a channel or a direct message: new, edited or deleted. */
export const hearMessage = async (payload: EventPayload, deps: ListenerDeps): Promise<void> => {
  const { domain } = deps;
  const { event } = payload;
  if (isOwn(event, payload.context.botId)) return;
  const message = readMessage(event);
  if (!message && isChange(event)) return takeChange(payload, deps);
  // A mention arrives as app_mention too, and is answered there.
  if (message && doorOf(message, payload.context.botUserId) !== 'mention')
    await take(message, arrivalOf(payload), { ...deps, handle: (paste) => hear(paste, domain) });
};

/** A message that mentions us. */
export const hearMention = async (payload: EventPayload, deps: ListenerDeps): Promise<void> => {
  const message = readMessage(payload.event);
  if (message)
    await take(message, arrivalOf(payload), { ...deps, handle: (paste) => hear(paste, deps.domain) });
};
