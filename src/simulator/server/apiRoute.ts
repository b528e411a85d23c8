import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answerCall, tokenKind } from '../api/answerCall.ts';
import type { Json } from '../api/method.ts';
import { methods } from '../api/methods.ts';
import type { FaultAnswer } from '../faults.ts';
import type { ApiCall } from '../journal.ts';
import type { World } from '../world.ts';
import { HttpRefusal, mediaType, readBody, sendJson } from './http.ts';

const maxBodyBytes = 1024 * 1024;

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

/** What a call got: an HTTP status, a JSON answer, headers; or nothing at all. */
export interface Reply {
  readonly status: number;
  readonly body: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers POST and GET /api/METHOD. */
export async function apiRoute(world: World, exchange: Exchange): Promise<void> {
  const method = exchange.url.pathname.slice('/api/'.length);
  const args = await readArgs(exchange);
  const token = bearer(exchange.request) ?? stringOf(args.token);
  const { token: _, ...rest } = args;
  await answerRecorded(world, exchange, {
    method,
    token,
    args: rest,
    run: async () => ({
      status: 200,
      body: await answerCall(world, { method, token, args: rest }),
      headers: slackHeaders(world, methods.get(method)?.scopes ?? []),
    }),
  });
}

function rateLimited(retryAfter: number): Reply {
  const headers = { 'retry-after': String(retryAfter) };
  return { status: 429, body: { ok: false, error: 'ratelimited' }, headers };
}

interface Recorded {
  readonly method: string;
  readonly token: string | undefined;
  readonly args: Json;
  run(): Promise<Reply>;
}

/** Runs a call under the faults that are set, writes it down, and answers. */
export async function answerRecorded(world: World, { response }: Exchange, call: Recorded): Promise<void> {
  const at = world.now();
  const started = performance.now();
  const reply = await world.changes.track(underFaults(world.faults.take(call.method), call));
  const entry: ApiCall = {
    method: call.method,
    tokenOk: tokenKind(world, call.token) !== 'unknown' && call.token !== undefined,
    args: call.args,
    status: reply?.status ?? 0,
    answer: reply?.body ?? {},
    at,
    ms: performance.now() - started,
  };
  world.journal.addCall(entry);
  world.changes.emit({ kind: 'activity' });
  if (!reply) return void response.destroy();
  sendJson(response, reply.status, reply);
}

/** Undefined: the connection breaks. */
async function underFaults(fault: FaultAnswer | undefined, call: Recorded): Promise<Reply | undefined> {
  if (!fault) return call.run();
  if ('error' in fault) return { status: 200, body: { ok: false, error: fault.error } };
  if ('hangMs' in fault) {
    await pause(fault.hangMs, undefined, { ref: false });
    return call.run();
  }
  if ('dropConnection' in fault) {
    if (fault.dropConnection === 'after') await call.run();
    return undefined;
  }
  if (fault.status === 429) return rateLimited(fault.retryAfter ?? 1);
  return { status: fault.status, body: { ok: false, error: 'internal_error' } };
}

function slackHeaders(world: World, accepted: readonly string[]): Readonly<Record<string, string>> {
  return {
    'x-slack-req-id': world.ids.hex(32),
    'x-oauth-scopes': [...world.settings.scopes].join(','),
    ...(accepted.length > 0 ? { 'x-accepted-oauth-scopes': accepted.join(',') } : {}),
  };
}

export function bearer(request: IncomingMessage): string | undefined {
  return /^Bearer (\S{1,500})$/i.exec(request.headers.authorization ?? '')?.[1];
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

async function readArgs({ request, url }: Exchange): Promise<Json> {
  const query = Object.fromEntries(url.searchParams);
  if (request.method === 'GET') return query;
  const body = await readBody(request, maxBodyBytes);
  const type = mediaType(request);
  if (type === 'application/json') return { ...query, ...parseObject(body.toString('utf8')) };
  if (type === 'multipart/form-data') return { ...query, ...(await readMultipart(request, body)) };
  return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
}

export function parseObject(text: string): Json {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // falls through to the one refusal for everything that is no object
  }
  throw new HttpRefusal(400, 'The body is not a JSON object');
}

async function readMultipart(request: IncomingMessage, body: Buffer): Promise<Json> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(body), { headers }).formData();
  return Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
}
