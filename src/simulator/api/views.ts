import { z } from 'zod';
import type { Trigger } from '../delivery/triggers.ts';
import type { ViewRecord } from '../model.ts';
import {
  findView,
  maxDepth,
  openModal,
  publishHome,
  pushModal,
  type ReadView,
  readView,
  replaceView,
  stackOf,
} from '../views/stack.ts';
import { viewJson } from '../views/viewJson.ts';
import type { World } from '../world.ts';
import { json, type Method, method } from './method.ts';
import { problemRefusal, Refusal } from './refusal.ts';

const maxViewBytes = 250_000;
const opening = z.object({ trigger_id: z.string().min(1), view: json });

/** Reads a view or throws a Refusal with Slack's words. `current` is the view that it replaces. */
export function takeView(world: World, input: unknown, current?: ViewRecord): ReadView {
  if (Buffer.byteLength(JSON.stringify(input) ?? '') > maxViewBytes) throw new Refusal('view_too_large');
  const read = readView(world, input);
  if (!read.ok) throw problemRefusal('invalid_arguments', read.problems);
  const externalId = read.value.view.external_id;
  const namesake = findView(world, { externalId });
  if (namesake && namesake.id !== current?.id) throw new Refusal('duplicate_external_id');
  return read.value;
}

function ofType(read: ReadView, type: 'modal' | 'home'): ReadView {
  if (read.view.type === type) return read;
  throw problemRefusal('invalid_arguments', [{ words: `must be of type ${type}`, pointer: '/view/type' }]);
}

function lookAt(world: World, triggerId: string): Trigger {
  const exchange = world.triggers.look(triggerId);
  if (!exchange.ok) throw new Refusal(exchange.error);
  return exchange.trigger;
}

const open = method({
  args: opening,
  run(world, args) {
    const { user } = lookAt(world, args.trigger_id);
    const read = ofType(takeView(world, args.view), 'modal');
    world.triggers.spend(args.trigger_id);
    return { view: viewJson(world, openModal(world, user, read)) };
  },
});

const push = method({
  args: opening,
  run(world, args) {
    const { user, viewId } = lookAt(world, args.trigger_id);
    const read = takeView(world, args.view);
    const stack = stackOf(world, user);
    if (!viewId || stack.length === 0) throw new Refusal('not_found');
    if (read.view.type !== 'modal') throw problemRefusal('invalid_arguments', [wrongStack]);
    if (stack.length >= maxDepth) throw new Refusal('push_limit_reached');
    world.triggers.spend(args.trigger_id);
    return { view: viewJson(world, pushModal(world, user, read)) };
  },
});
const wrongStack = {
  words: "must match the `type` of the root view whose stack we're pushing onto",
  pointer: '/view/type',
};

const update = method({
  args: z
    .object({
      view: json,
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
    })
    .refine((args) => Boolean(args.view_id ?? args.external_id), 'must provide view_id or external_id'),
  run(world, args) {
    const old = findView(world, { id: args.view_id, externalId: args.external_id });
    if (!old) throw new Refusal('not_found');
    if (args.hash !== undefined && args.hash !== old.hash) throw new Refusal('hash_conflict');
    const read = ofType(takeView(world, args.view, old), old.type);
    return { view: viewJson(world, replaceView(world, old, read)) };
  },
});

const publish = method({
  args: z.object({ user_id: z.string().min(1), view: json, hash: z.string().optional() }),
  run(world, args) {
    if (!world.settings.homeEnabled) throw new Refusal('not_enabled');
    if (!world.store.users.has(args.user_id)) throw new Refusal('user_not_found');
    const old = world.store.homes.get(args.user_id);
    if (args.hash !== undefined && args.hash !== old?.hash) throw new Refusal('hash_conflict');
    const read = ofType(takeView(world, args.view, old), 'home');
    return { view: viewJson(world, publishHome(world, args.user_id, read)) };
  },
});

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
