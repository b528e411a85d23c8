import { typeOf } from '../messages/fileJson.ts';
import { keepChanged, keepDeleted, keepNew } from '../messages/keep.ts';
import type { Channel, FileRecord, Message } from '../model.ts';
import { handleOf, workflow } from '../seed.ts';
import { composedBlocks } from '../text/composedBlocks.ts';
import { type Names, type Piece, readTyped, slackText } from '../text/readTyped.ts';
import type { World } from '../world.ts';
import { checkLength } from './checkLength.ts';
import { ownChannel, UserError, visibleMessage } from './lookup.ts';

export interface NewFile {
  readonly name: string;
  readonly content: string | Buffer;
  readonly mimetype?: string;
  readonly mode?: 'snippet' | 'hosted';
}

interface Saying {
  readonly channel: string;
  readonly text: string;
  readonly threadTs?: string | undefined;
  readonly files?: readonly NewFile[];
  /** Fills in the form of a workflow, which posts it in its own name. */
  readonly inWorkflow?: boolean | undefined;
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
    ...authorOf(world, user, saying),
    text: slackText(pieces),
    ...(blocks ? { blocks } : {}),
    ...(threadTs ? { threadTs } : {}),
    ...(files.length > 0 ? { fileIds: files.map(({ id }) => id), subtype: 'file_share' } : {}),
  };
  await keepNew(world, message);
  return message;
}

/** The bot id of a workflow is another one each time that it runs. */
function authorOf(world: World, user: string, { inWorkflow }: Saying) {
  if (!inWorkflow) return { user, clientMsgId: world.ids.hex(32) };
  const botId = world.ids.id('B');
  return { user: botId, botId, workflow, subtype: 'bot_message' };
}

function checkText(world: World, channel: Channel, { text, files }: Saying): void {
  if (text.trim() === '' && !files?.length) throw new UserError('There is nothing to send');
  checkLength(text);
  if (channel.kind === 'im' && world.settings.messagesTab !== 'open') {
    throw new UserError('Sending messages to this app has been turned off');
  }
}

function rootOf(world: World, channel: Channel, threadTs: string | undefined): string | undefined {
  if (!threadTs) return undefined;
  const parent = world.store.message(channel.id, threadTs);
  if (!parent || parent.ephemeralFor) throw new UserError('There is no message to reply to');
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
  checkLength(change.text);
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
  const message = visibleMessage(world, user, at);
  if (message.user !== user) throw new UserError('This is not your message');
  return message;
}

/** What a person typed, with the people and channels of this simulator that it names. */
function typedPieces(world: World, text: string): readonly Piece[] {
  return readTyped(text, namesOf(world));
}

/** Whom and what a person can name with @ and #. */
function namesOf(world: World): Names {
  const people = [...world.store.users.values()].flatMap(({ id, handle, realName }) => [
    [handle.toLowerCase(), id] as const,
    [realName.toLowerCase(), id] as const,
    [handleOf(realName), id] as const,
  ]);
  const rooms = [...world.store.channels.values()].filter(({ kind }) => kind !== 'im');
  return {
    people: new Map(people),
    channels: new Map(rooms.map(({ name, id }) => [name, id])),
    groups: new Map(world.store.groups.map(({ handle, id }) => [handle, id])),
  };
}
