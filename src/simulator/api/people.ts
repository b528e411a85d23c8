import { z } from 'zod';
import { channelJson } from '../messages/channelJson.ts';
import { userJson } from '../messages/messageJson.ts';
import type { UserGroup } from '../model.ts';
import { listed } from './conversations.ts';
import { flag, type Json, type Method, method } from './method.ts';
import { page, pageArgs } from './paging.ts';
import { Refusal } from './refusal.ts';

const reading = ['users:read'];

const usersInfo = method({
  scopes: reading,
  args: z.object({ user: z.string().min(1) }),
  run(world, args) {
    const user = world.store.users.get(args.user);
    if (!user) throw new Refusal('user_not_found');
    return { user: userJson(user) };
  },
});

const usersList = method({
  scopes: reading,
  args: z.object(pageArgs),
  run: (world, args) => page('members', [...world.store.users.values()].map(userJson), args),
});

const usersConversations = method({
  args: z.object({
    user: z.string().optional(),
    types: z
      .string()
      .default('public_channel')
      .transform((text) => text.split(',').map((type) => type.trim())),
    ...pageArgs,
  }),
  run(world, args) {
    const user = args.user ?? world.identity.botUserId;
    const found = listed(world, args.types).filter(({ members }) => members.has(user));
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
    if (!group) throw new Refusal('no_such_subteam');
    return { users: group.users };
  },
});

export const peopleMethods: Readonly<Record<string, Method>> = {
  'users.info': usersInfo,
  'users.list': usersList,
  'users.conversations': usersConversations,
  'usergroups.list': groupsList,
  'usergroups.users.list': groupUsers,
};
