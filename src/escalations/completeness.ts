import type { EvidenceFieldId } from '../catalog/evidenceFields.ts';
import type { Report } from './report.ts';

/** How much of what the receiver asks for is there. */
export interface Completeness {
  readonly given: number;
  readonly wanted: number;
  readonly missing: readonly EvidenceFieldId[];
  /** True where only one time of failure is known: two show that it repeats. */
  readonly onlyOneTime: boolean;
}

/** Judges a report by the evidence list of its catalog entry. */
export const completeness = (
  { details, times }: Pick<Report, 'details' | 'times'>,
  wanted: readonly EvidenceFieldId[],
): Completeness => {
  const missing = wanted.filter((field) => !details[field]?.trim());
  const onlyOneTime = times.length < 2;
  return {
    given: wanted.length - missing.length + (onlyOneTime ? 0 : 1),
    wanted: wanted.length + 1,
    missing,
    onlyOneTime,
  };
};
