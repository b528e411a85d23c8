import type { User } from '../model.ts';
import type { PageMessage, PageState } from '../protocol.ts';
import { modalOf } from '../views/openViews.ts';
import { viewOrNull } from '../views/viewJson.ts';
import type { World } from '../world.ts';
import { isVisible, pageChannel, pageMessage, pageUser } from './pageJson.ts';

/** Messages of one channel that a page loads at once. */
const maxShown = 500;

/** Everything that one person sees. */
export function pageState(world: World, me: User): PageState {
  const { store, identity, examples } = world;
  const users = [...store.users.values()];
  const channels = [...store.channels.values()].filter(({ members }) => members.has(me.id));
  return {
    team: { id: identity.teamId, name: identity.teamName },
    me: pageUser(me),
    people: users.filter(({ isBot }) => !isBot).map(pageUser),
    bot: botOf(world),
    channels: channels.map((channel) => pageChannel(world, channel)),
    users: Object.fromEntries(users.map((user) => [user.id, pageUser(user)])),
    groups: Object.fromEntries(store.groups.map(({ id, handle, name }) => [id, { handle, name }])),
    messages: Object.fromEntries(channels.map(({ id }) => [id, messagesFor(world, me.id, id)])),
    modal: viewOrNull(modalOf(world, me.id)),
    home: viewOrNull(store.homes.get(me.id)),
    examples,
    botConnected: world.outbox.connected(),
    seq: world.changes.seq(),
  };
}

/** What a person sees in a channel, oldest first. */
function messagesFor(world: World, user: string, channel: string): readonly PageMessage[] {
  return world.store
    .messages(channel)
    .filter((message) => isVisible(world, user, message))
    .slice(-maxShown)
    .map((message) => pageMessage(world, message));
}

function botOf({ identity, settings }: World): PageState['bot'] {
  return {
    userId: identity.botUserId,
    botId: identity.botId,
    name: settings.botName,
    commands: settings.commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      ...(usage_hint ? { usage_hint } : {}),
    })),
    messageShortcuts: settings.shortcuts.filter(({ type }) => type === 'message'),
    globalShortcuts: settings.shortcuts.filter(({ type }) => type === 'global'),
    homeEnabled: settings.homeEnabled,
  };
}
