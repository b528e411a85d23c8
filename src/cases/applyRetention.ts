import { dayMs } from '../pacing/durations.ts';
import type { CaseDeps } from './deps.ts';

/** How long things are kept, in days. */
export interface Retention {
  readonly cases: number;
  /** Counted from when an escalation was resolved. */
  readonly escalations: number;
}

const dayOf = (at: number): number => Math.floor(at / dayMs);
const nameOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** How much was forgotten. */
interface Forgotten {
  readonly cases: number;
  readonly escalations: number;
}

type RetentionDeps = Pick<CaseDeps, 'store' | 'now'>;

/**
 * The day that may be taken for today; undefined where nothing is due. The clock of this machine may have jumped ahead, and
 * then everything would look old: so the day is that of the newest message, which Slack has dated, or the one after the last
 * run's, whichever is later, and never later than the clock says.
 */
const believableDay = async ({ store, now }: RetentionDeps): Promise<number | undefined> => {
  const last = await store.schedule.latest('retention');
  if (last !== undefined && last.run >= nameOf(dayOf(now()))) return undefined;
  if (last !== undefined && now() - last.at < dayMs / 2) return undefined;
  const newest = await store.custody.newestMessage();
  const known = [
    ...(last === undefined ? [] : [dayOf(Date.parse(last.run)) + 1]),
    ...(newest === undefined ? [] : [dayOf(newest)]),
  ];
  return Math.min(dayOf(now()), known.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...known));
};

/** Forgets what has been kept long enough: once a day, by one process; undefined when it is not due. */
export const applyRetention = async (
  retention: Retention,
  deps: RetentionDeps,
): Promise<Forgotten | undefined> => {
  const { store, now } = deps;
  const day = await believableDay(deps);
  if (day === undefined || !(await store.schedule.claim('retention', nameOf(day)))) return undefined;
  const today = Math.min(now(), (day + 1) * dayMs - 1);
  const escalations = await store.custody.purgeEscalations(today - retention.escalations * dayMs);
  await store.custody.purgeTraces(today - retention.cases * dayMs);
  const { deleted, emptied } = await store.custody.purgeCases({ before: today - retention.cases * dayMs });
  return { cases: deleted + emptied, escalations };
};
