import { announceMembership } from '../messages/announce.ts';
import { keepNew } from '../messages/keep.ts';
import type { Channel } from '../model.ts';
import type { World } from '../world.ts';

interface Move {
  readonly user: string;
  /** Who brings or removes them. */
  readonly actor: string;
}

/** Brings somebody into a channel: a channel_join message and member_joined_channel. */
export async function addMember(world: World, channel: Channel, { user, actor }: Move): Promise<void> {
  if (channel.members.has(user)) return;
  channel.members.add(user);
  world.changes.emit({ kind: 'channel', channel });
  const told = announceMembership(world, channel, { type: 'member_joined_channel', user, actor });
  const joined = keepNew(world, {
    channel: channel.id,
    ts: world.ids.ts(),
    user,
    subtype: 'channel_join',
    text: `<@${user}> has joined the channel`,
    ...(actor === user ? {} : { inviter: actor }),
  });
  await Promise.all([told, joined]);
}

/** Takes somebody out of a channel. The bot itself is told by member_left_channel. */
export async function removeMember(world: World, channel: Channel, { user, actor }: Move): Promise<void> {
  if (!channel.members.delete(user)) return;
  world.changes.emit({ kind: 'channel', channel });
  await announceMembership(world, channel, { type: 'member_left_channel', user, actor });
}
