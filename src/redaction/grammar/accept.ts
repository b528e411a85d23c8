import type { Source } from '../source.ts';
import type { Tie } from './bridge.ts';
import { DATE_HERE, DATE_NEAR } from './dates.ts';
import type { Key, Manner } from './keys.ts';
import { isPasswordLike, isPlaceholder, isProse, isTokenLike } from './looks.ts';
import { isWholeName, nameLength } from './people.ts';
import type { RUNS, Value } from './readValue.ts';

/** The stretch that a value takes in the text, with another kind where the value tells more than its key. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind?: Key['kind'];
}

type Reader = (value: Value, source: Source) => Found | undefined;

const whole = (value: Value): Found => ({ start: value.start, end: value.end });
const hasDigit = (text: string): boolean => /\d/.test(text);
const mixes = (text: string): boolean => /\d/.test(text) && /[A-Za-z]/.test(text);
const isFirm = ({ tie }: Value): boolean => tie === 'assigned' || tie === 'listed';

function isAbsent(value: Value): boolean {
  return value.text.length === 0 || isPlaceholder(value.text) || isProse(value.text);
}

/** A name in code (`accessToken`, `self.password`) is no value; the same letters inside quotes are. */
const isIdentifier = ({ text, isQuoted }: Value): boolean =>
  !isQuoted &&
  /^[A-Za-z_$][A-Za-z_$.]*$/.test(text) &&
  /token|secret|password|key|code|verifier|state|launch|session|cookie|param|value/i.test(text);

const isCall = ({ text, end, isQuoted }: Value, source: Source): boolean =>
  !isQuoted && /^[A-Za-z_$][\w.$]*$/.test(text) && /^[[(]/.test(source.text.slice(end, end + 1));

/** Another key with its value (`exp=1712345678`): not what the key before it names. */
const isPair = (text: string): boolean => /^[A-Za-z_][\w.-]{0,40}[=:]./.test(text);
const isLoose = (text: string): boolean => !isPair(text) && (isTokenLike(text, 8) || isPasswordLike(text));

/** What a value must look like to be the secret that a key of this strength names. */
const SECRET_LOOKS: Readonly<Record<Tie, (text: string) => boolean>> = {
  assigned: (text) => text.length >= 2,
  listed: (text) => text.length >= 4 && !isPair(text) && !/^[a-z]+(?:_[a-z]+)*$/.test(text),
  stacked: isLoose,
  said: isLoose,
};

function secret(value: Value, source: Source): Found | undefined {
  if (isAbsent(value) || isCut(value, source) || isIdentifier(value) || isCall(value, source))
    return undefined;
  return SECRET_LOOKS[value.tie](value.text) ? whole(value) : undefined;
}

/** A few letters and an ellipsis (`eyJ...`) show that there was a value, not the value. */
const isCut = ({ text, end }: Value, source: Source): boolean =>
  text.length <= 8 && /^(?:\.{3}|\u2026|\*{3})/.test(source.text.slice(end, end + 3));

function opaque(value: Value, source: Source): Found | undefined {
  if (isAbsent(value) || isIdentifier(value) || isCut(value, source)) return undefined;
  const { text, tie } = value;
  if (tie !== 'assigned') return !isPair(text) && isTokenLike(text, 12) ? whole(value) : undefined;
  const isPlain = text.length >= 6 && mixes(text) && !/[\s/.:-]/.test(text);
  return isTokenLike(text, 8) || isPlain || /^\d{6,}$/.test(text) ? whole(value) : undefined;
}

/** OAuth's state: a short one says nothing, a long one ties a session. */
const state: Reader = (value, source) => (value.text.length >= 10 ? opaque(value, source) : undefined);

const ERROR_CODE =
  /^(?:[A-Z]{2,}[A-Z_-]*\d+|[A-Z]{1,4}\d+(?:[-.]\d+)*|[\d.-]+|(?:[a-z]+[_-])+[a-z0-9]+|[A-Z_]+)$/;

function code(value: Value): Found | undefined {
  if (isAbsent(value) || ERROR_CODE.test(value.text) || value.tie === 'listed') return undefined;
  return isTokenLike(value.text, value.tie === 'assigned' ? 8 : 12) ? whole(value) : undefined;
}

function digits(value: Value): Found | undefined {
  const match = /^\d{3}[- ]?\d{3}\b|^\d{4,10}\b|^[A-Za-z0-9]{4,12}$/.exec(value.text)?.[0];
  return match !== undefined && hasDigit(match)
    ? { start: value.start, end: value.start + match.length }
    : undefined;
}

function date(value: Value, { text }: Source): Found | undefined {
  DATE_HERE.lastIndex = value.start;
  const here = DATE_HERE.exec(text);
  if (here !== null) return { start: here.index, end: DATE_HERE.lastIndex };
  const near = text.slice(value.start, value.start + 48).split('\n')[0] ?? '';
  const match = DATE_NEAR.exec(near);
  if (match === null || value.tie === 'listed') return undefined;
  return { start: value.start + match.index, end: value.start + match.index + match[0].length };
}

const STATUS = /^(?:[1-5]\d\d|[45]xx)$/i;
const IDENTIFIER =
  /^(?:urn:[\w.:-]{1,80}\||https?:[^\s|]{1,120}\|)?([A-Za-z0-9][\w.~#-]{0,63}(?: \d{1,6}){0,3})/;

function identifier(value: Value): Found | undefined {
  const match = IDENTIFIER.exec(value.text);
  const id = match?.[1] ?? '';
  if (match === null || isPlaceholder(value.text) || !hasDigit(id) || KNOWN_NUMBER.test(value.text))
    return undefined;
  if (!isFirm(value) && (id.length < 4 || STATUS.test(id))) return undefined;
  const start = value.start + match[0].length - id.length;
  return { start, end: value.isQuoted ? value.end : start + id.length };
}

const KNOWN_NUMBER =
  /^(?:\d{4}-\d{2}-\d{2}T|R4\b|v?\d+\.\d+(?:\.\d+)?\b|https?:\/\/(?![^|]*\|)|urn:(?![^|]*\|))/i;

function name(value: Value, { text }: Source): Found | undefined {
  if (value.text.length === 0 || isPlaceholder(value.text)) return undefined;
  if (value.tie === 'listed' && !/\p{Lu}/u.test(value.text)) return undefined;
  if (isFirm(value) && value.isQuoted) return isWholeName(value.text) ? whole(value) : undefined;
  const id = isFirm(value) ? /^[A-Za-z]{0,4}-?\d[\w-]{4,30}/.exec(value.text)?.[0] : undefined;
  if (id !== undefined && !KNOWN_NUMBER.test(value.text))
    return { start: value.start, end: value.start + id.length };
  const found = nameLength(text, value.start);
  if (found.length > 0) return { start: value.start, end: value.start + found.length };
  const isLowerCase =
    value.tie === 'assigned' && /^\p{Ll}[\p{L}'%*+-]*(?:[ ,]{1,2}\p{Ll}[\p{L}'-]*){0,2}$/u.test(value.text);
  return isLowerCase && isWholeName(value.text) && !isProse(value.text) ? whole(value) : undefined;
}

function patient(value: Value, source: Source): Found | undefined {
  if (value.text.length === 0 || isPlaceholder(value.text)) return undefined;
  const id = /^[A-Za-z0-9][\w.~-]{0,63}/.exec(value.text)?.[0] ?? '';
  const isId =
    hasDigit(id) && !STATUS.test(id) && !KNOWN_NUMBER.test(id) && (isFirm(value) || id.length >= 4);
  if (isId) return { start: value.start, end: value.start + id.length };
  if (isFirm(value) && value.isQuoted) {
    return isWholeName(value.text) && /^[A-Z]/.test(value.text)
      ? { ...whole(value), kind: 'person-name' }
      : undefined;
  }
  const found = nameLength(source.text, value.start);
  const before = source.text.slice(Math.max(0, value.start - 12), value.start);
  const after = source.text.slice(value.start + found.length, value.start + found.length + 4);
  const isNamed = /(?:named|called|name|name is)\s{1,3}$/.test(before);
  const isMeant =
    value.tie === 'said' &&
    /(?<![A-Za-z.])(?:patient|pt\.?) $/.test(before) &&
    /^[A-Z][a-z]{2}/.test(value.text) &&
    /^(?:\s[a-z(]|[.,;!?]?(?:\s|$)|'s)/.test(after);
  const endsHere = isFirm(value) && /^[\s"',;|<)]*(?:\n|$|[,;|<])/.test(after);
  const isEnough = found.words > 1 || (found.words === 1 && (isNamed || isMeant || endsHere));
  return isEnough ? { start: value.start, end: value.start + found.length, kind: 'person-name' } : undefined;
}

const PHONE = /^[+(]?\d[\d\s().-]{5,22}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?/i;

function phone(value: Value): Found | undefined {
  const match = PHONE.exec(value.text);
  if (match === null || match[0].replace(/\D/g, '').length < 7) return undefined;
  return { start: value.start, end: value.start + match[0].length };
}

const NO_ADDRESS =
  /^(?:https?:|\d{1,3}(?:\.\d{1,3}){3}|0x|[\w.-]+:\d+$|\[|::|[^\s]*@|already|in use|localhost)/i;

function address(value: Value): Found | undefined {
  if (NO_ADDRESS.test(value.text) || isPlaceholder(value.text)) return undefined;
  if (!isFirm(value)) {
    const street = /^\d{1,6}[A-Za-z]?(?: [A-Z][A-Za-z.'-]{0,24}){1,5}/.exec(value.text)?.[0];
    return street === undefined ? undefined : { start: value.start, end: value.start + street.length };
  }
  return hasDigit(value.text) && /[A-Za-z]{2}/.test(value.text) && /\s/.test(value.text)
    ? whole(value)
    : undefined;
}

function place(value: Value, { text }: Source): Found | undefined {
  const zip = /^\d{5}(?:-\d{4})?(?!\d)/.exec(value.text)?.[0];
  if (zip !== undefined) return { start: value.start, end: value.start + zip.length };
  const { length } = nameLength(text, value.start);
  if (!isFirm(value) && length > 2) return { start: value.start, end: value.start + length };
  if (isAbsent(value) || !isFirm(value) || value.text.length < 2 || value.text.length > 60) return undefined;
  return /^[\p{L}\d][\p{L}\d .'-]+$/u.test(value.text) &&
    (value.isQuoted || /^(?:\d|\p{Lu})/u.test(value.text))
    ? whole(value)
    : undefined;
}

const part: Reader = (value, source) => (isFirm(value) ? name(value, source) : undefined);

const text: Reader = (value) =>
  isFirm(value) && /^[^\s@]{1,64}@[^\s@]{0,80}$/.test(value.text) ? whole(value) : undefined;

const APP = /(?:iss|client_?id|azp|cid|appid)[\\"']{0,8}\s{0,4}[:=]\s{0,4}[\\"']{0,8}([\w.:/-]{3,200})/gi;
const AROUND = 600;

/** A subject that is also the issuer or the client is an app, not a person. */
function isApp({ text, start, end }: Value, source: Source): boolean {
  const around = source.text.slice(Math.max(0, start - AROUND), end + AROUND);
  return [...around.matchAll(APP)].some((match) => match[1] === text);
}

const subject: Reader = (value, source) =>
  value.tie === 'assigned' &&
  value.text.length >= 3 &&
  !isApp(value, source) &&
  !isAbsent(value) &&
  !/^https?:/.test(value.text)
    ? whole(value)
    : undefined;

const jwk: Reader = (value) =>
  value.isQuoted && value.tie === 'assigned' && /^[\w-]{20,}={0,2}$/.test(value.text)
    ? whole(value)
    : undefined;

export const READERS: Readonly<
  Record<Exclude<Manner, 'authorization' | 'cookie'>, { run: keyof typeof RUNS; read: Reader }>
> = {
  secret: { run: 'secret', read: secret },
  opaque: { run: 'secret', read: opaque },
  state: { run: 'secret', read: state },
  code: { run: 'word', read: code },
  digits: { run: 'line', read: digits },
  jwk: { run: 'word', read: jwk },
  date: { run: 'line', read: date },
  identifier: { run: 'line', read: identifier },
  patient: { run: 'line', read: patient },
  subject: { run: 'word', read: subject },
  name: { run: 'name', read: name },
  part: { run: 'name', read: part },
  phone: { run: 'line', read: phone },
  address: { run: 'line', read: address },
  place: { run: 'cell', read: place },
  text: { run: 'word', read: text },
};
