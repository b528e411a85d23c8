import type { Place } from '../verdict.ts';
import type { Pair } from './pairs.ts';

/** A stretch of text that states one error: the fields of one object or URL, or one line. Offsets into the text. */
export interface Statement {
  readonly place: Place;
  readonly start: number;
  readonly end: number;
  readonly pairs: readonly Pair[];
  /** True when it is a wire form (JSON, URL, header, OperationOutcome), not somebody's sentence. */
  readonly wire: boolean;
}
