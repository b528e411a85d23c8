/** A way of writing something, as the source of a pattern without capturing groups, and what was meant by it. */
export interface Form {
  readonly pattern: string;
  readonly meant: (written: string) => string;
  /** What this form says is data, never syntax. */
  readonly isData?: boolean;
}
