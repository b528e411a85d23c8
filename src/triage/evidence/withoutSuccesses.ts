import { badSigns, sameRequest } from '../knowledge/words.ts';
import { linesOf } from './statements.ts';

const GOOD = [
  /\b(?:http_?)?status(?:_?code)?["']?\s{0,3}[:=]\s{0,3}["']?2\d\d(?!\d)/i,
  /\b2\d\d (?:OK|Created|Accepted|No Content)\b/,
  /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) [^\s"]{1,500}(?: HTTP\/\d(?:\.\d)?)?"?(?: ?(?:->|=>|→|:))? 2\d\d\b/,
];
const WORD = /[A-Za-z]+/g;
const LONGEST_LINE = 600;

const speaksOf = (line: string, words: ReadonlySet<string>): boolean =>
  (line.match(WORD) ?? []).some((word) => words.has(word.toLowerCase()));

/**
 * A log without its records of requests that went well, where another record tells of trouble: of the error they say nothing. What speaks of
 * tokens or of another attempt may be about the same request, and stays.
 */
export function withoutSuccesses(text: string): string {
  if (!GOOD.some((pattern) => pattern.test(text))) return text;
  const lines = linesOf(text).map(({ place, start, end }) => {
    const line = text.slice(start, Math.min(end, start + LONGEST_LINE));
    return { line, start, end, isRecord: place === 'log record' };
  });
  if (!lines.some(({ line }) => speaksOf(line, badSigns))) return text;
  const others = lines.filter(
    ({ line, isRecord }) =>
      isRecord &&
      GOOD.some((pattern) => pattern.test(line)) &&
      !speaksOf(line, badSigns) &&
      !speaksOf(line, sameRequest),
  );
  return others.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end + 1), text);
}
