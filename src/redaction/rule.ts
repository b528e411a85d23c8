import type { Detection } from './detections.ts';
import type { Source } from './source.ts';

/** One thing that must not leave: how it is found, with texts that hold it and texts that only look as if they did. */
export interface Rule {
  /** Lower-case words, of each list one of which must be in a text for the rule to be asked at all. */
  readonly words?: readonly (readonly string[])[];
  readonly find: (source: Source) => readonly Detection[];
  /** Texts with what this rule takes out of them, in order, parted by ` … `. */
  readonly yes: Readonly<Record<string, string>>;
  readonly no: readonly string[];
}

/** What a rule finds in a text. */
export const detectionsOf = ({ words = [], find }: Rule, source: Source): readonly Detection[] =>
  words.every((any) => source.has(any)) ? find(source) : [];
