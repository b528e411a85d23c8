import type { Detection } from './detections.ts';
import type { Source } from './source.ts';

/** One thing that must not leave: how it is found, with texts that hold it and texts that only look as if they did. */
export interface Rule {
  readonly find: (source: Source) => readonly Detection[];
  /** Texts with what this rule takes out of them, in order, parted by ` … `. */
  readonly yes: Readonly<Record<string, string>>;
  readonly no: readonly string[];
}
