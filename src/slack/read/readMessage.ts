import { z } from 'zod';
import { type AttachedFile, readFiles } from './fetchFiles.ts';

/** What Slack wraps in angle brackets: links, people, channels, groups, dates. Real angle brackets arrive as entities. */
const wrapped = /<([^<>|]{1,3000})(?:\|([^<>]{0,3000}))?>/g;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

const unwrap = (_all: string, target: string, label?: string): string => {
  // Who was mentioned says nothing about an error, and is nobody's business where the text goes.
  if (target.startsWith('@')) return '[person]';
  if (target.startsWith('#')) return label ? `#${label}` : '#channel';
  if (target.startsWith('!')) return target.startsWith('!date') ? (label ?? '') : '[everybody]';
  if (/^(?:mailto|tel):/.test(target)) return label || target.replace(/^\w+:/, '');
  // Slack links what looks like a host; what was typed is the label then.
  return label && target.endsWith(label) ? label : target;
};

/** A message as its author typed it: Slack's links and entities undone, mentions left without names. Source: docs.slack.dev/messaging/formatting-message-text */
export const plainText = (text: string): string =>
  text.replace(wrapped, unwrap).replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity);

const attachmentSchema = z.object({
  pretext: z.string().nullish(),
  title: z.string().nullish(),
  text: z.string().nullish(),
  fallback: z.string().nullish(),
});

const messageSchema = z.object({
  channel: z.string(),
  channel_type: z.string().nullish(),
  ts: z.string(),
  thread_ts: z.string().nullish(),
  subtype: z.string().nullish(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  app_id: z.string().nullish(),
  /** Slack documents neither of the two; posts of Workflow Builder have been seen to carry one, or both. */
  workflow_id: z.string().nullish(),
  bot_profile: z
    .object({ is_workflow_bot: z.boolean().nullish(), is_legacy_workflow_bot: z.boolean().nullish() })
    .nullish(),
  text: z.string().nullish(),
  files: z.unknown().optional(),
  attachments: z.array(attachmentSchema).nullish(),
});

export interface Message {
  readonly channelId: string;
  readonly isDirect: boolean;
  readonly ts: string;
  /** The thread that a reply belongs to: the message's own, or the one it starts. */
  readonly replyTs: string;
  readonly threadTs?: string;
  readonly userId: string;
  /** Ids by which a bot may be listed; empty for a person. */
  readonly botIds: readonly string[];
  /** Posted by a workflow of Slack's, whose bot id changes from post to post. */
  readonly isWorkflow: boolean;
  /** As Slack sends it, with mentions as ids. */
  readonly sent: string;
  /** As its author typed it. */
  readonly text: string;
  readonly files: readonly AttachedFile[];
}

/** Subtypes in which somebody says something new. Edits, joins, topic changes and the like say nothing. */
const speaking = [undefined, 'file_share', 'thread_broadcast', 'bot_message', 'me_message'];

/** Whether an event may tell of a change of a message; most tell of a new one, and are not looked at any closer. */
export const isChange = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'subtype' in event && Boolean(event.subtype);

const textOf = ({ text, attachments }: z.infer<typeof messageSchema>): string =>
  [text, ...(attachments ?? []).flatMap((one) => [one.pretext, one.title, one.text ?? one.fallback])]
    .filter((part) => part)
    .join('\n');

const isOfWorkflow = ({ workflow_id, bot_profile }: z.infer<typeof messageSchema>): boolean =>
  Boolean(workflow_id || bot_profile?.is_workflow_bot || bot_profile?.is_legacy_workflow_bot);

/** Reads a message of the Events API or of conversations.replies; undefined when nobody says anything in it. */
export const readMessage = (event: unknown): Message | undefined => {
  const read = messageSchema.safeParse(event);
  if (!read.success || !speaking.includes(read.data.subtype ?? undefined)) return undefined;
  const { data } = read;
  const sent = textOf(data);
  return {
    channelId: data.channel,
    isDirect: data.channel_type === 'im' || data.channel.startsWith('D'),
    ts: data.ts,
    replyTs: data.thread_ts ?? data.ts,
    ...(data.thread_ts ? { threadTs: data.thread_ts } : {}),
    userId: data.user ?? data.bot_id ?? '',
    botIds: [data.bot_id, data.app_id].flatMap((id) => (data.bot_id && id ? [id] : [])),
    isWorkflow: isOfWorkflow(data),
    sent,
    text: plainText(sent),
    files: data.files === undefined ? [] : readFiles(data.files),
  };
};
