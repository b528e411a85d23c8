import { maxText } from '../api/content.ts';
import { typeOf } from '../messages/fileJson.ts';
import { keepChanged, keepDeleted, keepNew } from '../messages/keep.ts';
import type { Channel, FileRecord, Message } from '../model.ts';
import { composedBlocks } from '../text/composed.ts';
import { slackText } from '../text/typed.ts';
import type { World } from '../world.ts';
import { ActError } from './actError.ts';
import { ownChannel, seenMessage } from './lookup.ts';
import { typedPieces } from './typedPieces.ts';

export interface NewFile {
  readonly name: string;
  readonly content: string | Buffer;
  readonly mimetype?: string;
  readonly mode?: 'snippet' | 'hosted';
}

export interface Saying {
  readonly channel: string;
  readonly text: string;
  readonly threadTs?: string | undefined;
  readonly files?: readonly NewFile[];
}

/** A person posts what they typed. Resolves with the kept message once the bot acknowledged. */
export async function say(world: World, user: string, saying: Saying): Promise<Message> {
  const channel = ownChannel(world, user, saying.channel);
  checkText(world, channel, saying);
  const pieces = typedPieces(world, saying.text);
  const files = (saying.files ?? []).map((file) => keepFile(world, user, { file, channel }));
  const threadTs = rootOf(world, channel, saying.threadTs);
  const blocks = composedBlocks(pieces, world.ids.secret(5));
  const message: Message = {
    channel: channel.id,
    ts: world.ids.ts(),
    user,
    text: slackText(pieces),
    clientMsgId: world.ids.hex(32),
    ...(blocks ? { blocks } : {}),
    ...(threadTs ? { threadTs } : {}),
    ...(files.length > 0 ? { fileIds: files.map(({ id }) => id), subtype: 'file_share' } : {}),
  };
  await keepNew(world, message);
  return message;
}

function checkText(world: World, channel: Channel, { text, files }: Saying): void {
  if (text.trim() === '' && !files?.length) throw new ActError('There is nothing to send');
  if (text.length > maxText) {
    throw new ActError(`A message has at most ${maxText} characters; send it as a snippet`);
  }
  if (channel.kind === 'im' && world.settings.messagesTab !== 'open') {
    throw new ActError('Sending messages to this app has been turned off');
  }
}

function rootOf(world: World, channel: Channel, threadTs: string | undefined): string | undefined {
  if (!threadTs) return undefined;
  const parent = world.store.message(channel.id, threadTs);
  if (!parent || parent.ephemeralFor) throw new ActError('There is no message to reply to');
  return parent.threadTs ?? parent.ts;
}

function keepFile(
  world: World,
  user: string,
  { file, channel }: { readonly file: NewFile; readonly channel: Channel },
): FileRecord {
  const { filetype, mimetype } = typeOf(file.name);
  const record: FileRecord = {
    id: world.ids.id('F'),
    user,
    name: file.name,
    title: file.name,
    filetype,
    mimetype: file.mimetype ?? (file.mode === 'snippet' ? 'text/plain' : mimetype),
    mode: file.mode ?? (isText(mimetype) ? 'snippet' : 'hosted'),
    content: Buffer.from(file.content),
    created: Math.floor(world.now() / 1000),
    channels: [channel.id],
  };
  world.store.putFile(record);
  return record;
}

/** Slack keeps texts as snippets. */
function isText(mimetype: string): boolean {
  return mimetype.startsWith('text/') || /^application\/(?:json|xml)$/.test(mimetype);
}

/** A person changes the text of a message of their own. */
export async function edit(
  world: World,
  user: string,
  change: { readonly channel: string; readonly ts: string; readonly text: string },
): Promise<Message> {
  const old = ownMessage(world, user, change);
  const pieces = typedPieces(world, change.text);
  const blocks = composedBlocks(pieces, world.ids.secret(5));
  const message: Message = {
    ...old,
    text: slackText(pieces),
    ...(blocks ? { blocks } : {}),
    edited: { user, ts: world.ids.ts() },
  };
  await keepChanged(world, message);
  return message;
}

/** A person deletes a message of their own. */
export async function remove(
  world: World,
  user: string,
  at: { readonly channel: string; readonly ts: string },
): Promise<void> {
  await keepDeleted(world, ownMessage(world, user, at));
}

function ownMessage(world: World, user: string, at: { channel: string; ts: string }): Message {
  const message = seenMessage(world, user, at);
  if (message.user !== user) throw new ActError('This is not your message');
  return message;
}
