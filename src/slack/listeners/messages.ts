import type { WebClient } from '@slack/web-api';
import type { AskView } from '../../cases/ask.ts';
import { asksForDeed, bytesOf, forgetMessage, hear } from '../../cases/hear.ts';
import type { Door, Paste } from '../../cases/paste.ts';
import { forgetCard } from '../../cases/repeats.ts';
import { type Revised, revise } from '../../cases/revise.ts';
import { warn } from '../../cases/warn.ts';
import { isStoreDown, nowOrLater } from '../../cases/whenStoreIsDown.ts';
import { once } from '../../pacing/once.ts';
import { LeftAloneError } from '../../reading/createTextReader.ts';
import { warningCard } from '../cards/channels/warningCard.ts';
import { readingText } from '../cards/mrkdwn.ts';
import { isForAskerAlone, shownCard } from '../cards/shownCard.ts';
import { type FetchFiles, fileBytes } from '../read/fetchFiles.ts';
import { readChange } from '../read/readChange.ts';
import { isChange, type Message, plainText, readMessage } from '../read/readMessage.ts';
import { type ReadThreadDeps, readThread } from '../read/readThread.ts';
import { storeApology } from '../send/answerTrouble.ts';
import { isOutside, postAlone, tell } from '../send/post.ts';
import { answerChecks } from './checks.ts';
import type { ListenerDeps } from './deps.ts';
import type { EventPayload, PayloadContext } from './payloads.ts';

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
const botOf = ({ botIds, isWorkflow }: Message, { allowedBots }: ListenerDeps): Pick<Paste, 'bot'> => {
  if (isWorkflow) return { bot: 'workflow' };
  if (botIds.length === 0) return {};
  return { bot: botIds.some((id) => allowedBots.includes(id)) ? 'listed' : 'other' };
};

/** Fetches files; who asks is told, once and alone, when that takes longer because a picture is read. */
const fetchFor = (
  { channelId, userId, threadTs }: Message,
  { client }: Arrival,
  { fetchFiles }: Pick<ListenerDeps, 'fetchFiles'>,
): FetchFiles => {
  const to = { channelId, userId, ...(threadTs === undefined ? {} : { threadTs }) };
  // Without it the answer comes all the same.
  const announce = once(() => tell(client, to, readingText).catch(() => {}));
  return (files) => fetchFiles(files, () => void announce());
};

/** Reads a thread for somebody who asks in it; what there is to read counts as theirs. */
const readFor = async (
  message: Message,
  { allowance, ...reading }: ReadThreadDeps & Pick<ListenerDeps, 'allowance'>,
) => {
  const { asked } = allowance;
  if (asked.take(message.userId, 0) !== 'granted') throw new LeftAloneError('flood');
  const read = await readThread(message, reading);
  const units = read.reduce((sum, { text, pictured = '' }) => sum + text.length + pictured.length, 0);
  asked.take(message.userId, units);
  return read;
};

const pasteOf = (message: Message, arrival: Arrival, deps: ListenerDeps): MessagePaste => {
  const { client, context, teamId } = arrival;
  const { allowance } = deps;
  const door = doorOf(message, context.botUserId);
  const fetchFiles = door === 'message' ? deps.fetchFiles : fetchFor(message, arrival, deps);
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
    ...(message.files.length === 0
      ? {}
      : { files: once(() => fetchFiles(message.files)), fileBytes: fileBytes(message.files) }),
    ...(asksThread
      ? { thread: once(() => readFor(message, { client, fetchFiles, mayRead, allowance })) }
      : {}),
  };
};

/** Asked, only people, workflows and the operator's bots are heard; unasked the channel's choice decides, in the domain. */
const mayBeHeard = ({ bot, door }: Pick<Paste, 'bot' | 'door'>): boolean =>
  door === 'message' || bot !== 'other';

/** Where a message is answered: in its thread, or where it stands in a direct conversation. */
const answeredIn = ({ isDirect, threadTs, replyTs }: Message) =>
  isDirect && threadTs === undefined ? {} : { threadTs: replyTs };

/** Answers a message without writing that down first. */
const sayNow = async (
  view: AskView,
  message: Message,
  { client, postWith, linkTo }: Pick<ListenerDeps, 'postWith' | 'linkTo'> & Pick<Arrival, 'client'>,
) => {
  const { channelId, isDirect, threadTs, userId } = message;
  const card = shownCard(view, { ephemeral: false, linkTo });
  if (isForAskerAlone(view) && !isDirect)
    await postAlone(client, { channelId, userId, ...(threadTs === undefined ? {} : { threadTs }) }, card);
  else await postWith(client)({ channelId, ...answeredIn(message) }, card);
};

type WarnDeps = Pick<ListenerDeps, 'domain' | 'postWith' | 'bundleWarnings'> & Pick<Arrival, 'client'>;

/** Tells the poster of a message, and nobody else, that it holds secrets or patient data. Where we cannot reach them there, nothing is said. */
export const warnPoster = async (
  paste: Paste,
  message: Message,
  { client, domain, postWith, bundleWarnings }: WarnDeps,
): Promise<void> => {
  if (message.botIds.length > 0) return;
  const warning = await warn(paste, domain);
  if (!warning) return;
  const { channelId, threadTs, userId, isDirect } = message;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  await bundleWarnings(paste.by, warning, async (told, messages) => {
    const card = warningCard(told, messages);
    const sent = isDirect
      ? postWith(client)({ channelId, ...(threadTs === undefined ? {} : { threadTs }) }, card)
      : client.chat.postEphemeral({ channel: channelId, user: userId, ...thread, ...card });
    await sent.catch((error: unknown) => {
      if (!isOutside(error)) throw error;
    });
  });
};

/** Answers at once what could not be written down. */
const answerNow = async (
  heard: Revised,
  { by }: MessagePaste,
  { message, ...deps }: ListenerDeps & Pick<Arrival, 'client'> & { readonly message: Message },
) => {
  if (heard.kind === 'now') await sayNow(heard.view, message, deps);
  if (heard.kind === 'check') {
    const { caseId, subject } = heard;
    await answerChecks({ caseId, subject, by: { ...by, ...answeredIn(message) }, isPrivate: false }, deps);
  }
};

/** Who asked what nothing can be done about without the database is told so, alone; what failed is for the edge all the same. */
const apologise = async (error: unknown, message: Message, { client }: Pick<Arrival, 'client'>) => {
  const { channelId, userId, threadTs } = message;
  const to = { channelId, userId, ...(threadTs === undefined ? {} : { threadTs }) };
  if (isStoreDown(error)) await tell(client, to, storeApology).catch(() => {});
  throw error;
};

/**
 * Hands a message to the domain, answers at once where nothing can be written down, and warns the poster of what it holds. An edit,
 * which has a version, waits until the database can be used, unless it asks for something that is done once.
 */
const take = async (
  message: Message,
  arrival: Arrival,
  { version, ...deps }: ListenerDeps & { readonly version?: string },
) => {
  const { client } = arrival;
  const { domain, postWith, bundleWarnings } = deps;
  if (message.botIds.includes(arrival.context.botId ?? '')) return;
  const paste = pasteOf(message, arrival, deps);
  if (!mayBeHeard(paste)) return;
  const answering = { ...deps, client, message };
  const become = () => (version === undefined ? hear(paste, domain) : revise({ ...paste, version }, domain));
  const handle = async () => answerNow(await become(), paste, answering);
  if (version === undefined || asksForDeed(paste, domain))
    await handle().catch((error: unknown) => apologise(error, message, arrival));
  else await nowOrLater(handle, bytesOf(paste), domain);
  await warnPoster(paste, message, { client, domain, postWith, bundleWarnings });
};

const takeChange = async (payload: EventPayload, deps: ListenerDeps): Promise<void> => {
  const { domain } = deps;
  const arrival = arrivalOf(payload);
  const change = readChange(payload.event);
  switch (change?.kind) {
    case undefined:
      return;
    case 'deleted': {
      const { teamId, client } = arrival;
      const { channelId, messageTs } = change;
      const forget = async () => {
        await forgetCard({ teamId, channelId, ts: messageTs }, domain);
        const card = await forgetMessage({ teamId, channelId, messageTs }, domain);
        if (card) await client.chat.delete({ channel: card.channelId, ts: card.ts });
      };
      await nowOrLater(forget, 0, domain);
      return;
    }
    case 'edited':
      return take(change.message, arrival, { ...deps, version: change.version });
  }
};

/** A message in a channel or a direct message: new, edited or deleted. */
export const hearMessage =
  (deps: ListenerDeps) =>
  async (payload: EventPayload): Promise<void> => {
    const { event } = payload;
    const message = readMessage(event);
    if (!message && isChange(event)) return takeChange(payload, deps);
    // A mention arrives as app_mention too, and is answered there.
    if (message && doorOf(message, payload.context.botUserId) !== 'mention')
      await take(message, arrivalOf(payload), deps);
  };

/** A message that mentions us. */
export const hearMention =
  (deps: ListenerDeps) =>
  async (payload: EventPayload): Promise<void> => {
    const message = readMessage(payload.event);
    if (message) await take(message, arrivalOf(payload), deps);
  };

/** Tells the author of a message to us that it is not read. */
export const declineMessage = async (
  event: unknown,
  deps: Pick<ListenerDeps, 'postWith' | 'linkTo'> & Pick<Arrival, 'client'>,
): Promise<void> => {
  const message = readMessage(event);
  if (message && message.botIds.length === 0)
    await sayNow({ kind: 'leftAlone', reason: 'flood' }, message, deps);
};
