import { announceHome } from '../messages/announce.ts';
import type { User, ViewRecord } from '../model.ts';
import { viewJson } from '../views/viewJson.ts';
import type { World } from '../world.ts';
import { UserError } from './lookup.ts';

/** A person opens the app's Home tab. Gives what stands there once the bot acknowledged the event. */
export async function openHome(world: World, user: User): Promise<ViewRecord | undefined> {
  if (!world.settings.homeEnabled) throw new UserError('This app has no Home tab');
  const view = world.store.homes.get(user.id);
  await announceHome(world, user.id, view && viewJson(world, view));
  return world.store.homes.get(user.id);
}
