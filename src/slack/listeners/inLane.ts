import { z } from 'zod';
import type { Urgency } from '../../reading/createTextReader.ts';
import type { InLane } from '../connect/createApps.ts';
import { fileBytes } from '../read/fetchFiles.ts';
import type { ListenerDeps } from './deps.ts';

/** What is known of a message before it is read. */
interface Intake {
  /** Who wrote it: an id of Slack's, empty where it does not say. */
  readonly author: string;
  readonly urgency: Urgency;
  /** How much there is to read, in units of text and bytes of files. */
  readonly size: number;
}

const contentSchema = z.object({
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  text: z.string().nullish(),
  files: z.array(z.object({ size: z.number().nonnegative().nullish() })).nullish(),
});

const eventSchema = contentSchema.extend({
  type: z.string(),
  channel_type: z.string().nullish(),
  message: contentSchema.nullish(),
  previous_message: contentSchema.nullish(),
});

const sizeOf = ({ text, files }: z.infer<typeof contentSchema>): number =>
  (text?.length ?? 0) + fileBytes(files ?? []);

/** Reads whose an event is and how large. A message that mentions us weighs nothing: it comes once more, as a mention. */
const readIntake = (event: unknown, botUserId: string | undefined): Intake => {
  const read = eventSchema.safeParse(event);
  if (!read.success) return { author: '', urgency: 'overheard', size: 0 };
  const { type, channel_type, message, previous_message } = read.data;
  const content = message ?? read.data;
  const { user, bot_id } = message ?? previous_message ?? read.data;
  const isDirect = channel_type === 'im';
  const isSaidTwice = type === 'message' && !isDirect && content.text?.includes(`<@${botUserId}>`);
  return {
    author: user ?? bot_id ?? '',
    urgency: isDirect || type === 'app_mention' ? 'asked' : 'overheard',
    size: isSaidTwice ? 0 : sizeOf(content),
  };
};

const messageSchema = z.object({ type: z.enum(['message', 'app_mention']) });

const ownSchema = z.union([
  z.object({ bot_id: z.string() }),
  z.object({ message: z.object({ bot_id: z.string() }) }).transform(({ message }) => message),
]);

/** Whether an event tells of what we said ourselves: Slack sends that back to us. */
const isOwn = (event: unknown, botId: string | undefined): boolean => {
  const read = ownSchema.safeParse(event);
  return read.success && read.data.bot_id === botId;
};

interface InLaneDeps extends Pick<ListenerDeps, 'lanes' | 'allowance' | 'metrics'> {
  readonly identity: { readonly botId?: string | undefined; readonly botUserId?: string | undefined };
  /** Tells an author who asked that a message is not read. */
  readonly decline: (event: unknown) => Promise<void>;
}

/**
 * Handles a message, which was acknowledged already, when its author's earlier ones are done: who asks before what is overheard,
 * and of each author only so much in a minute, either way. An author who asked is told, the first time. Other events go at once.
 */
export const createInLane =
  ({ identity, decline, lanes, allowance, metrics }: InLaneDeps): InLane =>
  async (event, work) => {
    if (!messageSchema.safeParse(event).success) return work();
    if (isOwn(event, identity.botId)) return;
    const { author, urgency, size } = readIntake(event, identity.botUserId);
    const allowed = size === 0 ? 'granted' : allowance[urgency].take(author, size);
    const lane = { key: `${urgency} ${author}`, isUrgent: urgency === 'asked' };
    if (allowed === 'granted') return lanes.run(lane, work);
    metrics.count('drops', { reason: 'flood' });
    if (lane.isUrgent && allowed === 'refused first') await decline(event);
  };
