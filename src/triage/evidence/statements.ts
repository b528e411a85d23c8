import { badSigns, sameRequest } from '../knowledge/words.ts';
import type { EvidencePlace } from '../verdict.ts';
import type { Pair } from './pairs.ts';

/** A stretch of text that states one error: the fields of one object or URL, or one line. Offsets into the text. */
export interface Statement {
  readonly place: EvidencePlace;
  readonly start: number;
  readonly end: number;
  readonly pairs: readonly Pair[];
  /** True when it is a wire form (JSON, URL, header, OperationOutcome), not somebody's sentence. */
  readonly wire: boolean;
}

/** Kinds of lines, the first that fits decides. Each pattern is anchored or bounded. */
const KINDS: readonly (readonly [EvidencePlace, RegExp])[] = [
  ['status line', /^[<>* ]{0,4}HTTP\/\d(?:\.\d)? \d{3}/],
  ['header', /^[<>* ]{0,4}(?:www-authenticate|proxy-authenticate)\s?:/i],
  ['HTML page', /<\/?(?:html|body|h1|h2|p|b|title|div|pre)\b[^<>]{0,80}>/i],
  ['stack trace', /^\s{0,12}(?:at |File "|Caused by:|Traceback|goroutine )/],
  ['stack trace', /(?:Exception|Error) at [\w.$<>]{1,80} \([^()\s]{1,120}:\d/],
  ['stack trace', /(?:^|[\s.:])[A-Za-z]{0,60}(?:Exception|Error|Fault|Invalid)\b\s?(?::|\(|\[)/],
  [
    'log record',
    /^\W{0,4}(?:\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:|\d{1,2}\/[A-Z][a-z]{2}\/|[IWEF]\d{4} )/,
  ],
  ['log record', /\b(?:ERROR|WARN|WARNING|ERR|FATAL|CRITICAL|SEVERE|DEBUG|INFO)\b/],
  ['log record', /\blevel=|\blvl=|"level"/],
];

const LONGEST_HEAD = 400;

function placeOfLine(line: string): EvidencePlace {
  const head = line.slice(0, LONGEST_HEAD);
  return KINDS.find(([, pattern]) => pattern.test(head))?.[0] ?? 'prose';
}

/** A frame of a stack trace: file and function names, no words. */
export const isFrame = (line: string): boolean =>
  /^\s{0,12}(?:at [\w<$(.]|File "|\w{1,40}\.\w[\w.]{0,80}\.\(\*|\/[\w./-]{1,120}:\d)/.test(
    line.slice(0, 200),
  );

/** Every line as a statement of its own. */
export function linesOf(text: string): Statement[] {
  const lines: Statement[] = [];
  for (let start = 0; start <= text.length; ) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    const line = text.slice(start, end);
    if (line.trim() !== '') lines.push({ place: placeOfLine(line), start, end, pairs: [], wire: false });
    start = end + 1;
  }
  return lines;
}

/** Fields farther apart than this belong to different objects. */
const REACH = 320;

const LONGEST_PREFIX = 200;

function placeOfPair(text: string, pair: Pair): EvidencePlace {
  if (pair.sign === '=' && /[?&#]/.test(pair.before)) return 'redirect URL';
  const before = text.slice(Math.max(0, pair.keyStart - LONGEST_PREFIX), pair.keyStart);
  if (/^[<>* ]{0,4}www-authenticate/i.test(before.slice(before.lastIndexOf('\n') + 1))) return 'header';
  if (/^(?:diagnostics|text)$/i.test(pair.key)) return 'OperationOutcome';
  return pair.role === 'description' ? 'error_description' : 'error';
}

const isWire = ({ quoted, before }: Pair): boolean => quoted || /[?&#"]/.test(before);

function beginsAnew(text: string, group: readonly Pair[], pair: Pair): boolean {
  const last = group.at(-1) ?? pair;
  if (pair.keyStart - last.end > REACH) return true;
  const between = text.slice(last.end, pair.keyStart);
  if (between.includes('\n\n') || /\}\s{0,4},?\s{0,4}\n?\s{0,4}\{/.test(between)) return true;
  const repeated = group.some((other) => other.key.toLowerCase() === pair.key.toLowerCase());
  return repeated && pair.keyStart > last.start;
}

function statementOf(text: string, pairs: readonly Pair[]): Statement {
  const places = pairs.map((pair) => placeOfPair(text, pair));
  const place = places.find((p) => p !== 'error' && p !== 'error_description') ?? places[0] ?? 'error';
  return {
    place,
    pairs,
    start: pairs[0]?.keyStart ?? 0,
    end: Math.max(...pairs.map(({ end }) => end)),
    wire: pairs.some(isWire),
  };
}

/** Groups pairs into the objects that they were written in. */
export function objectsOf(text: string, pairs: readonly Pair[]): Statement[] {
  const groups: Pair[][] = [];
  for (const pair of pairs) {
    const group = groups.at(-1);
    if (group && !beginsAnew(text, group, pair)) group.push(pair);
    else groups.push([pair]);
  }
  return groups.map((group) => statementOf(text, group));
}

const MOST_FIELDS = 60;
const LONGEST_FIELD = 300;
const WORD = /[a-z]{3}/i;
const IDENTIFIER = /^[a-z]{2,30}(?:[_-][a-z]{2,30}){1,4}$/i;

/** Kinds of fields that hold nothing known: what they state is another error, unless it is no error at all. */
export function foreignFields(
  text: string,
  pairs: readonly Pair[],
  known: readonly Pick<Statement, 'start' | 'end'>[],
): ReadonlySet<string> {
  const foreign = new Set<string>();
  for (const { role, start, end } of pairs.slice(0, MOST_FIELDS)) {
    const value = text.slice(start, Math.min(end, start + LONGEST_FIELD));
    const isKnown = known.some((one) => one.start < end && one.end > start);
    if (role === 'status' || isKnown || !WORD.test(value)) continue;
    foreign.add(IDENTIFIER.test(value.trim()) ? 'code' : role === 'code' ? 'code in words' : role);
  }
  return foreign;
}

const GOOD = [
  /\b(?:http_?)?status(?:_?code)?["']?\s{0,3}[:=]\s{0,3}["']?2\d\d(?!\d)/i,
  /\b2\d\d (?:OK|Created|Accepted|No Content)\b/,
  /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) [^\s"]{1,500}(?: HTTP\/\d(?:\.\d)?)?"?(?: ?(?:->|=>|→|:))? 2\d\d\b/,
];
const LETTERS = /[A-Za-z]+/g;
const LONGEST_LINE = 600;

const speaksOf = (line: string, words: ReadonlySet<string>): boolean =>
  (line.match(LETTERS) ?? []).some((word) => words.has(word.toLowerCase()));

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
