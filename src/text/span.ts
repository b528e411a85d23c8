/** A stretch of a text: offsets in UTF-16 units, `end` is the first unit behind it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
