import type { Span } from '../../text/span.ts';
import type { Kind } from '../kinds.ts';
import type { Detection } from '../rule.ts';
import type { Source } from '../source.ts';
import { oneOf } from './oneOf.ts';

/** Members of a person record whose values say nothing about who the person is. */
const ALLOWED = new RegExp(
  [
    '^',
    oneOf(
      'resourceType|use|system|active|gender|sex|status|code|type|versionId|lastUpdated|profile|url',
      'unit|rank|mode|language|preferred|deceasedBoolean|multipleBirthBoolean|multipleBirthInteger',
      'error|errors|error_description|message|severity|diagnostics|expression|location|reference',
      'linkId|operation|method|statusCode|http_status|tag|security|required|format|description',
      'count|total|offset|limit|success|scope|class|_id|requestId|traceId|timestamp|practice|practice_?code|err|relation|relationship',
    ),
    '$',
  ].join(''),
  'i',
);

const KIND_OF_MEMBER: readonly (readonly [RegExp, Kind])[] = [
  [/birth|dob|deceased|death/i, 'birth-date'],
  [/ssn|social/i, 'social-security-number'],
  [/mrn|chart|account/i, 'record-number'],
  [/phone|mobile|cell|fax|tel/i, 'phone-number'],
  [/mail/i, 'email-address'],
  [/member|policy|subscriber|insur/i, 'member-id'],
  [/name|given|family|prefix|suffix|text|first|last|middle|display/i, 'person-name'],
  [/addr|line|city|zip|postal|district|county|state|country|street/i, 'postal-address'],
  [/^id$|patient|identifier/i, 'patient-id'],
];

export function kindOfMember(member: string, value: string): Kind {
  if (/^[^\s@]{1,64}@[^\s@]{1,80}$/.test(value)) return 'email-address';
  if (/^value$/i.test(member) && /^[+(\d][\d\s().-]{6,}$/.test(value)) return 'phone-number';
  return KIND_OF_MEMBER.find(([name]) => name.test(member))?.[1] ?? 'patient-data';
}

export const isAllowedMember = (member: string): boolean => ALLOWED.test(member);

const NOTHING = new RegExp(
  [
    '^',
    oneOf(
      String.raw`true|false|null|none|nil|undefined|unknown|n\/a|string|number|array|object|\[object\]`,
      String.raw`\[array\]|[^\p{L}\d]*|<[^<>]{0,60}>|\{\{.{0,60}|\$\{.{0,60}|x{3,}|redacted|[\uFFFC].*`,
      'failed|failure|error|ok|success|pending|done|timeout|active|inactive|new|queued|locked|merged|rejected|urn:.{1,80}',
      '(?:legal |step|grand)?(?:guardian|mother|father|parent|son|daughter|child|brother|sister)',
      'self|spouse|wife|husband|partner|friend|emergency contact|next of kin|mrn|ssn|dl|hmo|ppo|epo|ecw',
    ),
    '$',
  ].join(''),
  'iu',
);

/** Whether a member of a person record tells something that must go. */
export function isTelling(member: string, value: string): boolean {
  return !ALLOWED.test(member) && !NOTHING.test(value);
}

/** A bare value, behind what wraps it: `Optional[p-1]`, `HumanName(given=[Ann])`. */
const VALUE = [
  String.raw`(?<=[:=>]\s{0,8}(?:(?:[A-Z]\w{0,20})?[[(]){0,2})(?![A-Z]\w{0,20}[[({])`,
  '[^\\s,{}[\\]()"\'`\\\\:=>][^,{}[\\]()"\'`\\n]{0,200}',
].join('');
const TOKEN = new RegExp(
  [
    '(\\\\{0,15})(["\'`])|(?<![\\w\\\\])([A-Za-z_][\\w.-]{0,60})(?=\\s?(?:=>|[:=])(?!\\/\\/))(?<!urn(?::\\w{1,10})?)',
    VALUE,
  ].join('|'),
  'g',
);
const NEXT_MEMBER = / [A-Z]\w{0,40}:(?=\S)/;
const IS_KEY = /\\{0,15}["'`]?\]?\s{0,8}(?:=>|[:=])/y;

function closingOf(
  source: Source,
  from: number,
  open: { quote: string; depth: number },
): { end: number; after: number } {
  for (
    let at = source.quotes.next(open.quote, from);
    at !== -1 && at - from < 8_192;
    at = source.quotes.next(open.quote, at + 1)
  ) {
    let depth = 0;
    while (depth < 16 && source.text[at - 1 - depth] === '\\') depth += 1;
    if (depth <= open.depth) return { end: at - depth, after: at + 1 };
  }
  const cut = /[^\n]{0,2000}/y;
  cut.lastIndex = from;
  const end = from + (cut.exec(source.text)?.[0].length ?? 0);
  return { end, after: end };
}

/** Walks the members of a record, quoted or bare, nested or in lists, and returns the values that must go. */
export function membersToHide(source: Source, range: Span): Detection[] {
  const { text } = source;
  const spans: Detection[] = [];
  let member = '';
  const hide = (start: number, end: number): void => {
    const value = text.slice(start, end);
    if (isTelling(member, value)) spans.push({ kind: kindOfMember(member, value), start, end });
  };
  TOKEN.lastIndex = range.start;
  for (let match = TOKEN.exec(text); match !== null && match.index < range.end; match = TOKEN.exec(text)) {
    const [all, slashes, quote, bare] = match;
    if (bare !== undefined) member = bare;
    else if (quote === undefined) {
      // Go parts members by blanks alone.
      const end = all.search(NEXT_MEMBER);
      const value = end === -1 ? all : all.slice(0, end);
      hide(match.index, match.index + value.trimEnd().length);
      TOKEN.lastIndex = match.index + value.length;
    } else {
      const from = match.index + all.length;
      const { end, after } = closingOf(source, from, { quote, depth: slashes?.length ?? 0 });
      IS_KEY.lastIndex = after;
      if (IS_KEY.test(text)) member = text.slice(from, end);
      else hide(from, Math.min(end, range.end));
      TOKEN.lastIndex = Math.max(after, from);
    }
  }
  return spans;
}
