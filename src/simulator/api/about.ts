import { z } from 'zod';
import { botProfile } from '../messages/messageJson.ts';
import { type Method, method } from './method.ts';
import { Refusal } from './refusal.ts';

const apiTest = method({
  token: 'none',
  args: z.looseObject({ error: z.string().optional() }),
  run(_world, args) {
    if (args.error) throw new Refusal(args.error, { args });
    return { args };
  },
});

const authTest = method({
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

const teamInfo = method({
  scopes: ['team:read'],
  args: z.object({}),
  run: ({ identity }) => ({
    team: {
      id: identity.teamId,
      name: identity.teamName,
      domain: identity.teamDomain,
      email_domain: '',
      icon: { image_default: true },
    },
  }),
});

const botsInfo = method({
  scopes: ['users:read'],
  args: z.object({ bot: z.string().optional() }),
  run(world, args) {
    if (args.bot !== undefined && args.bot !== world.identity.botId) throw new Refusal('bot_not_found');
    return { bot: { ...botProfile(world), user_id: world.identity.botUserId } };
  },
});

export const aboutMethods: Readonly<Record<string, Method>> = {
  'api.test': apiTest,
  'auth.test': authTest,
  'team.info': teamInfo,
  'bots.info': botsInfo,
};
