import type { CheckedView } from '../blocks/check.ts';
import type { ViewRecord } from '../model.ts';
import type { World } from '../world.ts';

/** The modal that a person has open. */
export function modalOf(world: World, user: string): ViewRecord | undefined {
  return world.store.modals.get(user);
}

/** Opens a modal; what was open before is gone. */
export function openModal(world: World, user: string, checked: CheckedView): ViewRecord {
  const made = makeView(world, user, checked);
  putView(world, made);
  return made;
}

/** New content for a view that stays; what a person typed stays where block and action ids stay. */
export function replaceView(world: World, old: ViewRecord, checked: CheckedView): ViewRecord {
  const made = { ...makeView(world, old.user, checked), id: old.id, values: old.values };
  putView(world, made);
  return made;
}

/** Keeps a view as it is now. */
export function putView(world: World, view: ViewRecord): void {
  const { modals, homes } = world.store;
  (view.type === 'modal' ? modals : homes).set(view.user, view);
  world.changes.emit({ kind: view.type, user: view.user });
}

export function closeModal(world: World, user: string): void {
  world.store.modals.delete(user);
  world.changes.emit({ kind: 'modal', user });
}

export function publishHome(world: World, user: string, checked: CheckedView): ViewRecord {
  const old = world.store.homes.get(user);
  if (old) return replaceView(world, old, checked);
  const made = makeView(world, user, checked);
  putView(world, made);
  return made;
}

function makeView(world: World, user: string, { view, blocks }: CheckedView): ViewRecord {
  const modal = view.type === 'modal' ? view : undefined;
  return {
    id: world.ids.id('V'),
    type: view.type,
    user,
    ...(modal ? { title: modal.title } : {}),
    submit: modal?.submit ?? null,
    close: modal?.close ?? null,
    blocks,
    callbackId: view.callback_id,
    privateMetadata: view.private_metadata,
    hash: `${Math.floor(world.now() / 1000)}.${world.ids.secret(8)}`,
    values: {},
  };
}
