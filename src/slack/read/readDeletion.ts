import { z } from 'zod';
import { isChange } from './readMessage.ts';

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
export const readDeletion = (
  event: unknown,
): { readonly channelId: string; readonly messageTs: string } | undefined => {
  if (!isChange(event)) return undefined;
  const deleted = deletedSchema.safeParse(event);
  if (deleted.success) return { channelId: deleted.data.channel, messageTs: deleted.data.deleted_ts };
  const tombstone = tombstoneSchema.safeParse(event);
  if (tombstone.success) return { channelId: tombstone.data.channel, messageTs: tombstone.data.message.ts };
  return undefined;
};
