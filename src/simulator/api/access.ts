import type { Channel, ChannelKind, Message } from '../model.ts';
import type { World } from '../world.ts';
import { ApiRefusal } from './apiRefusal.ts';

type ScopeTable = Readonly<Record<ChannelKind, string>>;
export const readScopes: ScopeTable = { channel: 'channels:read', private: 'groups:read', im: 'im:read' };
export const historyScopes: ScopeTable = {
  channel: 'channels:history',
  private: 'groups:history',
  im: 'im:history',
};

export function missingScope(world: World, needed: string): ApiRefusal {
  return new ApiRefusal('missing_scope', { needed, provided: [...world.settings.scopes].join(',') });
}

/** A conversation that the bot may know of: public, or one it is in. */
export function visibleChannel(world: World, id: string): Channel {
  const channel = world.store.channels.get(id);
  const hidden = channel && channel.kind !== 'channel' && !channel.members.has(world.identity.botUserId);
  if (!channel || hidden) throw new ApiRefusal('channel_not_found');
  return channel;
}

/** A visible conversation, when the app has the scope for its kind. */
export function scopedChannel(world: World, id: string, scopes: ScopeTable): Channel {
  const channel = visibleChannel(world, id);
  const needed = scopes[channel.kind];
  if (!world.settings.scopes.has(needed)) throw missingScope(world, needed);
  return channel;
}

/** A conversation that the bot may post in, by id, `#name`, or a person's id for the direct conversation. */
export function postableChannel(world: World, wanted: string): Channel {
  const id = directChannel(world, wanted)?.id ?? byName(world, wanted) ?? wanted;
  const channel = visibleChannel(world, id);
  if (channel.kind === 'im' && world.settings.messagesTab === 'off')
    throw new ApiRefusal('messages_tab_disabled');
  const anywhere = channel.kind === 'channel' && world.settings.scopes.has('chat:write.public');
  if (!anywhere && !channel.members.has(world.identity.botUserId)) throw new ApiRefusal('not_in_channel');
  return channel;
}

/** The direct conversation of the bot with a person. */
export function directChannel(world: World, user: string): Channel | undefined {
  return [...world.store.channels.values()].find(({ kind, members }) => kind === 'im' && members.has(user));
}

function byName(world: World, wanted: string): string | undefined {
  const name = wanted.startsWith('#') ? wanted.slice(1) : undefined;
  return [...world.store.channels.values()].find(
    (channel) => channel.kind === 'channel' && channel.name === name,
  )?.id;
}

/** A message that is in the conversation for all to see. */
export function knownMessage(world: World, channel: string, ts: string): Message {
  const message = world.store.message(channel, ts);
  if (!message || message.ephemeralFor || message.deleted) throw new ApiRefusal('message_not_found');
  return message;
}
