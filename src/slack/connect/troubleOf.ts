import { isStoreDown } from '../../cases/whenStoreIsDown.ts';
import type { Metrics } from '../../observability/metrics.ts';
import { type SlackTrouble, slackTrouble } from './slackTrouble.ts';

const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ROW_UNREADABLE';

/** What went wrong and what to do, with whose trouble it is. */
export type Trouble = SlackTrouble & { readonly whose: 'store' | 'Slack' };

/** Reads an error of whatever the bot works with: its own store, or else Slack. */
export const troubleOf = (error: unknown): Trouble => {
  if (isStoreDown(error))
    return {
      whose: 'store',
      code: 'STORE_UNAVAILABLE',
      advice: 'Check the database, its disk and DATABASE_URL.',
    };
  if (isUnreadable(error))
    return {
      whose: 'store',
      code: 'ROW_UNREADABLE',
      advice: 'A newer version of the bot wrote it, or somebody changed it by hand.',
    };
  return { whose: 'Slack', ...slackTrouble(error) };
};

/** Counts trouble under whose it is. */
export const countTrouble = ({ whose, code }: Trouble, metrics: Metrics): void =>
  metrics.count(whose === 'store' ? 'storeErrors' : 'slackErrors', { code });
