import type { Verdict } from './verdict.ts';

/** The entries that a verdict names, the likeliest first. */
export const namedBy = (verdict: Verdict): readonly string[] => {
  switch (verdict.kind) {
    case 'match':
      return verdict.errors.map(({ id }) => id);
    case 'ambiguous':
      return verdict.candidates.map(({ id }) => id);
    case 'none':
      return [];
  }
};
