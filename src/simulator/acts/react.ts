import { announceReaction } from '../messages/announce.ts';
import { keepChanged } from '../messages/keep.ts';
import type { Message } from '../model.ts';
import type { World } from '../world.ts';

interface Reaction {
  readonly user: string;
  /** Name of the emoji, without colons. */
  readonly name: string;
  readonly add: boolean;
}

/** Sets or takes back a reaction. Gives Slack's error word when it was so already. */
export function react(
  world: World,
  message: Message,
  { user, name, add }: Reaction,
): 'already_reacted' | 'no_reaction' | undefined {
  const given = message.reactions ?? [];
  const users = given.find((reaction) => reaction.name === name)?.users ?? [];
  if (users.includes(user) === add) return add ? 'already_reacted' : 'no_reaction';
  const after = add ? [...users, user] : users.filter((id) => id !== user);
  const others = given.filter((reaction) => reaction.name !== name);
  const reactions = after.length > 0 ? [...others, { name, users: after }] : others;
  void keepChanged(world, { ...message, reactions }, true);
  void announceReaction(world, message, { type: add ? 'reaction_added' : 'reaction_removed', user, name });
  return undefined;
}
