import { isPlaceholder, isTokenLike } from '../grammar/looks.ts';
import { openValue } from '../grammar/quoted.ts';
import type { Source } from '../grammar/readValue.ts';
import type { Span } from '../spans.ts';

const ATTRIBUTES =
  /^(?:path|domain|expires|max-age|samesite|version|comment|priority|secure|httponly|partitioned)$/i;
const PAIR =
  /([\w.!#$%&*+^|~-]{1,100})\s?=\s?"?([^\s;"',<>\uFFFC]{1,8192})|(["'])([\w.-]{1,80})\3\s?(?::|=>|,)\s?["']([^"'\n]{1,4096})["']/g;
const REGION = 16_384;

function regionOf(source: Source, at: number): { start: number; end: number } {
  const list = /[[{(]\s{0,8}/y;
  list.lastIndex = at;
  const opened = list.exec(source.text)?.[0];
  const rest = source.text.slice(at, at + REGION);
  if (opened !== undefined) {
    const end = rest.search(/[\]})]/);
    return { start: at, end: at + (end === -1 ? rest.length : end) };
  }
  const { inside, at: start } = openValue(source.text, at, source.quotes);
  const line = rest.slice(start - at).search(/[\r\n]/);
  const lineEnd = line === -1 ? at + rest.length : start + line;
  return { start, end: inside === undefined ? lineEnd : Math.max(start, inside.end) };
}

/** The values of a Cookie or Set-Cookie header; names and attributes stay. */
export function readCookies(source: Source, at: number): Span[] {
  const { start, end } = regionOf(source, at);
  const region = source.text.slice(start, end);
  const spans = [...region.matchAll(PAIR)].flatMap((match): Span[] => {
    const name = match[1] ?? match[4] ?? '';
    const value = match[2] ?? match[5] ?? '';
    if (ATTRIBUTES.test(name) || isPlaceholder(value)) return [];
    const from = start + match.index + match[0].lastIndexOf(value);
    return [{ kind: 'cookie-value', start: from, end: from + value.length }];
  });
  const alone = /^[^\s;,=]{12,4096}/.exec(region)?.[0] ?? '';
  return spans.length === 0 && isTokenLike(alone, 12)
    ? [{ kind: 'cookie-value', start, end: start + alone.length }]
    : spans;
}
