import type { Source } from '../grammar/readValue.ts';
import type { Span } from '../spans.ts';

const BEGIN = /-{4,5} ?BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}/g;
const END = /-{4,5} ?END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}/g;
const BODY_BEHIND =
  /(?:[\s\\"'+,>;|]*(?:[A-Za-z0-9+/=]{12,100}|(?:Proc-Type|DEK-Info|Version|Comment|Hash):[^\n]{0,100}|[A-Za-z0-9+/]{1,11}={1,2})(?![\w:.-])){1,400}/y;
const BODY_BEFORE = /(?:[A-Za-z0-9+/=]{12,100}[\s\\"'+,>;|]{1,12}){1,400}$/;
const LONGEST = 24_000;

/** Where a key that has begun ends: at its END line, or where its base64 ends when the paste was cut. */
function endOf(text: string, from: number, ends: readonly RegExpMatchArray[]): number {
  const end = ends.find((match) => (match.index ?? 0) >= from);
  if (end?.index !== undefined && end.index - from <= LONGEST) return end.index + end[0].length;
  BODY_BEHIND.lastIndex = from;
  return from + (BODY_BEHIND.exec(text)?.[0].length ?? 0);
}

/** PEM private keys: whole, cut at either end, on one line with `\n`, quoted, indented, inside JSON or code. */
export function pemKeys({ text }: Source): Span[] {
  const ends = [...text.matchAll(END)];
  const spans: Span[] = [];
  let reached = 0;
  for (const begin of text.matchAll(BEGIN)) {
    if (begin.index < reached) continue;
    reached = endOf(text, begin.index + begin[0].length, ends);
    spans.push({ kind: 'private-key', start: begin.index, end: reached });
  }
  for (const end of ends) {
    if (spans.some(({ start, end: stop }) => end.index >= start && end.index < stop)) continue;
    const before = text.slice(Math.max(0, end.index - 6_000), end.index);
    const body = BODY_BEFORE.exec(before)?.[0] ?? '';
    spans.push({ kind: 'private-key', start: end.index - body.length, end: end.index + end[0].length });
  }
  return spans;
}
