import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { z } from 'zod';
import { ActError } from '../acts/actError.ts';
import { personById } from '../acts/lookup.ts';
import type { MethodTable } from '../api/methods.ts';
import type { SocketServer } from '../delivery/socketServer.ts';
import { pageActSchema } from '../protocol.ts';
import type { World } from '../world.ts';
import { apiRoute, type Exchange, parseObject } from './apiRoute.ts';
import { archivesRoute } from './archivesRoute.ts';
import { HttpRefusal, mediaType, readBody } from './body.ts';
import { downloadRoute, sendFile, uploadRoute } from './fileRoutes.ts';
import { checkHost, checkOrigin } from './guard.ts';
import { pageAct } from './pageActs.ts';
import { streamChanges } from './pageEvents.ts';
import type { createPageFiles } from './pageFiles.ts';
import { type Examples, pageState } from './pageState.ts';
import { sendJson } from './reply.ts';
import { responseRoute } from './responseRoute.ts';
import type { Uploads } from './uploads.ts';

/** A page act holds at most one upload in base64. */
const maxActBytes = 15 * 1024 * 1024;

export interface RouteDeps {
  readonly world: () => World;
  readonly methods: MethodTable;
  readonly uploads: Uploads;
  readonly sockets: SocketServer;
  readonly pageFiles: ReturnType<typeof createPageFiles>;
  readonly examples: Examples;
  /** Streams to be ended when the server closes. */
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
  { verbs: ['GET', 'POST'], path: '/api/', route: (deps, on) => apiRoute(deps.world(), deps.methods, on) },
  { verbs: ['POST'], path: '/commands/', route: (deps, on) => responseRoute(deps.world(), on) },
  { verbs: ['POST'], path: '/actions/', route: (deps, on) => responseRoute(deps.world(), on) },
  { verbs: ['POST'], path: '/upload/v1/', route: (deps, on) => uploadRoute(deps.uploads, on) },
  { verbs: ['GET'], path: '/files-pri/', route: (deps, on) => downloadRoute(deps.world(), on) },
  { verbs: ['GET'], path: '/archives/', route: (deps, on) => archivesRoute(deps.world(), on) },
  { verbs: ['GET'], path: '/page/state', route: stateRoute },
  { verbs: ['GET'], path: '/page/events', route: eventsRoute },
  { verbs: ['POST'], path: '/page/act', route: actRoute },
  { verbs: ['GET'], path: '/page/files/', route: pageFileRoute },
  {
    verbs: ['GET'],
    path: '/page/',
    route: (deps, on) => deps.pageFiles(on.response, on.url.pathname.slice('/page/'.length)),
  },
];
const index: RouteEntry = {
  verbs: ['GET'],
  path: '/',
  route: (deps, on) => deps.pageFiles(on.response, 'index.html'),
};

function portOf(request: IncomingMessage): number {
  return request.socket.localPort ?? 0;
}

function stateRoute({ world, examples }: RouteDeps, { request, response, url }: Exchange): void {
  checkOrigin(request, portOf(request), false);
  const me = personById(world(), asWhom(url, world()));
  sendJson(response, 200, { body: pageState(world(), me, examples) });
}

function eventsRoute({ world, streams }: RouteDeps, { request, response, url }: Exchange): void {
  checkOrigin(request, portOf(request), false);
  const end = streamChanges(world(), personById(world(), asWhom(url, world())).id, response);
  streams.add(end);
  response.on('close', () => streams.delete(end));
}

async function actRoute({ world }: RouteDeps, { request, response }: Exchange): Promise<void> {
  checkOrigin(request, portOf(request), true);
  if (mediaType(request) !== 'application/json') throw new HttpRefusal(415, 'Only JSON is taken here');
  const body = parseObject((await readBody(request, maxActBytes)).toString('utf8'));
  const asked = pageActSchema.safeParse(body);
  if (!asked.success) throw new HttpRefusal(400, z.prettifyError(asked.error));
  sendJson(response, 200, { body: await pageAct(world(), asked.data) });
}

/** A file for the page. Ids are not guessable and the page may be anybody, so no person is asked for. */
function pageFileRoute({ world }: RouteDeps, { request, response, url }: Exchange): void {
  checkOrigin(request, portOf(request), false);
  const file = world().store.file(url.pathname.slice('/page/files/'.length));
  if (!file) throw new HttpRefusal(404, 'There is no such file');
  sendFile(response, file);
}

/** Whom the page asks for; the first person when it does not say. */
function asWhom(url: URL, { store }: World): string {
  return url.searchParams.get('as') ?? store.users.keys().next().value ?? '';
}

/** The whole server, not yet listening. */
export function createHttpServer(deps: RouteDeps): Server {
  const server = createServer((request, response) => void answer(deps, request, response));
  server.on('upgrade', (request, socket, head) => {
    try {
      checkHost(request, portOf(request));
      deps.sockets.upgrade(request, socket, head);
    } catch {
      socket.destroy();
    }
  });
  return server;
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
  else if (error instanceof ActError) refuse(response, 400, error.message);
  else refuse(response, 500, `The simulator failed: ${error instanceof Error ? error.message : 'unknown'}`);
}

function refuse(response: ServerResponse, status: number, error: string): void {
  sendJson(response, status, { body: { ok: false, error } });
}
