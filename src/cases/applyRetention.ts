import type { CaseDeps } from './deps.ts';

/** How long things are kept, in days. */
export interface Retention {
  readonly cases: number;
  /** Counted from when an escalation was resolved. */
  readonly escalations: number;
}

const dayMs = 24 * 3_600_000;

/** How much was forgotten. */
export interface Forgotten {
  readonly cases: number;
  readonly escalations: number;
}

/** Forgets what has been kept long enough: once a day, by one process; undefined when it is not due. */
export const applyRetention = async (
  retention: Retention,
  { store, now }: Pick<CaseDeps, 'store' | 'now'>,
): Promise<Forgotten | undefined> => {
  const today = new Date(now()).toISOString().slice(0, 10);
  if (!(await store.schedule.claim('retention', today))) return undefined;
  const escalations = await store.custody.purgeEscalations(now() - retention.escalations * dayMs);
  await store.custody.purgeTraces(now() - retention.cases * dayMs);
  const { deleted, emptied } = await store.custody.purgeCases({ before: now() - retention.cases * dayMs });
  return { cases: deleted + emptied, escalations };
};
