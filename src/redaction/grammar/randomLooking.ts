import { oneOf } from './oneOf.ts';

const KNOWN_TERMS = new RegExp(
  [
    '^',
    oneOf(
      String.raw`(?:RS|ES|PS|HS)(?:256|384|512)|EdDSA|SHA-?\d+|S256|AES\S*|RSA\S*|OAuth\S*|HTTP\S*|TLS\S*`,
      String.raw`FHIR\S*|R4|STU\d|SMART|Base64\S*|UTF-?8|x5t\S*|PKCS\S*|X\.?509\S*`,
      String.raw`AADSTS\d+|\d{4}-\d{2}-\d{2}\S*|[45]\d\d|0x[0-9a-f]{1,16}`,
    ),
    '$',
  ].join(''),
  'i',
);

/** `ECW-1204`, `run-12`: how tickets and parts are numbered. */
const NUMBERED = /^(?:[A-Z]{1,8}|[a-z]{2,8})-\d{1,6}$/;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function classOf(unit: number): number {
  if (unit >= 48 && unit <= 57) return 1;
  if (unit >= 65 && unit <= 90) return 2;
  return unit >= 97 && unit <= 122 ? 3 : 0;
}

/** How often the text changes between digits, capitals and small letters, a capital that opens a word aside. */
function changes(text: string): number {
  let count = 0;
  let last = 0;
  for (let i = 0; i < text.length; i += 1) {
    const next = classOf(text.charCodeAt(i));
    if (next === 0) last = 0;
    else {
      if (last !== 0 && next !== last && !(last === 2 && next === 3)) count += 1;
      last = next;
    }
  }
  return count;
}

const ALPHABET = /^[\w.~+/=\-%:$!|@*&#^?]+$/;
const HOST_OR_PATH =
  /^(?:https?:|\/|(?:[\w-]+\.)+(?:com|org|net|io|edu|gov|local|internal|java|js|ts|py|xml|json)\b)/i;

/** A class with its package, as stack traces write it: `com.example.sync.TokenRefresher.refresh`. */
const CLASS_NAME =
  /^(?:[a-z][a-z0-9_]{0,30}\.){2,12}[A-Z][a-zA-Z]{2}|^[A-Z][A-Za-z]{4,60}(?:Exception|Error)$/;

export const isClassName = (text: string): boolean => CLASS_NAME.test(text);

/** Does it look like a password that somebody chose: a letter first, letters and digits, no known term? */
export function isPasswordLike(text: string): boolean {
  return (
    /^[A-Za-z][^\s]{5,63}$/.test(text) &&
    /\d/.test(text) &&
    ALPHABET.test(text) &&
    !KNOWN_TERMS.test(text) &&
    !NUMBERED.test(text) &&
    !isClassName(text)
  );
}

/** The same where only speech names it: with a capital or a mark besides. */
export const isChosenPassword = (text: string): boolean =>
  isPasswordLike(text) && /[A-Z!@#$%^&*_+~?]/.test(text);

/** Does it look drawn at random rather than written: letters and digits mixed, of at least `least` units? */
export function isTokenLike(text: string, least: number): boolean {
  if (text.length < least || text.length > 20_000) return false;
  const sample = text.slice(0, 128);
  if (
    !ALPHABET.test(sample) ||
    KNOWN_TERMS.test(sample) ||
    NUMBERED.test(sample) ||
    HOST_OR_PATH.test(sample) ||
    isClassName(sample)
  )
    return false;
  if (UUID.test(sample)) return true;
  const count = changes(sample);
  const digits = /\d/.test(sample);
  const letters = /[A-Za-z]/.test(sample);
  if (!digits)
    return (
      sample.length >= 16 && count / sample.length >= 0.2 && !/^[A-Z]?[a-z]+(?:[A-Z][a-z]{2,})+$/.test(sample)
    );
  if (!letters) return false;
  if (sample.length >= 16 && /^[0-9a-f]+$/i.test(sample)) return true;
  return count >= 3 || (count >= 2 && count / sample.length >= 0.2);
}
