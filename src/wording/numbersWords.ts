import type { FixedBefore } from '../insights/fixedBefore.ts';

const dayForm = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** `3 Nov` */
export const dayOf = (at: number): string => dayForm.format(at);

const timesText = (times: number): string => (times === 1 ? '1 time' : `${times} times`);

/** What fixed an error before: a lead, and what is told after it. */
export const fixedBeforeText = (before: FixedBefore): { readonly lead: string; readonly told: string } => {
  switch (before.kind) {
    case 'here':
      return {
        lead: `Last time at ${before.practiceCode} (${dayOf(before.at)}, ECW-${before.number}):`,
        told: before.fix,
      };
    case 'counts':
      return {
        lead: `What fixed it in the last ${before.days} days:`,
        told: before.fixes.map(({ fix, times }) => `“${fix}” ${timesText(times)}`).join(', '),
      };
  }
};
