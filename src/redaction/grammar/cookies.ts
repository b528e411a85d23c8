import type { Detection } from '../rule.ts';
import type { Source } from '../source.ts';
import { isPlaceholder } from './notValues.ts';
import { openValue } from './quoted.ts';
import { isTokenLike } from './randomLooking.ts';

const ATTRIBUTE =
  /^(?:path|domain|expires|max-age|samesite|version|comment|priority|secure|httponly|partitioned)$/i;
/** What goes on behind the cookies of a request are its other headers. */
const HEADER =
  /^(?:user-agent|accept[\w-]*|host|content-[\w-]+|referer|origin|connection|cache-control|x-[\w-]+)$/i;
const PAIR = /[\s;,"'[\]({\\]{0,12}([\w.!#$%&*+^|~-]{1,100})\s?=\s?"?([^\s;"',<>\uFFFC]{1,8192})/y;
const ENTRY = /[\s,"'[\]({\\]{0,12}([\w.-]{1,80})["']\s?(?::|=>|,)\s?["']([^"'\n\uFFFC]{1,4096})/y;
const REST = /[^;\n"']{0,60}(?:; ?(?:secure|httponly|partitioned)\b){0,3}/iy;
const MOST = 100;
/** `lang=en`, `theme=dark`: what somebody chose, no secret. */
const CHOICE = /^(?:.{1,3}|[a-z]{4,8}|[a-z]{2}[-_][A-Z]{2})$/;

interface Pair {
  readonly name: string;
  readonly value: string;
  readonly end: number;
}

function pairAt(text: string, at: number): Pair | undefined {
  for (const pattern of [PAIR, ENTRY]) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) return { name: match[1] ?? '', value: match[2] ?? '', end: pattern.lastIndex };
  }
  return undefined;
}

function endOfPair(text: string, { name, end }: Pair): number {
  REST.lastIndex = end;
  return ATTRIBUTE.test(name) || text[end] === ';' ? end + (REST.exec(text)?.[0].length ?? 0) : end;
}

/** The values of a Cookie or Set-Cookie header, or of a dictionary of cookies; names and attributes stay. */
export function readCookies(source: Source, at: number): Detection[] {
  const { text } = source;
  const spans: Detection[] = [];
  const start = openValue(text, at, source.quotes).at;
  let pair = pairAt(text, start);
  for (let count = 0; pair !== undefined && count < MOST; count += 1) {
    const { name, value, end } = pair;
    if (HEADER.test(name)) break;
    if (!ATTRIBUTE.test(name) && !isPlaceholder(value) && !CHOICE.test(value))
      spans.push({ kind: 'cookie-value', start: end - value.length, end });
    const next = endOfPair(text, pair);
    pair = text[next] === '\n' ? undefined : pairAt(text, next);
  }
  const alone = /[^\s;,="']{12,4096}/y;
  alone.lastIndex = start;
  const value = spans.length === 0 ? (alone.exec(text)?.[0] ?? '') : '';
  return isTokenLike(value, 12) ? [{ kind: 'cookie-value', start, end: start + value.length }] : spans;
}
