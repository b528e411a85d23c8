import type { Candidate, Verdict } from './verdict.ts';

/** All that a verdict holds possible, the likeliest first. */
export const candidatesOf = (verdict: Verdict): readonly Candidate[] => {
  switch (verdict.kind) {
    case 'match':
      return [...verdict.errors, ...verdict.others];
    case 'ambiguous':
      return verdict.candidates;
    case 'none':
      return [];
  }
};
