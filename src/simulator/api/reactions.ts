import { z } from 'zod';
import { react } from '../acts/react.ts';
import type { World } from '../world.ts';
import { knownMessage, visibleChannel } from './access.ts';
import { type Method, method, ts } from './method.ts';
import { Refusal } from './refusal.ts';

const args = z.object({
  channel: z.string().min(1),
  timestamp: ts,
  name: z.string().regex(/^[\w+:'-]{1,100}$/),
});

function change(add: boolean) {
  return (world: World, { channel, timestamp, name }: z.infer<typeof args>) => {
    const found = visibleChannel(world, channel);
    if (!found.members.has(world.identity.botUserId)) throw new Refusal('not_in_channel');
    const message = knownMessage(world, found.id, timestamp);
    const result = react(world, message, { user: world.identity.botUserId, name, add });
    if (result) throw new Refusal(result);
    return {};
  };
}

export const reactionMethods: Readonly<Record<string, Method>> = {
  'reactions.add': method({ scopes: ['reactions:write'], args, run: change(true) }),
  'reactions.remove': method({ scopes: ['reactions:write'], args, run: change(false) }),
};
