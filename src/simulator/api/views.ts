import { z } from 'zod';
import { type CheckedView, checkView } from '../blocks/check.ts';
import { inConversation } from '../views/currentConversation.ts';
import { openModal, publishHome } from '../views/openViews.ts';
import { viewJson } from '../views/viewJson.ts';
import type { World } from '../world.ts';
import { ApiRefusal, problemRefusal } from './apiRefusal.ts';
import { json, type Method, method } from './method.ts';

const maxViewBytes = 250_000;

/** Reads a view or throws an ApiRefusal with Slack's words. */
export function takeView(world: World, input: unknown, type: 'modal' | 'home'): CheckedView {
  if (Buffer.byteLength(JSON.stringify(input) ?? '') > maxViewBytes) throw new ApiRefusal('view_too_large');
  const checked = checkView(input, world.ids);
  if (!checked.ok) throw problemRefusal('invalid_arguments', checked.problems);
  if (checked.value.view.type === type) return checked.value;
  throw problemRefusal('invalid_arguments', [{ words: `must be of type ${type}`, pointer: '/view/type' }]);
}

const open = method({
  args: z.object({ trigger_id: z.string().min(1), view: json }),
  run(world, args) {
    const trigger = world.triggers.look(args.trigger_id);
    if (!trigger.ok) throw new ApiRefusal(trigger.error);
    const { user, channel } = trigger;
    const taken = takeView(world, args.view, 'modal');
    const view = channel === undefined ? taken : inConversation(world, taken, channel);
    world.triggers.spend(args.trigger_id);
    return { view: viewJson(world, openModal(world, user, view)) };
  },
});

const publish = method({
  args: z.object({ user_id: z.string().min(1), view: json, hash: z.string().optional() }),
  run(world, args) {
    if (!world.settings.homeEnabled) throw new ApiRefusal('not_enabled');
    if (!world.store.users.has(args.user_id)) throw new ApiRefusal('user_not_found');
    const old = world.store.homes.get(args.user_id);
    if (args.hash !== undefined && args.hash !== old?.hash) throw new ApiRefusal('hash_conflict');
    const view = takeView(world, args.view, 'home');
    return { view: viewJson(world, publishHome(world, args.user_id, view)) };
  },
});

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.publish': publish,
};
