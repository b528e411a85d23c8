import { z } from 'zod';
import { channelJson } from '../messages/channelJson.ts';
import { userJson } from '../messages/messageJson.ts';
import type { ChannelKind, UserGroup } from '../model.ts';
import { missingScope, readScopes } from './access.ts';
import { ApiRefusal } from './apiRefusal.ts';
import { flag, type Json, type Method, method } from './method.ts';
import { page, pageArgs } from './paging.ts';

const usersInfo = method({
  scopes: ['users:read'],
  args: z.object({ user: z.string().min(1) }),
  run(world, args) {
    const user = world.store.users.get(args.user);
    if (!user) throw new ApiRefusal('user_not_found');
    return { user: userJson(user) };
  },
});

const botsInfo = method({
  scopes: ['users:read'],
  args: z.object({ bot: z.string().min(1) }),
  run({ identity, settings }, args) {
    if (args.bot !== identity.botId) throw new ApiRefusal('bot_not_found');
    const { botId: id, botUserId: user_id, appId: app_id } = identity;
    return { bot: { id, user_id, app_id, name: settings.botName, deleted: false, updated: 0 } };
  },
});

const kinds: Readonly<Record<string, ChannelKind>> = {
  public_channel: 'channel',
  private_channel: 'private',
  im: 'im',
};

/** Where a person is: of private channels only those that the bot is in too. */
const conversations = method({
  args: z.object({
    user: z.string().optional(),
    types: z.string().default('public_channel'),
    exclude_archived: flag.default(false),
    ...pageArgs,
  }),
  run(world, { user = world.identity.botUserId, types, ...args }) {
    const wanted = types.split(',').map((type) => kinds[type.trim()]);
    if (!world.store.users.has(user)) throw new ApiRefusal('user_not_found');
    const found = [...world.store.channels.values()].filter(
      ({ kind, members }) =>
        wanted.includes(kind) &&
        members.has(user) &&
        (kind === 'channel' || members.has(world.identity.botUserId)),
    );
    for (const kind of wanted) {
      if (!kind) throw new ApiRefusal('invalid_types');
      if (!world.settings.scopes.has(readScopes[kind])) throw missingScope(world, readScopes[kind]);
    }
    return page(
      'channels',
      found.map((channel) => channelJson(world, channel)),
      args,
    );
  },
});

function groupJson(group: UserGroup, teamId: string, withUsers: boolean): Json {
  return {
    id: group.id,
    team_id: teamId,
    is_usergroup: true,
    name: group.name,
    handle: group.handle,
    description: '',
    is_external: false,
    date_delete: 0,
    user_count: group.users.length,
    ...(withUsers ? { users: group.users } : {}),
  };
}

const groupsList = method({
  scopes: ['usergroups:read'],
  args: z.object({ include_users: flag.default(false) }),
  run: (world, args) => ({
    usergroups: world.store.groups.map((group) =>
      groupJson(group, world.identity.teamId, args.include_users),
    ),
  }),
});

const groupUsers = method({
  scopes: ['usergroups:read'],
  args: z.object({ usergroup: z.string().min(1) }),
  run(world, args) {
    const group = world.store.groups.find(({ id }) => id === args.usergroup);
    if (!group) throw new ApiRefusal('no_such_subteam');
    return { users: group.users };
  },
});

export const userMethods: Readonly<Record<string, Method>> = {
  'users.info': usersInfo,
  'users.conversations': conversations,
  'bots.info': botsInfo,
  'usergroups.list': groupsList,
  'usergroups.users.list': groupUsers,
};
