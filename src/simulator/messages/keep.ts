import type { Message } from '../model.ts';
import type { World } from '../world.ts';
import { announceChange, announceDeletion, announceMessage } from './announce.ts';

/** Keeps a new message, shows it, tells the app. Resolves once the app acknowledged. */
export async function keepNew(world: World, message: Message): Promise<void> {
  world.store.putMessage(message);
  world.changes.emit({ kind: 'message', message });
  refreshParent(world, message);
  await announceMessage(world, message);
}

/** Puts `message` in the place of the one with its ts. */
export async function keepChanged(world: World, message: Message): Promise<void> {
  const previous = world.store.message(message.channel, message.ts);
  world.store.putMessage(message);
  world.changes.emit({ kind: 'message', message });
  if (previous && !message.ephemeralFor) await announceChange(world, message, previous);
}

/** Removes a message; a parent with replies leaves a tombstone. */
export async function keepDeleted(world: World, message: Message): Promise<void> {
  if (world.store.replies(message.channel, message.ts).length > 0) {
    const tomb = { channel: message.channel, ts: message.ts, user: 'USLACKBOT', text: '' };
    await keepChanged(world, { ...tomb, subtype: 'tombstone', deleted: true });
    return;
  }
  world.store.dropMessage(message);
  world.changes.emit({ kind: 'delete', message });
  refreshParent(world, message);
  await announceDeletion(world, message);
}

/** The page shows a count of replies under a parent. */
function refreshParent(world: World, { channel, ts, threadTs, ephemeralFor }: Message): void {
  if (!threadTs || threadTs === ts || ephemeralFor) return;
  const parent = world.store.message(channel, threadTs);
  if (parent) world.changes.emit({ kind: 'message', message: parent });
}
