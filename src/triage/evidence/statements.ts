import { matchesIn } from '../../text/matchesIn.ts';
import type { Span } from '../../text/span.ts';
import { badSigns, readTable, sameRequest } from '../knowledge/words.ts';
import type { EvidencePlace } from '../verdict.ts';

/** What a key's value says about an error. */
type Role = 'code' | 'description' | 'status';

const keys = readTable('keys');
const roles: ReadonlyMap<string, Role> = new Map(
  (['code', 'description', 'status'] as const).flatMap((role) =>
    (keys.get(role) ?? []).map((key) => [key, role] as const),
  ),
);

/** The role of a key in any notation (`error_description`, `errorDescription`, `Error-Description`). */
export function roleOf(key: string): Role | undefined {
  return roles.get(key.toLowerCase().replace(/[_.-]/g, '').replace(/0/g, 'o').replace(/1/g, 'l'));
}

/** A key and its value, as offsets into the text. `sign` is the separator; `before` the character in front of the key. */
interface Pair extends Span {
  readonly role: Role;
  readonly key: string;
  readonly sign: ':' | '=';
  readonly before: string;
  readonly quoted: boolean;
  readonly keyStart: number;
}

/** A sign with the key before it, and what stands between them. */
const KEYED = /[:=](?<=([\w.-]{1,40})(["'`*\]\s\\]{0,6})[:=])/g;
/** `<diagnostics value="…"/>`: the element's name is the key. */
const ELEMENT = /<([\w.-]{0,40})\s{0,4}$/;
const LONGEST_ELEMENT = 45;
/** What stands before a value; PHP writes `=> string(15) "value"`. */
const DRESSING = />?["'`*\s>[]{0,12}(?:string\([^)]{0,8}\)["'`*\s>[]{0,12})?/y;

const QUOTED: Readonly<Record<string, RegExp>> = {
  '"': /[^"\n]{0,600}/y,
  "'": /[^'\n]{0,600}/y,
  '`': /[^`\n]{0,600}/y,
};
const LINE = /[^\n]{0,600}/y;
const NUMBER = /[^,}\]\n]{0,600}/y;
const PARAMETER = /[^ &\n"'<>,;)]{0,600}/y;
const PARAMETER_IN_WORDS = /[^&\n"'<>]{0,600}/y;

/** Where that ends which stands at an offset; all of these patterns fit everywhere. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}

function pairAt(text: string, { 0: found, 1: written = '', 2: around = '', index }: RegExpExecArray): Pair[] {
  const sign = found === ':' ? ':' : '=';
  const keyStart = index - around.length - written.length;
  const element =
    written === 'value' && sign === '='
      ? ELEMENT.exec(text.slice(Math.max(0, keyStart - LONGEST_ELEMENT), keyStart))?.[1]
      : undefined;
  const key = element ?? written;
  const role = roleOf(key);
  if (!role) return [];
  const start = endOf(DRESSING, text, index + 1);
  const quoted = start > index + 1 ? QUOTED[text.charAt(start - 1)] : undefined;
  const inLine = role === 'status' ? NUMBER : LINE;
  const plain = sign === ':' ? inLine : role === 'description' ? PARAMETER_IN_WORDS : PARAMETER;
  const end = endOf(quoted ?? plain, text, start);
  const before = text.charAt(keyStart - 1);
  return [{ role, key, sign, before, quoted: quoted !== undefined, keyStart, start, end }];
}

/** Every `key: value` and `key=value` whose key speaks of errors, at any nesting and however damaged the rest is. */
export const pairsOf = (text: string): Pair[] =>
  [...matchesIn(text, KEYED)].flatMap((found) => pairAt(text, found));

const RUN = /[^\s"'<>`]{1,4000}/g;
const GIVEN = /["'`]?\s{0,3}[:=]\s{0,3}["'`]?[^\s"'`,;&]{1,2000}/;
const SENT = new RegExp(`\\b(?:${keys.get('sent')?.join('|')})${GIVEN.source}`, 'gi');
const ADDRESS = /\bhttps?:\/\/[^\s"'<>`?#]{1,2000}/gi;
const KEY_SET = /jwks?\b/gi;

/** An address up to its query; a `jwks` in it still names the key set. */
function addressesOf(text: string): Span[] {
  return [...matchesIn(text, ADDRESS)].flatMap(({ 0: address, index }) => {
    const named = [...matchesIn(address, KEY_SET)].at(-1);
    const end = index + address.length;
    if (!named) return [{ start: index, end }];
    const at = index + named.index;
    return [
      { start: index, end: at },
      { start: at + named[0].length, end },
    ];
  });
}

/** The fields of one form or query whose keys say nothing about errors. */
function fieldsOf(run: string, index: number): Span[] {
  const fields: Span[] = [];
  let start = index;
  for (const field of run.split(/[?&#]/)) {
    const sign = field.indexOf('=');
    const end = start + field.length;
    if (sign > 0 && roleOf(field.slice(0, sign)) === undefined) fields.push({ start, end });
    start = end + 1;
  }
  return fields;
}

/** What an app sent, in a URL or a form: parameters such as `response_type=code` say nothing about what went wrong. Fields that speak of errors are left out. */
export function parametersOf(text: string): Span[] {
  const sent = [...matchesIn(text, SENT)].map(({ 0: field, index }) => ({
    start: index,
    end: index + field.length,
  }));
  const forms = [...matchesIn(text, RUN)].filter(([run]) => run.includes('=') && /[&?#]/.test(run));
  return [...addressesOf(text), ...sent, ...forms.flatMap(({ 0: run, index }) => fieldsOf(run, index))];
}

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
