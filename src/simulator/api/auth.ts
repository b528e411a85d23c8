import { z } from 'zod';
import { type Method, method } from './method.ts';

const test = method({
  args: z.object({}),
  run: ({ identity, store, url }) => ({
    url: `${url}/`,
    team: identity.teamName,
    user: store.users.get(identity.botUserId)?.handle ?? '',
    team_id: identity.teamId,
    user_id: identity.botUserId,
    bot_id: identity.botId,
    is_enterprise_install: false,
  }),
});

const openConnection = method({
  token: 'app',
  args: z.object({}),
  run: ({ sockets, url }) => ({ url: sockets.ticket(url) }),
});

export const authMethods: Readonly<Record<string, Method>> = {
  'auth.test': test,
  'apps.connections.open': openConnection,
};
