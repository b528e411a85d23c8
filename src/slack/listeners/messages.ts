import type { WebClient } from '@slack/web-api';
import type { Shown } from '../../desk/ask.ts';
import type { Door, Paste } from '../../desk/paste.ts';
import { shownCard } from '../cards/shownCard.ts';
import { plainText } from '../plainText.ts';
import { post } from '../post.ts';
import { readDeletion } from '../readDeletion.ts';
import { type Message, readMessage } from '../readMessage.ts';
import { warnPoster } from '../warnPoster.ts';
import type { Listen, ListenDeps } from './listen.ts';

const mayBeRead = ({ botIds }: Message, allowedBots: readonly string[]): boolean =>
  botIds.length === 0 || botIds.some((id) => allowedBots.includes(id));

const readThreadStart = async (client: WebClient, { channelId, threadTs }: Message) => {
  const { messages } = await client.conversations.replies({
    channel: channelId,
    ts: threadTs ?? '',
    limit: 1,
  });
  return readMessage({ channel: channelId, ...messages?.[0] })?.text;
};

const replyIn = async (
  client: WebClient,
  message: Message,
  { shown, desk }: { shown: Shown } & Pick<ListenDeps, 'desk'>,
) => {
  if (shown.kind === 'silence') return;
  const threadTs = message.isDirect ? message.threadTs : message.replyTs;
  const place = { channelId: message.channelId, ...(threadTs === undefined ? {} : { threadTs }) };
  const card = await post(client, place, shownCard(shown, { ephemeral: false }));
  if ('case' in shown) await desk.place(shown.case.id, card);
};

/** Pasted errors in channels, direct messages and mentions. */
export const messages: Listen = (app, { desk, allowedBots }) => {
  const pasteOf = (message: Message, door: Door, teamId: string): Paste => ({
    text: message.text,
    door,
    by: { teamId, userId: message.userId, channelId: message.channelId },
    messageTs: message.ts,
  });

  app.event('message', async ({ event, client, context, body }) => {
    const deleted = readDeletion(event);
    if (deleted) {
      const card = await desk.forgetMessage({ teamId: context.teamId ?? body.team_id, ...deleted });
      if (card) await client.chat.delete({ channel: card.channelId, ts: card.ts });
      return;
    }
    const message = readMessage(event);
    if (!message || !mayBeRead(message, allowedBots)) return;
    // A mention arrives as app_mention too, and is answered there.
    if (!message.isDirect && message.sent.includes(`<@${context.botUserId}>`)) return;
    const teamId = context.teamId ?? body.team_id;
    if (message.isDirect) {
      const direct = pasteOf(message, 'direct', teamId);
      await replyIn(client, message, { shown: await desk.ask(direct), desk });
      return warnPoster(direct, message, { client, desk });
    }
    const paste = pasteOf(message, 'message', teamId);
    const answered = await desk.answer(paste);
    if (answered.kind === 'reply') await replyIn(client, message, { shown: answered.view, desk });
    await warnPoster(paste, message, { client, desk });
  });

  app.event('app_mention', async ({ event, client, context, body }) => {
    const message = readMessage(event);
    if (!message || !mayBeRead(message, allowedBots)) return;
    const paste = pasteOf(message, 'mention', context.teamId ?? body.team_id);
    const shown = await desk.ask({
      ...paste,
      text: plainText(message.sent.replaceAll(`<@${context.botUserId}>`, '')),
      ...(message.threadTs === undefined ? {} : { threadStart: () => readThreadStart(client, message) }),
    });
    await replyIn(client, message, { shown, desk });
    await warnPoster(paste, message, { client, desk });
  });
};
