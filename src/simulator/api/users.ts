import { z } from 'zod';
import { userJson } from '../messages/messageJson.ts';
import type { UserGroup } from '../model.ts';
import { flag, type Json, type Method, method } from './method.ts';
import { Refusal } from './refusal.ts';

const usersInfo = method({
  scopes: ['users:read'],
  args: z.object({ user: z.string().min(1) }),
  run(world, args) {
    const user = world.store.users.get(args.user);
    if (!user) throw new Refusal('user_not_found');
    return { user: userJson(user) };
  },
});

const botsInfo = method({
  scopes: ['users:read'],
  args: z.object({ bot: z.string().min(1) }),
  run({ identity, settings }, args) {
    if (args.bot !== identity.botId) throw new Refusal('bot_not_found');
    const { botId: id, botUserId: user_id, appId: app_id } = identity;
    return { bot: { id, user_id, app_id, name: settings.botName, deleted: false, updated: 0 } };
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
    if (!group) throw new Refusal('no_such_subteam');
    return { users: group.users };
  },
});

export const userMethods: Readonly<Record<string, Method>> = {
  'users.info': usersInfo,
  'bots.info': botsInfo,
  'usergroups.list': groupsList,
  'usergroups.users.list': groupUsers,
};
