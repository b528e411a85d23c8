import { isStoreDown } from '../../cases/whenStoreIsDown.ts';
import type { Metrics } from '../../observability/metrics.ts';
import { type SlackTrouble, slackTrouble } from './slackTrouble.ts';

const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ROW_UNREADABLE';

/** `TypeError`, …: the text of an error may hold anything. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.constructor.name : 'unknown');

/** What went wrong and what to do, with whose trouble it is. */
type Trouble = SlackTrouble & { readonly whose: 'store' | 'Slack' | 'bot' };

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
  const trouble = slackTrouble(error);
  if (trouble.code === 'unknown')
    return { whose: 'bot', code: nameOf(error), advice: 'This is a fault of the bot: please report it.' };
  return { whose: 'Slack', ...trouble };
};

/** Counts trouble under whose it is; failing calls to Slack are counted where they are made. */
export const countTrouble = ({ whose, code }: Trouble, metrics: Metrics): void => {
  if (whose === 'store') metrics.count('storeErrors', { code });
  if (whose === 'bot') metrics.count('faults', {});
};
