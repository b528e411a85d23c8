import type { Channel, Message, User } from '../model.ts';
import type { World } from '../world.ts';

/** Something that a person cannot do, in words for them. */
export class UserError extends Error {}

/** A person by id. */
export function personById(world: World, id: string): User {
  const user = world.store.users.get(id);
  if (!user || user.isBot) throw new UserError(`There is no person ${id}`);
  return user;
}

/** A person by handle or id. */
export function personNamed(world: World, wanted: string): User {
  const people = [...world.store.users.values()].filter(({ isBot }) => !isBot);
  const found = people.find(({ id, handle }) => id === wanted || handle === wanted);
  if (found) return found;
  const known = people.map(({ handle }) => handle).join(', ');
  throw new UserError(`There is no person "${wanted}"; there are ${known}`);
}

/** A conversation by id or name, with or without #. */
export function channelNamed(world: World, wanted: string): Channel {
  const name = wanted.startsWith('#') ? wanted.slice(1) : wanted;
  const all = [...world.store.channels.values()];
  const found = world.store.channels.get(wanted) ?? all.find((one) => one.kind !== 'im' && one.name === name);
  if (!found) {
    const known = all.filter(({ kind }) => kind !== 'im').map((one) => `#${one.name}`);
    throw new UserError(`There is no channel "${wanted}"; there are ${known.join(', ')}`);
  }
  return found;
}

/** A conversation that the person is in. */
export function ownChannel(world: World, user: string, wanted: string): Channel {
  const channel = channelNamed(world, wanted);
  if (!channel.members.has(user)) throw new UserError(`You are not in #${channel.name}`);
  return channel;
}

/** A message that the person can see. */
export function visibleMessage(world: World, user: string, at: { channel: string; ts: string }): Message {
  const channel = ownChannel(world, user, at.channel);
  const message = world.store.message(channel.id, at.ts);
  if (!message || (message.ephemeralFor && message.ephemeralFor !== user)) {
    throw new UserError('This message is gone');
  }
  return message;
}
