import { z } from 'zod';
import { type Message, readMessage } from './readMessage.ts';

/** Which message was deleted. */
interface Deletion {
  readonly kind: 'deleted';
  readonly channelId: string;
  readonly messageTs: string;
}

/** A thread's first message that has replies is not gone for good: Slack leaves a tombstone in its place. */
const tombstoneSchema = z.object({
  subtype: z.literal('message_changed'),
  channel: z.string(),
  message: z.object({ ts: z.string(), subtype: z.literal('tombstone') }),
});
const deletedSchema = z.object({
  subtype: z.literal('message_deleted'),
  channel: z.string(),
  deleted_ts: z.string(),
});

/** Which message an event says was deleted; undefined when it says something else. */
const readDeletion = (event: unknown): Deletion | undefined => {
  const deleted = deletedSchema.safeParse(event);
  if (deleted.success)
    return { kind: 'deleted', channelId: deleted.data.channel, messageTs: deleted.data.deleted_ts };
  const tombstone = tombstoneSchema.safeParse(event);
  if (tombstone.success)
    return { kind: 'deleted', channelId: tombstone.data.channel, messageTs: tombstone.data.message.ts };
  return undefined;
};

const edition = z.object({ ts: z.string() }).nullish();
const contentSchema = z.looseObject({ ts: z.string(), edited: edition, text: z.string().nullish() });
const editSchema = z.object({
  subtype: z.literal('message_changed'),
  channel: z.string(),
  channel_type: z.string().nullish(),
  message: contentSchema,
  previous_message: contentSchema.nullish(),
});

/** A message as somebody edited it. `version` rises with every edit: Slack's time of it. */
interface Edit {
  readonly kind: 'edited';
  readonly message: Message;
  readonly version: string;
}

/**
 * Reads a message that a person edited. Undefined for everything else that Slack calls a change: unfurled links, replies that
 * were counted, metadata.
 */
const readEdit = (event: unknown): Edit | undefined => {
  const read = editSchema.safeParse(event);
  if (!read.success) return undefined;
  const { channel, channel_type, message: content, previous_message: before } = read.data;
  const version = content.edited?.ts;
  if (version === undefined || version === before?.edited?.ts || content.text === before?.text)
    return undefined;
  const message = readMessage({ ...content, channel, channel_type });
  return message && { kind: 'edited', message, version };
};

/** What an event says of an earlier message; undefined where it says nothing that matters. */
export const readChange = (event: unknown): Deletion | Edit | undefined =>
  readDeletion(event) ?? readEdit(event);
