import { setBounded } from '../bounded.ts';
import type { Ids } from '../ids.ts';

/** Slack's trigger_ids: one use, three seconds. */
const lifetimeMs = 3000;
const maxIssued = 1000;

export interface Trigger {
  readonly user: string;
  /** The modal from whose interaction it came, if any: only then may a view be pushed. */
  readonly viewId?: string;
}

export type Exchange =
  | { readonly ok: true; readonly trigger: Trigger }
  | {
      readonly ok: false;
      readonly error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';
    };

export interface Triggers {
  issue(trigger: Trigger): string;
  /** Looks without using up. */
  look(id: string): Exchange;
  /** Marks as used. */
  spend(id: string): void;
}

export function createTriggers(deps: { readonly ids: Ids; readonly now: () => number }): Triggers {
  const issued = new Map<string, Trigger & { readonly expires: number; used: boolean }>();
  return {
    issue(trigger) {
      const id = `${Math.floor(deps.now())}.${deps.ids.hex(8)}.${deps.ids.hex(32)}`;
      const entry = { ...trigger, expires: deps.now() + lifetimeMs, used: false };
      setBounded(issued, [id, entry], maxIssued);
      return id;
    },
    look(id) {
      const found = issued.get(id);
      if (!found) return { ok: false, error: 'invalid_trigger_id' };
      if (found.used) return { ok: false, error: 'exchanged_trigger_id' };
      if (deps.now() > found.expires) return { ok: false, error: 'expired_trigger_id' };
      return { ok: true, trigger: found };
    },
    spend(id) {
      const found = issued.get(id);
      if (found) found.used = true;
    },
  };
}
