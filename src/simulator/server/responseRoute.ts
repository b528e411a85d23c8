import { ApiRefusal } from '../api/apiRefusal.ts';
import { respond } from '../api/respond.ts';
import type { World } from '../world.ts';
import { answerRecorded, type Exchange, parseObject, type Reply } from './apiRoute.ts';
import { readBody } from './http.ts';

const maxBodyBytes = 1024 * 1024;

/** Answers posts to a response_url. A spent or unknown address is 404, as Slack has it. */
export async function responseRoute(world: World, exchange: Exchange): Promise<void> {
  const body = parseObject((await readBody(exchange.request, maxBodyBytes)).toString('utf8'));
  await answerRecorded(world, exchange, {
    method: 'response_url',
    token: undefined,
    args: body,
    run: async () => answer(world, exchange.url.pathname, body),
  });
}

function answer(world: World, path: string, body: Readonly<Record<string, unknown>>): Reply {
  const use = world.responses.use(path);
  if (!use.ok) return { status: 404, body: { ok: false, error: use.error } };
  try {
    respond(world, use.target, body);
    return { status: 200, body: { ok: true } };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return { status: 400, body: { ok: false, error: error.code, ...error.extra } };
  }
}
