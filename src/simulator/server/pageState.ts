import type { User } from '../model.ts';
import type { PageMessage, PageState } from '../protocol.ts';
import { stackOf } from '../views/stack.ts';
import { pageView } from '../views/viewJson.ts';
import type { World } from '../world.ts';
import { isVisible, seen, seenChannel, seenUser } from './seen.ts';

/** Messages of one channel that a page loads at once. */
const maxShown = 500;

export type Examples = PageState['examples'];

/** Everything that one person sees. */
export function pageState(world: World, me: User, examples: Examples): PageState {
  const { store, identity } = world;
  const users = [...store.users.values()];
  const channels = [...store.channels.values()].filter(({ members }) => members.has(me.id));
  const stack = stackOf(world, me.id);
  const top = stack.at(-1);
  const home = store.homes.get(me.id);
  return {
    team: { id: identity.teamId, name: identity.teamName },
    me: seenUser(me),
    people: users.filter(({ isBot }) => !isBot).map(seenUser),
    bot: botOf(world),
    channels: channels.map((channel) => seenChannel(world, channel)),
    users: Object.fromEntries(users.map((user) => [user.id, seenUser(user)])),
    groups: Object.fromEntries(store.groups.map(({ id, handle, name }) => [id, { handle, name }])),
    messages: Object.fromEntries(channels.map(({ id }) => [id, messagesFor(world, me.id, id)])),
    modal: top ? pageView(top) : null,
    modalDepth: stack.length,
    home: home ? pageView(home) : null,
    examples,
    botConnected: world.outbox.connected(),
    seq: world.changes.seq(),
  };
}

/** What a person sees in a channel, oldest first. */
export function messagesFor(world: World, user: string, channel: string): readonly PageMessage[] {
  return world.store
    .messages(channel)
    .filter((message) => isVisible(world, user, message))
    .slice(-maxShown)
    .map((message) => seen(world, message));
}

function botOf({ identity, settings }: World): PageState['bot'] {
  const shortcuts = (type: 'message' | 'global') =>
    settings.shortcuts
      .filter((shortcut) => shortcut.type === type)
      .map(({ callback_id, name }) => ({ callback_id, name }));
  return {
    userId: identity.botUserId,
    botId: identity.botId,
    name: settings.botName,
    commands: settings.commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      ...(usage_hint ? { usage_hint } : {}),
    })),
    messageShortcuts: shortcuts('message'),
    globalShortcuts: shortcuts('global'),
    homeEnabled: settings.homeEnabled,
  };
}
