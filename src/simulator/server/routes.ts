import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { z } from 'zod';
import { personById, UserError } from '../people/lookup.ts';
import { pageActionSchema } from '../protocol.ts';
import type { World } from '../world.ts';
import { apiRoute, type Exchange, parseObject } from './apiRoute.ts';
import { downloadRoute, sendFile } from './fileRoutes.ts';
import { HttpRefusal, mediaType, readBody, sendJson } from './http.ts';
import { checkHost, checkOrigin } from './originChecks.ts';
import { runPageAction } from './pageActions.ts';
import { streamChanges } from './pageEvents.ts';
import { createPageFiles } from './pageFiles.ts';
import { pageState } from './pageState.ts';
import { responseRoute } from './responseRoute.ts';

/** A page action holds at most one upload in base64. */
const maxActionBytes = 15 * 1024 * 1024;

interface RouteDeps {
  readonly world: World;
  readonly sendPageFile: ReturnType<typeof createPageFiles>;
  /** Ends of the open streams. */
  readonly streams: Set<() => void>;
}

type Route = (deps: RouteDeps, exchange: Exchange) => Promise<void> | void;
interface RouteEntry {
  readonly verbs: readonly string[];
  /** The path itself, or its beginning when it ends with a slash. */
  readonly path: string;
  readonly route: Route;
}

const table: readonly RouteEntry[] = [
  { verbs: ['GET', 'POST'], path: '/api/', route: ({ world }, on) => apiRoute(world, on) },
  { verbs: ['POST'], path: '/commands/', route: ({ world }, on) => responseRoute(world, on) },
  { verbs: ['POST'], path: '/actions/', route: ({ world }, on) => responseRoute(world, on) },
  { verbs: ['GET'], path: '/files-pri/', route: ({ world }, on) => downloadRoute(world, on) },
  { verbs: ['GET'], path: '/archives/', route: ({ world }, on) => permalinkRoute(world, on) },
  { verbs: ['GET'], path: '/page/state', route: stateRoute },
  { verbs: ['GET'], path: '/page/events', route: eventsRoute },
  { verbs: ['POST'], path: '/page/action', route: actionRoute },
  { verbs: ['GET'], path: '/page/files/', route: sharedFileRoute },
  {
    verbs: ['GET'],
    path: '/page/',
    route: ({ sendPageFile }, on) => sendPageFile(on.response, on.url.pathname.slice('/page/'.length)),
  },
];
const index: RouteEntry = {
  verbs: ['GET'],
  path: '/',
  route: ({ sendPageFile }, on) => sendPageFile(on.response, 'index.html'),
};

const permalink = /^\/archives\/([A-Z0-9]{1,30})\/p(\d{1,12})(\d{6})$/;

/** GET /archives/CHANNEL/pTS: leads to the message on the page, as a permalink of Slack does; a thread is opened. */
function permalinkRoute({ store }: World, { response, url }: Exchange): void {
  const [, channel = '', seconds = '', fraction = ''] = permalink.exec(url.pathname) ?? [];
  const message = store.message(channel, `${seconds}.${fraction}`);
  if (!message) throw new HttpRefusal(404, 'There is no such message');
  response.writeHead(302, { location: `/#${channel}/${message.threadTs ?? message.ts}` });
  response.end();
}

function portOf(request: IncomingMessage): number {
  return request.socket.localPort ?? 0;
}

function stateRoute({ world }: RouteDeps, { request, response, url }: Exchange): void {
  checkOrigin(request, portOf(request), false);
  const me = personById(world, asWhom(url, world));
  sendJson(response, 200, { body: pageState(world, me) });
}

function eventsRoute({ world, streams }: RouteDeps, { request, response, url }: Exchange): void {
  checkOrigin(request, portOf(request), false);
  const end = streamChanges(world, personById(world, asWhom(url, world)).id, response);
  streams.add(end);
  response.on('close', () => streams.delete(end));
}

async function actionRoute({ world }: RouteDeps, { request, response }: Exchange): Promise<void> {
  checkOrigin(request, portOf(request), true);
  if (mediaType(request) !== 'application/json') throw new HttpRefusal(415, 'Only JSON is taken here');
  const body = parseObject((await readBody(request, maxActionBytes)).toString('utf8'));
  const asked = pageActionSchema.safeParse(body);
  if (!asked.success) throw new HttpRefusal(400, z.prettifyError(asked.error));
  sendJson(response, 200, { body: await runPageAction(world, asked.data) });
}

/** A file for the page. Ids are not guessable and the page may be anybody, so no person is asked for. */
function sharedFileRoute({ world }: RouteDeps, { request, response, url }: Exchange): void {
  checkOrigin(request, portOf(request), false);
  const file = world.store.file(url.pathname.slice('/page/files/'.length));
  if (!file) throw new HttpRefusal(404, 'There is no such file');
  sendFile(response, file);
}

/** Whom the page asks for; the first person when it does not say. */
function asWhom(url: URL, { store }: World): string {
  return url.searchParams.get('as') ?? store.users.keys().next().value ?? '';
}

/** Answers what comes to the server from now on. Returns the way to end the streams that are open then. */
export function serve(server: Server, world: World): () => void {
  const streams = new Set<() => void>();
  const deps: RouteDeps = { world, sendPageFile: createPageFiles(), streams };
  server.on('request', (request, response) => void answer(deps, request, response));
  server.on('upgrade', (request, socket, head) => {
    try {
      checkHost(request, portOf(request));
      world.sockets.upgrade(request, socket, head);
    } catch {
      socket.destroy();
    }
  });
  return () => {
    for (const end of [...streams]) end();
  };
}

async function answer(deps: RouteDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    checkHost(request, portOf(request));
    const url = new URL(request.url ?? '/', 'http://localhost');
    const entry = entryFor(url.pathname, request.method ?? 'GET');
    await entry.route(deps, { request, response, url });
  } catch (error) {
    fail(response, error);
  }
}

function entryFor(pathname: string, verb: string): RouteEntry {
  if (pathname === '/') return index;
  const found = table.find(({ path }) =>
    path.endsWith('/') ? pathname.startsWith(path) : pathname === path,
  );
  if (!found) throw new HttpRefusal(404, 'There is nothing here');
  if (!found.verbs.includes(verb)) throw new HttpRefusal(405, `${verb} is not possible here`);
  return found;
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.setHeader('connection', 'close');
  if (error instanceof HttpRefusal) refuse(response, error.status, error.message);
  else if (error instanceof UserError) refuse(response, 400, error.message);
  else refuse(response, 500, `The simulator failed: ${error instanceof Error ? error.message : 'unknown'}`);
}

function refuse(response: ServerResponse, status: number, error: string): void {
  sendJson(response, status, { body: { ok: false, error } });
}
