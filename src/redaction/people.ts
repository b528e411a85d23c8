import type { Span } from '../text/span.ts';
import type { Kind } from './kinds.ts';
import type { Detection } from './rule.ts';

/** What only a patient has. */
export const TELLING: ReadonlySet<Kind> = new Set<Kind>([
  'birth-date',
  'social-security-number',
  'record-number',
  'member-id',
  'patient-id',
]);

const OF_PEOPLE: ReadonlySet<Kind> = new Set<Kind>([
  ...TELLING,
  'person-name',
  'phone-number',
  'encounter-id',
  'patient-data',
  'postal-address',
]);

/** What was found about people, in order. */
export const aboutPeople = (found: readonly Detection[]): readonly Detection[] =>
  found.filter(({ kind }) => OF_PEOPLE.has(kind));

/** Tells, for places that are asked for in order, whether something that was found is at most `reach` away. */
export function nearnessTo(found: readonly Detection[], reach: number): (place: Span) => boolean {
  let next = 0;
  return ({ start, end }) => {
    while ((found[next]?.end ?? end) < start - reach) next += 1;
    return (found[next]?.start ?? Number.POSITIVE_INFINITY) < end + reach;
  };
}
