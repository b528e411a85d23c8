import type { Span } from '../../text/span.ts';
import { OPAQUE } from '../placeholders.ts';
import type { Source } from '../source.ts';
import type { Binding } from './keyToValue.ts';
import { type Opening, openValue } from './quoted.ts';
import { isTokenLike } from './randomLooking.ts';

/** A value where it stands, with how it was tied to its key and whether quotes bound it. */
export interface Value {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly binding: Binding;
  readonly isQuoted: boolean;
}

/** What an unquoted value may be made of; each pattern is sticky, bounded and free of choices. */
export const RUNS = {
  secret: new RegExp(
    `(?:[^\\s"'\`<>|\\\\,;&?(){}[\\]${OPAQUE}]|[,;&?](?=[^\\s"'\`<>|\\\\,;&=:${OPAQUE}])(?![\\w.%+-]{1,40}[=:])|[(){}[\\]](?=[\\w!@#$%^*+/=-]))+`,
    'y',
  ),
  word: new RegExp(`[^\\s"'\`<>|\\\\,;&(){}[\\]${OPAQUE}]+`, 'y'),
  line: new RegExp(`[^\\n"\`<>|\\\\{}${OPAQUE}]{1,200}`, 'y'),
  cell: new RegExp(`[^\\n"\`<>|\\\\{}()[\\],;&=${OPAQUE}]{1,80}`, 'y'),
  name: new RegExp(`[^\\n"\`<>|\\\\{}()[\\];&=:\\d${OPAQUE}]{1,80}`, 'y'),
} as const;

/** A tag before a value of YAML: `!vault abc`. Unless a token follows, it may as well begin the value itself: then both are taken. */
const TAGGED = /![\w!-]{1,40} {1,4}(?=[^\s"'`])/y;

const LONGEST = 16_384;
const TAIL = /[.,:;!?…]+$/;

function unquoted(source: Source, opening: Opening, run: keyof typeof RUNS): [number, number] {
  const pattern = RUNS[run];
  TAGGED.lastIndex = opening.at;
  const tag = run === 'secret' ? (TAGGED.exec(source.text)?.[0].length ?? 0) : 0;
  pattern.lastIndex = opening.at + tag;
  const found = pattern.exec(source.text)?.[0].slice(0, LONGEST) ?? '';
  const trimmed = found.replace(TAIL, '').trimEnd();
  const start = isTokenLike(trimmed, 12) ? opening.at + tag : opening.at;
  return [start, opening.at + tag + trimmed.length];
}

/** Escaped separators do not end a value whose key was tied to it by a literal sign. */
function pastEscapes(source: Source, end: number, run: keyof typeof RUNS): number {
  let reached = end;
  while (source.escaped(reached) && reached - end < 256) {
    RUNS[run].lastIndex = reached + 1;
    reached += 1 + (RUNS[run].exec(source.text)?.[0].length ?? 0);
  }
  return reached;
}

/** French writes blanks inside of quotes. */
function unpadded(text: string, { start, end }: Span): [number, number] {
  let [from, to] = [start, end];
  while (from < to && text[from] === ' ') from += 1;
  while (to > from && text[to - 1] === ' ') to -= 1;
  return [from, to];
}

/** Reads the value that begins at `at`: a quoted one to its closing quote, another to where its run ends. */
export function readValue(
  source: Source,
  at: number,
  ask: { binding: Binding; run: keyof typeof RUNS },
): Value {
  const opening = openValue(source.text, at, source.quotes);
  const inside = opening.inside;
  const isQuoted = inside !== undefined && source.text.slice(inside.start, inside.end).length > 0;
  let [start, end] = isQuoted ? unpadded(source.text, inside) : unquoted(source, opening, ask.run);
  if (!isQuoted && ask.run === 'secret' && end > start && !source.escaped(at - 1))
    end = pastEscapes(source, end, ask.run);
  return {
    text: source.text.slice(start, end),
    start,
    end,
    binding: ask.binding,
    isQuoted: opening.isQuoted,
  };
}
