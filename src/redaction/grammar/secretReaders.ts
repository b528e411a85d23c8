import type { Source } from '../source.ts';
import { type Found, hasDigit, isAbsent, mixes, type Reader, whole } from './found.ts';
import type { Binding } from './keyToValue.ts';
import { isProse } from './notValues.ts';
import { isChosenPassword, isClassName, isPasswordLike, isTokenLike } from './randomLooking.ts';
import type { Value } from './readValue.ts';

/** A name in code (`accessToken`, `self.password`) is no value; the same letters inside quotes are. */
const isIdentifier = ({ text, isQuoted }: Value): boolean =>
  !isQuoted &&
  /^[A-Za-z_$][A-Za-z_$.]*$/.test(text) &&
  !isTokenLike(text, 16) &&
  /token|secret|password|key|code|verifier|state|launch|session|cookie|param|value/i.test(text);

/** `arn:aws:secretsmanager:…:secret:name` names a secret and does not tell it. */
export const isInArn = ({ start }: Pick<Value, 'start'>, { text }: Pick<Source, 'text'>): boolean =>
  /\barn:aws[\w:-]{1,80}:$/.test(text.slice(Math.max(0, start - 100), start));

const isCall = ({ text, end, isQuoted }: Value, source: Source): boolean =>
  !isQuoted && /^[A-Za-z_$][\w.$]*$/.test(text) && /^[[(]/.test(source.text.slice(end, end + 1));

/** Another key with its value (`exp=1712345678`): not what the key before it names. */
const isPair = (text: string): boolean => /^[A-Za-z_][\w.-]{0,40}[=:]./.test(text);
/** What things are called by their year: `ecw-prod-2026-03`. */
const isDated = (text: string): boolean => /^[a-z]+(?:[-_][a-z]+)*[-_]20\d\d(?:-\d\d){0,2}$/.test(text);
const isLoose = (text: string): boolean =>
  !isPair(text) && !isDated(text) && (isTokenLike(text, 8) || isPasswordLike(text));

/** What a value must look like to be the secret that a key of this strength names. */
const SECRET_LOOKS: Readonly<Record<Binding, (text: string) => boolean>> = {
  assigned: (text) => text.length >= 2,
  listed: (text) => text.length >= 4 && !isPair(text) && !/^[a-z]+(?:_[a-z]+)*$/.test(text),
  stacked: isLoose,
  said: isLoose,
};

export function secret(value: Value, source: Source): Found | undefined {
  if (
    isAbsent(value) ||
    isCut(value, source) ||
    isIdentifier(value) ||
    isCall(value, source) ||
    isClassName(value.text) ||
    isInArn(value, source)
  )
    return undefined;
  return SECRET_LOOKS[value.binding](value.text) ? whole(value) : undefined;
}

/** A few letters and an ellipsis (`eyJ...`) show that there was a value, not the value. */
const isCut = ({ text, end }: Value, source: Source): boolean =>
  text.length <= 8 && /^(?:\.{3}|\u2026|\*{3})/.test(source.text.slice(end, end + 3));

/** Groups of a few letters and digits: `9281-aakk-LLzz-qq`, no words and no date. */
const isGrouped = (text: string): boolean =>
  /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z\d]{2,6}(?:-[A-Za-z\d]{2,6}){2,8}$/.test(text) && !isDated(text);

export function opaque(value: Value, source: Source): Found | undefined {
  if (isAbsent(value) || isIdentifier(value) || isCut(value, source)) return undefined;
  const { text, binding } = value;
  if (binding !== 'assigned') return !isPair(text) && isTokenLike(text, 12) ? whole(value) : undefined;
  const isPlain = text.length >= 6 && mixes(text) && !/[\s/.:-]/.test(text);
  const isParted = isPasswordLike(text) && /\d[^.]{0,30}\d/.test(text) && !/[.:/]/.test(text);
  return isTokenLike(text, 8) || isGrouped(text) || isPlain || isParted || /^\d{6,}$/.test(text)
    ? whole(value)
    : undefined;
}

/** Between quotes a password may hold blanks. */
const isPassphrase = ({ text, isQuoted }: Value): boolean =>
  isQuoted && /\s/.test(text) && !isProse(text) && isChosenPassword(text.replace(/\s/g, ''));

const PASSWORD_LOOKS: Readonly<Record<Binding, (text: string) => boolean>> = {
  assigned: isPasswordLike,
  listed: () => false,
  stacked: () => false,
  said: isChosenPassword,
};

/** What people choose may hold marks that a token does not: `mAil-99-pw`. */
export const password: Reader = (value, source) =>
  opaque(value, source) ??
  (!isAbsent(value) &&
  !isCut(value, source) &&
  (PASSWORD_LOOKS[value.binding](value.text) || (value.binding === 'assigned' && isPassphrase(value)))
    ? whole(value)
    : undefined);

/** Of `user:password` the password alone. */
export const login: Reader = (value, source) => {
  const user = /^[\w.@-]{1,64}:(?=[^\s/])/.exec(value.text)?.[0] ?? '';
  const start = value.start + user.length;
  return (user === '' ? opaque : password)({ ...value, start, text: value.text.slice(user.length) }, source);
};

/** OAuth's state: a short one says nothing, a long one ties a session. */
export const state: Reader = (value, source) => (value.text.length >= 10 ? opaque(value, source) : undefined);

const ERROR_CODE =
  /^(?:[A-Z]{2,}[A-Z_-]*\d+|[A-Z]{1,4}\d+(?:[-.]\d+)*|[\d.-]+|(?:[a-z]+[_-])+[a-z0-9]+|[A-Z_]+)$/;

export function code(value: Value): Found | undefined {
  if (isAbsent(value) || ERROR_CODE.test(value.text) || value.binding === 'listed') return undefined;
  return isTokenLike(value.text, value.binding === 'assigned' ? 8 : 12) ? whole(value) : undefined;
}

export function digits(value: Value): Found | undefined {
  const match = /^\d{3}[- ]?\d{3}\b|^\d{2}([- ])\d{2}\1\d{2}\b|^\d{4,10}\b|^[A-Za-z0-9]{4,12}$/.exec(
    value.text,
  )?.[0];
  return match !== undefined && hasDigit(match)
    ? { start: value.start, end: value.start + match.length }
    : undefined;
}

const KEY_TYPE = ['kty'];

export const jwk: Reader = (value, source) =>
  value.isQuoted &&
  value.binding === 'assigned' &&
  /^[\w-]{8,}={0,2}$/.test(value.text) &&
  (value.text.length >= 20 || (source.has(KEY_TYPE) && isTokenLike(value.text, 8)))
    ? whole(value)
    : undefined;
