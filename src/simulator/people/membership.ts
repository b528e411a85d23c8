import { announceJoin } from '../messages/announce.ts';
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
  const told = announceJoin(world, channel, { user, actor });
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

/** Takes somebody out of a channel. The bot has not asked to be told. */
export function removeMember(world: World, channel: Channel, user: string): void {
  if (channel.members.delete(user)) world.changes.emit({ kind: 'channel', channel });
}
