import type { Ids } from '../ids.ts';
import { setBounded } from '../setBounded.ts';

/** Slack's trigger_ids: one use, three seconds. */
const lifetimeMs = 3000;
const maxIssued = 1000;

export type Trigger =
  | {
      readonly ok: true;
      readonly user: string;
      /** What they looked at, where that is told apart. */
      readonly channel?: string;
    }
  | {
      readonly ok: false;
      readonly error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';
    };

export interface Triggers {
  issue(user: string, channel?: string): string;
  /** Looks without using up. */
  look(id: string): Trigger;
  /** Marks as used. */
  spend(id: string): void;
}

export function createTriggers(deps: { readonly ids: Ids; readonly now: () => number }): Triggers {
  const issued = new Map<
    string,
    { readonly user: string; readonly channel?: string; readonly expires: number; used: boolean }
  >();
  return {
    issue(user, channel) {
      const id = `${Math.floor(deps.now())}.${deps.ids.hex(8)}.${deps.ids.hex(32)}`;
      setBounded(
        issued,
        [
          id,
          {
            user,
            ...(channel === undefined ? {} : { channel }),
            expires: deps.now() + lifetimeMs,
            used: false,
          },
        ],
        maxIssued,
      );
      return id;
    },
    look(id) {
      const found = issued.get(id);
      if (!found) return { ok: false, error: 'invalid_trigger_id' };
      if (found.used) return { ok: false, error: 'exchanged_trigger_id' };
      if (deps.now() > found.expires) return { ok: false, error: 'expired_trigger_id' };
      const { user, channel } = found;
      return { ok: true, user, ...(channel === undefined ? {} : { channel }) };
    },
    spend(id) {
      const found = issued.get(id);
      if (found) found.used = true;
    },
  };
}
