import { z } from 'zod';
import { fileJson } from '../messages/fileJson.ts';
import type { FileRecord } from '../model.ts';
import type { World } from '../world.ts';
import { ApiRefusal } from './apiRefusal.ts';
import { type Method, method } from './method.ts';

/** Whether the bot may read a file: it is shared in a conversation that the bot is in. */
export function botMayRead(world: World, { channels }: FileRecord): boolean {
  return channels.some((id) => world.store.channels.get(id)?.members.has(world.identity.botUserId));
}

const info = method({
  scopes: ['files:read'],
  args: z.object({ file: z.string().min(1) }),
  run(world, args) {
    const file = world.store.file(args.file);
    if (!file || !botMayRead(world, file)) throw new ApiRefusal('file_not_found');
    return { file: fileJson(world, file), comments: [] };
  },
});

export const fileMethods: Readonly<Record<string, Method>> = { 'files.info': info };
