import { z } from 'zod';
import { isChange, type Message, readMessage } from './readMessage.ts';

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
export interface Edit {
  readonly message: Message;
  readonly version: string;
}

/**
 * Reads a message that a person edited. Undefined for everything else that Slack calls a change: unfurled links, replies that
 * were counted, metadata.
 */
export const readEdit = (event: unknown): Edit | undefined => {
  if (!isChange(event)) return undefined;
  const read = editSchema.safeParse(event);
  if (!read.success) return undefined;
  const { channel, channel_type, message: content, previous_message: before } = read.data;
  const version = content.edited?.ts;
  if (version === undefined || version === before?.edited?.ts || content.text === before?.text)
    return undefined;
  const message = readMessage({ ...content, channel, channel_type });
  return message && { message, version };
};
