import type { Context } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Heard } from '../../cases/hear.ts';
import type { Door, Paste } from '../../cases/paste.ts';
import { shownCard } from '../cards/shownCard.ts';
import { plainText } from '../read/plainText.ts';
import { readDeletion } from '../read/readDeletion.ts';
import { readEdit } from '../read/readEdit.ts';
import { type Message, readMessage } from '../read/readMessage.ts';
import { readThread } from '../read/readThread.ts';
import { warnPoster } from '../send/warnPoster.ts';
import type { Listen } from './listen.ts';

/** The same promise for everybody who asks. */
const once = <Done>(work: () => Promise<Done>): (() => Promise<Done>) => {
  let done: Promise<Done> | undefined;
  return () => {
    done ??= work();
    return done;
  };
};

/** Where a message was said and to whom, beside the message itself. */
interface Setting {
  readonly client: WebClient;
  readonly context: Pick<Context, 'botUserId' | 'botId' | 'teamId' | 'enterpriseId'>;
  readonly teamId: string;
}

const doorOf = ({ isDirect, sent }: Message, botUserId: string | undefined): Door => {
  if (isDirect) return 'direct';
  return sent.includes(`<@${botUserId}>`) ? 'mention' : 'message';
};

/** Pasted errors in channels, direct messages and mentions; edits and deletions of them. */
export const messages: Listen = ({ events }, { desk, allowedBots, post, linkTo, fetchFiles }) => {
  /** The bot that speaks, if it is one; our own messages are never read. */
  const botOf = ({ botIds }: Message): Pick<Paste, 'bot'> => {
    if (botIds.length === 0) return {};
    return { bot: botIds.some((id) => allowedBots.includes(id)) ? 'listed' : 'other' };
  };

  const pasteOf = (message: Message, door: Door, { client, context, teamId }: Setting) => {
    const mentioned =
      door === 'mention' ? plainText(message.sent.replaceAll(`<@${context.botUserId}>`, '')) : '';
    const asksThread = door === 'mention' && message.threadTs !== undefined;
    const { enterpriseId } = context;
    const mayRead = (said: Message) =>
      !said.botIds.includes(context.botId ?? '') && botOf(said).bot !== 'other';
    return {
      text: door === 'mention' ? mentioned : message.text,
      door,
      by: {
        teamId,
        userId: message.userId,
        channelId: message.channelId,
        ...(enterpriseId === undefined ? {} : { enterpriseId }),
      },
      messageTs: message.ts,
      ...(message.isDirect && message.threadTs === undefined ? {} : { threadTs: message.replyTs }),
      ...botOf(message),
      ...(message.files.length === 0 ? {} : { files: once(() => fetchFiles(message.files)) }),
      ...(asksThread ? { thread: once(() => readThread(message, { client, fetchFiles, mayRead })) } : {}),
    } satisfies Paste;
  };

  /** Asked, only people and the operator's bots are heard; unasked the channel's choice decides, at the desk. */
  const mayBeHeard = ({ bot, door }: Pick<Paste, 'bot' | 'door'>): boolean =>
    door === 'message' || bot !== 'other';

  const take = async (
    message: Message,
    setting: Setting,
    handle: (paste: ReturnType<typeof pasteOf>) => Promise<Heard | { readonly kind: 'changed' }>,
  ) => {
    if (message.botIds.includes(setting.context.botId ?? '')) return;
    const paste = pasteOf(message, doorOf(message, setting.context.botUserId), setting);
    if (!mayBeHeard(paste)) return;
    const heard = await handle(paste);
    if (heard.kind === 'now') {
      const place = message.isDirect && message.threadTs === undefined ? {} : { threadTs: message.replyTs };
      await post(
        { channelId: message.channelId, ...place },
        shownCard(heard.shown, { ephemeral: false, linkTo }),
      );
    }
    await warnPoster(paste, message, { client: setting.client, desk, post });
  };

  events.event('message', async ({ event, client, context, body }) => {
    const teamId = context.teamId ?? body.team_id;
    const setting = { client, context, teamId };
    const deleted = readDeletion(event);
    if (deleted) {
      const card = await desk.forgetMessage({ teamId, ...deleted });
      if (card) await client.chat.delete({ channel: card.channelId, ts: card.ts });
      return;
    }
    const edit = readEdit(event);
    if (edit) {
      await take(edit.message, setting, (paste) => desk.revise({ ...paste, version: edit.version }));
      return;
    }
    const message = readMessage(event);
    // A mention arrives as app_mention too, and is answered there.
    if (message && doorOf(message, context.botUserId) !== 'mention') await take(message, setting, desk.hear);
  });

  events.event('app_mention', async ({ event, client, context, body }) => {
    const message = readMessage(event);
    if (message) await take(message, { client, context, teamId: context.teamId ?? body.team_id }, desk.hear);
  });
};
