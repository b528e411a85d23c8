import { matchesIn } from '../../text/matchesIn.ts';
import type { Span } from '../../text/span.ts';
import { readTable } from '../knowledge/words.ts';

/** What a key's value says about an error. */
export type Role = 'code' | 'description' | 'status';

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
export interface Pair extends Span {
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
