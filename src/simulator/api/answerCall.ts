import type { World } from '../world.ts';
import { missingScope } from './access.ts';
import { ApiRefusal } from './apiRefusal.ts';
import type { Json, Method } from './method.ts';
import { methods } from './methods.ts';

interface ApiRequest {
  readonly method: string;
  readonly token: string | undefined;
  readonly args: Json;
}

/** The answer of Slack to a Web API call: `ok`, and an error word when not. */
export async function answerCall(world: World, request: ApiRequest): Promise<Json> {
  try {
    const method = methods.get(request.method);
    if (!method) throw new ApiRefusal('unknown_method', { req_method: request.method });
    checkToken(world, method, request.token);
    checkScopes(world, method);
    return { ok: true, ...(await method.run(world, request.args)) };
  } catch (error) {
    if (error instanceof ApiRefusal) return { ok: false, error: error.code, ...error.extra };
    throw error;
  }
}

export function tokenKind(
  { identity }: World,
  token: string | undefined,
): 'bot' | 'app' | 'unknown' | 'none' {
  if (!token) return 'none';
  if (token === identity.botToken) return 'bot';
  return token === identity.appToken ? 'app' : 'unknown';
}

function checkToken(world: World, method: Method, token: string | undefined): void {
  const kind = tokenKind(world, token);
  if (kind === 'none') throw new ApiRefusal('not_authed');
  if (kind === 'unknown') throw new ApiRefusal('invalid_auth');
  if (kind !== method.token) throw new ApiRefusal('not_allowed_token_type');
}

function checkScopes(world: World, { scopes }: Method): void {
  if (scopes.length === 0 || scopes.some((scope) => world.settings.scopes.has(scope))) return;
  throw missingScope(world, scopes.join(','));
}
