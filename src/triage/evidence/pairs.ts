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
export interface Pair {
  readonly role: Role;
  readonly key: string;
  readonly sign: ':' | '=';
  readonly before: string;
  readonly quoted: boolean;
  readonly keyStart: number;
  readonly start: number;
  readonly end: number;
}

const COLON = 58;
const EQUALS = 61;
const LONGEST_KEY = 40;
const LONGEST_VALUE = 600;
const DRESSING = 12;
const KEY_CHARACTER = /[A-Za-z0-9_.-]/;
const AROUND_KEY = /["'`*\]\s\\]/;
const BEFORE_VALUE = /["'`*\s>[]/;
const QUOTE = /["'`]/;

function backOver(text: string, from: number, pattern: RegExp, most: number): number {
  let at = from;
  while (at > 0 && from - at < most && pattern.test(text.charAt(at - 1))) at--;
  return at;
}

function forwardOver(text: string, from: number, pattern: RegExp, most: number): number {
  let at = from;
  while (at < text.length && at - from < most && pattern.test(text.charAt(at))) at++;
  return at;
}

/** PHP writes `=> string(15) "value"`. */
function afterTypeName(text: string, at: number): number {
  if (!text.startsWith('string(', at)) return at;
  const close = text.indexOf(')', at);
  return close > 0 && close - at < 16 ? forwardOver(text, close + 1, BEFORE_VALUE, DRESSING) : at;
}

function endOfValue(text: string, start: number, ends: (character: string) => boolean): number {
  const last = Math.min(text.length, start + LONGEST_VALUE);
  let at = start;
  while (at < last && !ends(text.charAt(at))) at++;
  return at;
}

function enderOf(role: Role, sign: ':' | '=', quote: string): (character: string) => boolean {
  if (quote) return (c) => c === quote || c === '\n';
  if (sign === '=' && role === 'description') return (c) => '&\n"\'<>'.includes(c);
  if (sign === '=') return (c) => ' &\n"\'<>,;)'.includes(c);
  if (role === 'status') return (c) => ',}]\n'.includes(c);
  return (c) => c === '\n';
}

/** `<diagnostics value="…"/>`: the element's name is the key. */
function elementName(text: string, keyStart: number): string | undefined {
  const nameEnd = backOver(text, keyStart, /\s/, 4);
  const nameStart = backOver(text, nameEnd, KEY_CHARACTER, LONGEST_KEY);
  return text.charAt(nameStart - 1) === '<' ? text.slice(nameStart, nameEnd) : undefined;
}

function pairAt(text: string, at: number): Pair | undefined {
  const sign = text.charCodeAt(at) === COLON ? ':' : '=';
  const keyEnd = backOver(text, at, AROUND_KEY, 6);
  const keyStart = backOver(text, keyEnd, KEY_CHARACTER, LONGEST_KEY);
  const written = text.slice(keyStart, keyEnd);
  const key = written === 'value' && sign === '=' ? (elementName(text, keyStart) ?? written) : written;
  const role = keyStart === keyEnd ? undefined : roleOf(key);
  if (!role) return undefined;
  const afterSign = text.charAt(at + 1) === '>' ? at + 2 : at + 1;
  const dressed = afterTypeName(text, forwardOver(text, afterSign, BEFORE_VALUE, DRESSING));
  const quote = dressed > afterSign && QUOTE.test(text.charAt(dressed - 1)) ? text.charAt(dressed - 1) : '';
  return {
    role,
    key,
    sign,
    before: text.charAt(keyStart - 1),
    quoted: quote !== '',
    keyStart,
    start: dressed,
    end: endOfValue(text, dressed, enderOf(role, sign, quote)),
  };
}

/** Every `key: value` and `key=value` whose key speaks of errors, at any nesting and however damaged the rest is. */
export function pairsOf(text: string): Pair[] {
  const pairs: Pair[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== COLON && code !== EQUALS) continue;
    const pair = pairAt(text, i);
    if (pair) pairs.push(pair);
  }
  return pairs;
}
