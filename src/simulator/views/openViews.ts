import type { CheckedView } from '../blocks/check.ts';
import type { ViewRecord } from '../model.ts';
import type { World } from '../world.ts';

/** The modal that a person sees: the one on top. */
export function modalOf(world: World, user: string): ViewRecord | undefined {
  return world.store.modals.get(user)?.at(-1);
}

/** How many modals may lie on each other. */
export const mostModals = 3;

/** How many a person has open. */
export function modalCount(world: World, user: string): number {
  return world.store.modals.get(user)?.length ?? 0;
}

/** Lays a modal on the one that is open. */
export function pushModal(world: World, user: string, checked: CheckedView): void {
  const { modals } = world.store;
  modals.set(user, [...(modals.get(user) ?? []), makeView(world, user, checked)]);
  world.changes.emit({ kind: 'modal', user });
}

/** Opens a modal; what was open before is gone. */
export function openModal(world: World, user: string, checked: CheckedView): ViewRecord {
  const made = makeView(world, user, checked);
  world.store.modals.set(user, [made]);
  world.changes.emit({ kind: 'modal', user });
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
  const { user } = view;
  if (view.type === 'home') homes.set(user, view);
  else
    modals.set(
      user,
      (modals.get(user) ?? []).map((open) => (open.id === view.id ? view : open)),
    );
  world.changes.emit({ kind: view.type, user });
}

/** Closes the modal on top; the one below is seen again. */
export function closeModal(world: World, user: string): void {
  const { modals } = world.store;
  const below = (modals.get(user) ?? []).slice(0, -1);
  if (below.length > 0) modals.set(user, below);
  else modals.delete(user);
  world.changes.emit({ kind: 'modal', user });
}

/** Closes all modals of a person. */
export function closeModals(world: World, user: string): void {
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
