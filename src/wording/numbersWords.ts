import type { FixedBefore } from '../insights/fixedBefore.ts';
import type { Cell, ShownNumbers } from '../insights/shownNumbers.ts';
import { dayMs, hourMs, minuteMs } from '../pacing/durations.ts';

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

/** `40 min`, `3 h 20 min`, `2 d 4 h` */
export const durationText = (ms: number): string => {
  const minutes = Math.round(ms / minuteMs);
  if (minutes < 1) return 'under 1 min';
  if (minutes < 60) return `${minutes} min`;
  const rounded = minutes * minuteMs;
  const [large, small, unit, rest] =
    rounded < dayMs ? [hourMs, minuteMs, 'h', 'min'] : [dayMs, hourMs, 'd', 'h'];
  const whole = Math.floor(rounded / large);
  const left = Math.floor((rounded % large) / small);
  return left === 0 ? `${whole} ${unit}` : `${whole} ${unit} ${left} ${rest}`;
};

/** `1 error`, `3 errors` */
export const amount = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** What a cell counts; those that are told together are only numbered. */
export const cellName = ({ name, merged = 0 }: Cell): string => name ?? `${merged} more, under 3 each`;

const share = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;

const feedbackText = ({ worked, wrong }: ShownNumbers['feedback']): string => {
  const all = worked + wrong;
  return all === 0
    ? 'Feedback: none'
    : `Feedback: “it worked” ${worked} (${share(worked, all)}), “not this” ${wrong} (${share(wrong, all)})`;
};

const escalationsText = ({ opened, resolved, ...medians }: ShownNumbers['escalations']): string => {
  if (opened === 0) return 'Escalations: none';
  const { acknowledgeMs, resolveMs } = medians;
  const times = [
    ...(acknowledgeMs === undefined ? [] : [`${durationText(acknowledgeMs)} to acknowledge`]),
    ...(resolveMs === undefined ? [] : [`${durationText(resolveMs)} to resolve`]),
  ];
  const median = times.length === 0 ? '' : `; median ${times.join(', ')}`;
  return `Escalations: ${opened} opened, ${resolved} of them resolved${median}`;
};

/** Practices by how often they had errors. */
export const practicesLine = ({ byPractice, withoutPractice }: ShownNumbers, most: number): string => {
  const shown = byPractice.slice(0, most).map((cell) => `${cellName(cell)}: ${cell.count}`);
  const rest = byPractice.length - shown.length;
  const parts = [
    ...shown,
    ...(rest > 0 ? [amount(rest, 'further practice')] : []),
    ...(withoutPractice > 0 ? [`no practice stated: ${withoutPractice}`] : []),
  ];
  return parts.length === 0 ? '' : `Practices: ${parts.join(', ')}`;
};

/** What was counted beside the errors themselves, a sentence a line. */
export const numbersLines = (numbers: ShownNumbers): readonly string[] => [
  `${amount(numbers.total, 'error')} pasted, ${amount(numbers.unrecognised, 'paste')} not recognised for sure, ${numbers.replies === 1 ? '1 reply' : `${numbers.replies} replies`}`,
  feedbackText(numbers.feedback),
  escalationsText(numbers.escalations),
];
