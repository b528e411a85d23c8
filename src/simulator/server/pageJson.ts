import { previewOf } from '../messages/fileJson.ts';
import type { Channel, Message, User } from '../model.ts';
import type { PageChannel, PageFile, PageMessage, PageUser } from '../protocol.ts';
import type { World } from '../world.ts';

/** A message as a person sees it. */
export function pageMessage(world: World, message: Message): PageMessage {
  const { channel, ts, user, text, blocks, threadTs, edited, subtype } = message;
  const replyCount = world.store.replies(channel, ts).length;
  return {
    ts,
    user,
    text,
    ...(message.botId ? { bot_id: message.botId } : {}),
    ...(message.workflow ? { workflow: message.workflow.name } : {}),
    ...(blocks ? { blocks } : {}),
    ...(threadTs ? { thread_ts: threadTs } : {}),
    ...(replyCount > 0 ? { reply_count: replyCount } : {}),
    ...(edited ? { edited: { ts: edited.ts } } : {}),
    ...(message.ephemeralFor ? { ephemeral: true } : {}),
    ...(message.fileIds ? { files: message.fileIds.flatMap((id) => filesOf(world, id)) } : {}),
    ...(subtype ? { subtype } : {}),
    ...(message.deleted ? { deleted: true } : {}),
  };
}

function filesOf(world: World, id: string): readonly PageFile[] {
  const file = world.store.file(id);
  if (!file) return [];
  const { name, mimetype, mode, content } = file;
  const url = `/page/files/${id}`;
  const preview = mode === 'snippet' ? { preview: previewOf(file) } : {};
  return [{ id, name, mimetype, size: content.length, url, ...preview }];
}

export function pageUser({ id, handle, realName, isBot, isStranger, colour }: User): PageUser {
  const kind = isBot ? 'bot' : isStranger ? 'guest' : 'person';
  return { id, name: handle, displayName: realName, kind, colour };
}

export function pageChannel(world: World, channel: Channel): PageChannel {
  const latest = world.store.messages(channel.id).findLast(({ ephemeralFor }) => !ephemeralFor);
  return {
    id: channel.id,
    name: channel.kind === 'im' ? world.settings.botName : channel.name,
    kind: channel.kind,
    topic: channel.topic,
    botIsMember: channel.members.has(world.identity.botUserId),
    members: [...channel.members],
    latestTs: latest?.ts ?? null,
  };
}

/** Whether a person sees a message: they are in the channel, and it is not for somebody else alone. */
export function isVisible(world: World, user: string, message: Message): boolean {
  const inside = world.store.channels.get(message.channel)?.members.has(user) ?? false;
  return inside && (message.ephemeralFor === undefined || message.ephemeralFor === user);
}
