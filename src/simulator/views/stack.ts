import type { Checked, CheckOptions } from '../blocks/check.ts';
import { checkView } from '../blocks/check.ts';
import type { CheckedView } from '../blocks/surfaces.ts';
import type { ViewRecord } from '../model.ts';
import type { Block } from '../protocol.ts';
import type { World } from '../world.ts';

export const maxDepth = 3;

export interface ReadView {
  readonly view: CheckedView;
  readonly blocks: readonly Block[];
}

export function checkOptions(world: World): CheckOptions {
  return { newId: () => world.ids.secret(5), scopes: world.settings.scopes };
}

export function readView(world: World, input: unknown): Checked<ReadView> {
  return checkView(input, checkOptions(world));
}

/** Modals of a person, the topmost last. */
export function stackOf(world: World, user: string): readonly ViewRecord[] {
  return world.store.modals.get(user) ?? [];
}

export function topModal(world: World, user: string): ViewRecord | undefined {
  return stackOf(world, user).at(-1);
}

function setStack(world: World, user: string, stack: readonly ViewRecord[]): void {
  world.store.modals.set(user, stack);
  world.changes.emit({ kind: 'modal', user });
}

/** Opens a modal alone: what was open before is gone. */
export function openModal(world: World, user: string, read: ReadView): ViewRecord {
  const made = makeView(world, user, read);
  setStack(world, user, [made]);
  return made;
}

/** Puts a modal on top of the others. The caller has looked that there is room. */
export function pushModal(world: World, user: string, read: ReadView): ViewRecord {
  const stack = stackOf(world, user);
  const top = stack.at(-1);
  const place = top ? { rootId: top.rootId, previousId: top.id } : {};
  const made = { ...makeView(world, user, read), ...place };
  setStack(world, user, [...stack, made]);
  return made;
}

/** New content for a view that stays; what a person typed stays where block and action ids stay. */
export function replaceView(world: World, old: ViewRecord, read: ReadView): ViewRecord {
  const { id, rootId, previousId, values } = old;
  const made = { ...makeView(world, old.user, read), id, rootId, previousId, values };
  putView(world, made);
  return made;
}

/** Keeps a changed record of a view that is open. */
export function putView(world: World, view: ViewRecord): void {
  if (view.type === 'home') {
    world.store.homes.set(view.user, view);
    world.changes.emit({ kind: 'home', user: view.user });
    return;
  }
  const stack = stackOf(world, view.user).map((open) => (open.id === view.id ? view : open));
  setStack(world, view.user, stack);
}

/** Closes the topmost modal; the one below shows again. */
export function popModal(world: World, user: string): void {
  setStack(world, user, stackOf(world, user).slice(0, -1));
}

export function clearModals(world: World, user: string): void {
  setStack(world, user, []);
}

export function publishHome(world: World, user: string, read: ReadView): ViewRecord {
  const old = world.store.homes.get(user);
  if (old) return replaceView(world, old, read);
  const made = makeView(world, user, read);
  putView(world, made);
  return made;
}

type Wanted = { readonly id?: string | undefined; readonly externalId?: string | undefined };

/** An open view by its id or external id. */
export function findView(world: World, { id, externalId }: Wanted): ViewRecord | undefined {
  const { modals, homes } = world.store;
  const open = [...modals.values()].flat().concat([...homes.values()]);
  return open.find((view) => (id ? view.id === id : view.externalId === externalId && externalId !== ''));
}

function makeView(world: World, user: string, { view, blocks }: ReadView): ViewRecord {
  const id = world.ids.id('V');
  const modal = view.type === 'modal' ? view : undefined;
  return {
    id,
    type: view.type,
    user,
    ...(modal ? { title: modal.title } : {}),
    submit: modal?.submit ?? null,
    close: modal?.close ?? null,
    blocks,
    callbackId: view.callback_id,
    externalId: view.external_id,
    privateMetadata: view.private_metadata,
    clearOnClose: modal?.clear_on_close ?? false,
    notifyOnClose: modal?.notify_on_close ?? false,
    rootId: id,
    previousId: null,
    hash: `${Math.floor(world.now() / 1000)}.${world.ids.secret(8)}`,
    values: {},
  };
}
