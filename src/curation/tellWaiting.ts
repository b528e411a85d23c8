import { whenClaimed } from '../cases/whenClaimed.ts';
import { createWallClock } from '../channels/wallClock.ts';
import { type Hours, weekBegins } from '../insights/weekBegins.ts';
import type { CurationDeps } from './deps.ts';
import { countWaiting, type WaitingCount } from './waitingList.ts';

type TellDeps = Pick<CurationDeps, 'now'> & {
  readonly store: Pick<CurationDeps['store'], 'curation' | 'schedule'>;
  readonly reminders: { readonly hours: Hours };
};

/**
 * Tells how much waits for the approvers, once a week, whichever process does it; nothing at any other time and where nothing waits.
 * Where `tell` throws, it is told when this is called again, as long as work goes on that day.
 */
export const tellWaiting = async (
  teamId: string,
  tell: (count: WaitingCount) => Promise<void>,
  deps: TellDeps,
): Promise<void> => {
  const { now, store, reminders } = deps;
  const local = createWallClock(reminders.hours.timeZone)(now());
  if (!weekBegins(local, reminders.hours)) return;
  const work = async () => {
    const count = await countWaiting(teamId, deps);
    if (count.unrecognised + count.calledWrong > 0) await tell(count);
  };
  await whenClaimed({ job: 'waiting', run: `${teamId} ${local.date}` }, work, store.schedule);
};
