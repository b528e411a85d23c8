import type { Warning } from '../../cases/warn.ts';

/** Whom a warning is for. */
interface Warned {
  readonly teamId: string;
  readonly userId: string;
}

/** Says a warning about so many messages. */
type SayWarning = (warning: Warning, messages: number) => Promise<void>;

/** Says a warning now, or later together with what comes until then. */
export type BundleWarnings = (to: Warned, warning: Warning, say: SayWarning) => Promise<void>;

interface Held {
  readonly warnings: Warning[];
  /** How to say it where the last of these messages stands. */
  say?: SayWarning;
}

const merge = (warnings: readonly Warning[]): Warning => ({
  secrets: [...new Map(warnings.flatMap(({ secrets }) => secrets).map((one) => [one.kind, one])).values()],
  patientData: [...new Set(warnings.flatMap(({ patientData }) => patientData))],
});

/**
 * One warning for a person in `gapMs`: the first at once, the further ones as one when that time is over. They are held in
 * memory alone: a process that ends loses them, the first warning was said by then.
 */
export const createBundleWarnings = ({
  gapMs,
  turn,
  trouble,
}: {
  readonly gapMs: number;
  /** Resolves when the next warning may be said. */
  readonly turn: () => Promise<void>;
  readonly trouble: (error: unknown) => void;
}): BundleWarnings => {
  const people = new Map<string, Held>();

  const release = async (key: string) => {
    const held = people.get(key);
    people.delete(key);
    if (!held?.say) return;
    hold(key);
    await turn();
    await held.say(merge(held.warnings), held.warnings.length);
  };

  const hold = (key: string) => {
    people.set(key, { warnings: [] });
    setTimeout(() => void release(key).catch(trouble), gapMs).unref();
  };

  return async ({ teamId, userId }, warning, say) => {
    const key = `${teamId} ${userId}`;
    const held = people.get(key);
    if (held) {
      held.warnings.push(warning);
      held.say = say;
      return;
    }
    hold(key);
    await turn();
    await say(warning, 1);
  };
};
