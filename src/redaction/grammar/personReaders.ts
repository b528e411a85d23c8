import { matchesIn } from '../../text/matchesIn.ts';
import type { Source } from '../source.ts';
import { DATE_HERE, DATE_NEAR } from './dates.ts';
import { type Found, hasDigit, isAbsent, isFirm, type Reader, whole } from './found.ts';
import { isInCarer, isName, isWholeName, nameLength } from './names.ts';
import { isPlaceholder, isProse } from './notValues.ts';
import type { Value } from './readValue.ts';

export function date(value: Value, { text }: Source): Found | undefined {
  DATE_HERE.lastIndex = value.start;
  const here = DATE_HERE.exec(text);
  if (here !== null) return { start: here.index, end: DATE_HERE.lastIndex };
  const near = text.slice(value.start, value.start + 48).split(/[\n\uFFFC]/)[0] ?? '';
  const match = DATE_NEAR.exec(near);
  if (match === null || value.binding === 'listed') return undefined;
  return { start: value.start + match.index, end: value.start + match.index + match[0].length };
}

const STATUS = /^(?:[1-5]\d\d|[45]xx)$/i;
const IDENTIFIER =
  /^(?:urn:[\w.:-]{1,80}\||https?:[^\s|]{1,120}\|)?([A-Za-z0-9][\w.~#-]{0,63}(?: \d{1,6}){0,3})/;

/** Its first word holds a digit, or is a short prefix: `QQ 12 34 56 C`, not `shows 500`. */
const NUMBERED = /^(?:[\w.~#-]*\d|[A-Z]{1,3} \d)/;

/** Two words or more in capitals: an error's name, no number. */
const CONSTANT = /^[A-Z]{3,}(?:_[A-Z]{3,})+(?:_\d{1,4})?$/;

export function identifier(value: Value): Found | undefined {
  const match = IDENTIFIER.exec(value.text);
  const id = match?.[1] ?? '';
  if (match === null || isPlaceholder(value.text) || !NUMBERED.test(id) || KNOWN_NUMBER.test(value.text))
    return undefined;
  if (CONSTANT.test(id)) return undefined;
  if (!isFirm(value) && (id.length < 4 || STATUS.test(id))) return undefined;
  const start = value.start + match[0].length - id.length;
  return { start, end: value.isQuoted ? value.end : start + id.length };
}

const KNOWN_NUMBER =
  /^(?:\d{4}-\d{2}-\d{2}T|R4\b|(?!\d{1,3}(?:\.\d{3}){2})v?\d+\.\d+(?:\.\d+)?\b|https?:\/\/(?![^|]*\|)|urn:(?![^|]*\|))/i;

export function name(value: Value, { text }: Source): Found | undefined {
  if (value.text.length === 0 || isPlaceholder(value.text)) return undefined;
  if (value.binding === 'listed' && !/\p{Lu}/u.test(value.text)) return undefined;
  if (isFirm(value) && value.isQuoted) return isWholeName(value.text) ? whole(value) : undefined;
  const id = isFirm(value) ? /^[A-Za-z]{0,4}-?\d[\w-]{4,30}/.exec(value.text)?.[0] : undefined;
  if (id !== undefined && !KNOWN_NUMBER.test(value.text))
    return { start: value.start, end: value.start + id.length };
  const found = nameLength(text, value.start);
  if (found.length > 0) return { start: value.start, end: value.start + found.length };
  const lower = value.binding === 'assigned' ? (LOWER_CASE.exec(value.text)?.[0] ?? '') : '';
  return isWholeName(lower) && !isProse(lower)
    ? { start: value.start, end: value.start + lower.length }
    : undefined;
}

/** Small letters to the end of the value, or to where another label follows. */
const LOWER_CASE =
  /^\p{Ll}[\p{L}'%*+-]*(?:(?: |, ?)(?!(?:dob|mrn|ssn|born)\b)\p{Ll}[\p{L}'-]*){0,2}(?=\s*(?:$|,|[ ,(]+(?:dob|mrn|ssn|born)\b))/u;

/** First and last name as people type them in a hurry. */
const LOWER_CASE_NAME =
  /^[a-z]{2,20}[ ,]{1,2}[a-z]{2,20}(?=\s*$|\s*[,;(]| (?:dob|mrn|ssn|born|acct|chart)\b)/;

export function patient(value: Value, source: Source): Found | undefined {
  if (value.text.length === 0 || isPlaceholder(value.text)) return undefined;
  const id = /^[A-Za-z0-9][\w.~-]{0,63}/.exec(value.text)?.[0] ?? '';
  const isId =
    hasDigit(id) && !STATUS.test(id) && !KNOWN_NUMBER.test(id) && (isFirm(value) || id.length >= 4);
  if (isId) return { start: value.start, end: value.start + id.length };
  const lower = value.binding === 'assigned' ? (LOWER_CASE_NAME.exec(value.text)?.[0] ?? '') : '';
  if (lower !== '' && lower.split(/[ ,]+/).every(isName) && !isProse(lower)) {
    return { start: value.start, end: value.start + lower.length, kind: 'person-name' };
  }
  if (isFirm(value) && value.isQuoted) {
    return isWholeName(value.text) && /^[\p{Lu}\p{Lo}]/u.test(value.text)
      ? { ...whole(value), kind: 'person-name' }
      : undefined;
  }
  const found = nameLength(source.text, value.start);
  const before = source.text.slice(Math.max(0, value.start - 12), value.start);
  const after = source.text.slice(value.start + found.length, value.start + found.length + 4);
  const isNamed = /(?:named|called|name|name is)\s{1,3}$/.test(before);
  const isMeant =
    value.binding === 'said' &&
    /(?<![A-Za-z.])(?:patient|pt\.?) $/.test(before) &&
    /^\p{Lu}\p{Ll}{2}/u.test(value.text) &&
    /^(?:\s[a-z(]|[.,;!?]?(?:\s|$)|'s)/.test(after);
  const endsHere = isFirm(value) && /^[\s"',;|<)]*(?:\n|$|[,;|<])/.test(after);
  const isEnough = found.words > 1 || (found.words === 1 && (isNamed || isMeant || endsHere));
  return isEnough ? { start: value.start, end: value.start + found.length, kind: 'person-name' } : undefined;
}

const PHONE = /^[+(]?\d[\d\s()./-]{5,22}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?/i;

export function phone(value: Value): Found | undefined {
  const match = PHONE.exec(value.text);
  if (match === null || match[0].replace(/\D/g, '').length < 7) return undefined;
  return { start: value.start, end: value.start + match[0].length };
}

const NO_ADDRESS =
  /^(?:https?:|\d{1,3}(?:\.\d{1,3}){3}|0x|[\w.-]+:\d+$|\[|::|[^\s]*@|already|in use|localhost)/i;

/** A street with its number before it, or behind it with post code and town. */
const STREET = new RegExp(
  [
    String.raw`^(?:\d{1,6}[A-Za-z]?(?: [A-Z][A-Za-z.'-]{0,24}){1,5}`,
    String.raw`|\p{Lu}[\p{L}.'-]{1,30}(?: [\p{L}.'-]{1,24}){0,4} \d{1,4} ?[a-z]?, ?\d{4,5}(?: [A-Z]{2})? \p{Lu}[\p{L}.'-]{1,24})`,
  ].join(''),
  'u',
);

export function address(value: Value): Found | undefined {
  if (NO_ADDRESS.test(value.text) || isPlaceholder(value.text)) return undefined;
  if (!isFirm(value)) {
    const street = STREET.exec(value.text)?.[0];
    return street === undefined || !isName(street.split(' ', 2)[1] ?? '')
      ? undefined
      : { start: value.start, end: value.start + street.length };
  }
  const text = value.isQuoted ? value.text : (value.text.split(/;\s/)[0] ?? '');
  return hasDigit(text) && /[A-Za-z]{2}/.test(text) && /\s/.test(text)
    ? { start: value.start, end: value.start + text.length }
    : undefined;
}

export function place(value: Value, { text }: Source): Found | undefined {
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

export const part: Reader = (value, source) =>
  isFirm(value) && !isInCarer(source.text, value.start) ? name(value, source) : undefined;

export const text: Reader = (value) =>
  isFirm(value) && /^[^\s@]{1,64}@(?![^\s@]{0,80}\.gserviceaccount\.com$)[^\s@]{0,80}$/.test(value.text)
    ? whole(value)
    : undefined;

const APP = /(?:iss|client_?id|azp|cid|appid)[\\"']{0,8}\s{0,4}[:=]\s{0,4}[\\"']{0,8}([\w.:/-]{3,200})/gi;
const AROUND = 600;

/** A subject that is also the issuer or the client is an app, not a person. */
function isApp({ text, start, end }: Value, source: Source): boolean {
  const around = source.text.slice(Math.max(0, start - AROUND), end + AROUND);
  return [...matchesIn(around, APP)].some((match) => match[1] === text);
}

export const subject: Reader = (value, source) =>
  value.binding === 'assigned' &&
  value.text.length >= 3 &&
  !/=fhir user=$/.test(source.text.slice(Math.max(0, value.start - 12), value.start)) &&
  !isApp(value, source) &&
  !isAbsent(value) &&
  !/^https?:/.test(value.text)
    ? whole(value)
    : undefined;
