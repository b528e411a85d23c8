import { stepTexts } from '../catalog/placeholders.ts';
import type { CatalogEntry } from '../catalog/schema.ts';

/** What fixed an error, as a person said: a ready answer, words of their own, or both. Redacted. */
export interface Fix {
  readonly answer?: string;
  readonly words?: string;
}

/** What fixed an escalation, kept as long as the escalation. */
export interface Resolution extends Fix {
  readonly escalationId: string;
  /** The human number of the escalation. */
  readonly number: number;
  readonly entryId: string;
  /** Where the error was reported, and for which practice; an empty text where that is not known. */
  readonly places: readonly { readonly channelId: string; readonly practiceCode: string }[];
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** When the escalation was reopened: then this did not hold. */
  readonly reopenedAt?: number;
}

/** Which resolutions are wanted; what is absent does not matter. */
export interface ResolutionFilter {
  readonly teamId: string;
  readonly entryId?: string;
  readonly practiceCode?: string;
  /** Reported in one of these. */
  readonly channelIds?: readonly string[];
  /** Epoch milliseconds: not before this. */
  readonly since?: number;
  /** The latest ones; 100 when absent. */
  readonly limit?: number;
}

/** A fix as one text. */
export const fixText = ({ answer, words }: Fix): string =>
  [answer, words].filter((part) => part !== undefined && part !== '').join(' ');

const mostAnswers = 5;
const byItself = 'It went away by itself.';

/** Ready answers to what fixed an error: its first steps, and that nobody did anything. */
export const readyAnswers = (entry: Pick<CatalogEntry, 'steps'>): readonly string[] => [
  ...stepTexts(entry).slice(0, mostAnswers),
  byItself,
];
