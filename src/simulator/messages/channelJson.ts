import type { Channel, ChannelKind } from '../model.ts';
import type { World } from '../world.ts';

/** Slack's `channel_type` in events. */
export const channelType: Readonly<Record<ChannelKind, string>> = {
  channel: 'channel',
  private: 'group',
  im: 'im',
};

/** The name as commands and interactions give it. */
export function shownName(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}

/** Whether people of another company are in it. */
export function isShared(world: World, channel: Channel): boolean {
  return channel.kind !== 'im' && [...channel.members].some((id) => world.store.users.get(id)?.isStranger);
}

/** A conversation as conversations.info gives it. */
export function channelJson(world: World, channel: Channel): Readonly<Record<string, unknown>> {
  const { botUserId, teamId } = world.identity;
  const shared = isShared(world, channel);
  const common = { id: channel.id, created: channel.created, is_archived: false, updated: 0 };
  if (channel.kind === 'im') {
    const user = [...channel.members].find((id) => id !== botUserId);
    return { ...common, is_im: true, is_org_shared: false, user, is_user_deleted: false, priority: 0 };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'channel',
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: channel.name === 'general',
    is_member: channel.members.has(botUserId),
    is_shared: shared,
    is_ext_shared: shared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    creator: channel.creator,
    context_team_id: teamId,
    num_members: channel.members.size,
    topic: { value: channel.topic, creator: channel.creator, last_set: channel.created },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}
