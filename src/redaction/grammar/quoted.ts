import type { QuoteFinder } from '../source.ts';

/** The inside of a quoted value; `end` is where its closing quote stands. */
interface Quoted {
  readonly start: number;
  readonly end: number;
  readonly after: number;
}

const LONGEST = 8_192;
/** What is called in front of a quote without wrapping a literal: the value is elsewhere then. */
const FETCHING = 'get|env|read|load|fetch|look|resolve|find|prompt|input|param|decode|decrypt|require';
const BEFORE_QUOTE = '\\\\{0,15}["\'`]';
const PREFIX = new RegExp(
  [
    '(?:string\\(\\d{1,6}\\)\\s',
    `(?:new\\s)?(?![A-Za-z.]{0,20}(?:${FETCHING}))[A-Za-z.]{1,24}\\(\\s{0,24}(?=[bfru]?${BEFORE_QUOTE})`,
    'Optional\\[',
    '[[(]\\s{0,12}',
    `[bfnru@$]{1,2}(?=${BEFORE_QUOTE})){0,3}`,
  ].join('|'),
  'iy',
);
const OPENING = /(\\{0,15})('''|"""|["'`])/y;

function backslashesBefore(text: string, index: number): number {
  let count = 0;
  while (count < 16 && text[index - 1 - count] === '\\') count += 1;
  return count;
}

function closing(
  text: string,
  finder: QuoteFinder,
  open: { quote: string; depth: number; from: number },
): Quoted | undefined {
  for (let index = finder.next(open.quote, open.from); index !== -1 && index - open.from <= LONGEST; ) {
    const depth = backslashesBefore(text, index);
    if (depth <= open.depth && !isApostrophe(text, index, open))
      return { start: open.from, end: index - depth, after: index + 1 };
    index = finder.next(open.quote, index + 1);
  }
  return undefined;
}

/** `O'Neill`, and SQL's `O''Neill`: a mark inside a word closes nothing. */
function isApostrophe(text: string, index: number, open: { quote: string; from: number }): boolean {
  if (open.quote !== "'" || index === open.from) return false;
  if (text[index + 1] === "'" || (text[index - 1] === "'" && index - 1 > open.from))
    return /\w/.test(text[index + 2] ?? '') || text[index - 1] === "'";
  return /\p{L}/u.test(text[index - 1] ?? '') && /\p{L}/u.test(text[index + 1] ?? '');
}

export interface Opening {
  /** Where the value itself begins, behind brackets, type names and quotes. */
  readonly at: number;
  readonly inside: Quoted | undefined;
  readonly isQuoted: boolean;
}

/** Opens a value at any quoting depth: `"…"`, `\"…\"`, `'…'`, `f"…"`, `["…"`, `string(40) "…"`, `"\"…\""`. */
export function openValue(text: string, from: number, finder: QuoteFinder): Opening {
  PREFIX.lastIndex = from;
  let at = from + (PREFIX.exec(text)?.[0].length ?? 0);
  let isQuoted = false;
  let inside: Quoted | undefined;
  for (let nested = 0; nested < 2; nested += 1) {
    OPENING.lastIndex = at;
    const match = OPENING.exec(text);
    if (match === null) break;
    const open = { quote: match[2] ?? '"', depth: match[1]?.length ?? 0, from: at + match[0].length };
    const found = closing(text, finder, open);
    if (nested > 0 && (found === undefined || found.end <= found.start)) break;
    isQuoted = true;
    at = open.from;
    inside = found;
    if (found !== undefined && found.end === found.start) break;
  }
  return { at, inside, isQuoted };
}
