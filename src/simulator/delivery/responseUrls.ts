import type { Ids } from '../ids.ts';
import { setBounded } from '../setBounded.ts';

/** Source: docs.slack.dev/interactivity/handling-user-interaction: five uses within thirty minutes. */
const maxUses = 5;
const maxIssued = 5000;
const lifetimeMs = 30 * 60 * 1000;

/** Where a response goes. `source` is the message whose button was pressed; a command has none. */
export interface ResponseTarget {
  readonly kind: 'commands' | 'actions';
  readonly user: string;
  readonly channel: string;
  readonly source?: { readonly ts: string; readonly threadTs?: string };
}

type ResponseUse =
  | { readonly ok: true; readonly target: ResponseTarget }
  | { readonly ok: false; readonly error: 'invalid_url' | 'used_url' | 'expired_url' };

export interface ResponseUrls {
  /** Path of a new response_url, to be put behind the server's address. */
  issue(target: ResponseTarget): string;
  use(path: string): ResponseUse;
}

export function createResponseUrls(deps: {
  readonly ids: Ids;
  readonly now: () => number;
  readonly teamId: string;
}): ResponseUrls {
  const issued = new Map<
    string,
    { readonly target: ResponseTarget; readonly expires: number; left: number }
  >();
  return {
    issue(target) {
      const path = `/${target.kind}/${deps.teamId}/${Math.floor(deps.now())}/${deps.ids.secret(24)}`;
      const entry = { target, expires: deps.now() + lifetimeMs, left: maxUses };
      setBounded(issued, [path, entry], maxIssued);
      return path;
    },
    use(path) {
      const found = issued.get(path);
      if (!found) return { ok: false, error: 'invalid_url' };
      if (deps.now() > found.expires) return { ok: false, error: 'expired_url' };
      if (found.left === 0) return { ok: false, error: 'used_url' };
      found.left -= 1;
      return { ok: true, target: found.target };
    },
  };
}
