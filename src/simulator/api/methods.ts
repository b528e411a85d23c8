import { z } from 'zod';
import type { SocketServer } from '../delivery/socketServer.ts';
import type { Uploads } from '../server/uploads.ts';
import { aboutMethods } from './about.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { type Method, method } from './method.ts';
import { peopleMethods } from './people.ts';
import { reactionMethods } from './reactions.ts';
import { viewMethods } from './views.ts';

export type MethodTable = ReadonlyMap<string, Method>;

/** Every Web API method that the simulator knows, by name. */
export function createMethods(deps: {
  readonly uploads: Uploads;
  readonly sockets: SocketServer;
}): MethodTable {
  const openConnection = method({
    token: 'app',
    args: z.object({}),
    run: (world) => ({ url: deps.sockets.ticket(world.url) }),
  });
  return new Map(
    Object.entries({
      ...aboutMethods,
      ...chatMethods,
      ...viewMethods,
      ...conversationMethods,
      ...peopleMethods,
      ...reactionMethods,
      ...fileMethods(deps.uploads),
      'apps.connections.open': openConnection,
    }),
  );
}
