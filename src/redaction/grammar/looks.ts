import { OPAQUE } from '../placeholders.ts';
import { oneOf } from './oneOf.ts';

/** Words that stand where a value could, and say something about it instead: they are diagnosis, not secrets. */
const DIAGNOSIS = new Set(
  'the is was are be been has have had not no nor none null nil undefined true false empty missing required invalid expired mismatch mismatched unknown incorrect wrong bad revoked present absent ok okay yes string number integer boolean bool object array void redacted hidden omitted masked removed see from in of on at by to for with and or but if it its this that these your our my their does did do must can could should would cannot value values optional supplied provided given set unset sent used reused needed given found rejected accepted denied failed fails failing failure error errors length too short long malformed unsupported supported deprecated disabled enabled blank any same different new old correct valid verified unverified issued generated created here there below above endpoint endpoints type types parameter parameters param field fields header headers grant flow flows request requests response responses server client user app name names format formatted bearer basic jwt opaque'.split(
    ' ',
  ),
);

const PLACEHOLDERS: readonly RegExp[] = [
  /^\W*$/,
  /^[<{[(%$]/,
  /^[*x.X•#?_-]{3,}$/,
  /^(?:your|my|our|the|some|insert|enter|put|replace|sample|dummy|example|placeholder|changeme|change|todo|tbd)(?:[-_ ]|$)/i,
  new RegExp(
    [
      '^',
      oneOf(
        String.raw`redacted|removed|hidden|masked|omitted|sanitized|scrubbed|null|none|nil|undefined|n\/a|na`,
        String.raw`string|secret_here|token_here|\.\.\.`,
      ),
      '$',
    ].join(''),
    'i',
  ),
  /(?:_here|-here| here|redacted|\*{3,}|x{6,})/i,
  new RegExp(
    [
      '^',
      oneOf(
        String.raw`process\.env|os\.environ|os\.getenv|System\.getenv|import\.meta|getenv|env|ENV|config|cfg`,
        'conf|settings|secrets|vars|this|self|req|request|response|res|resp|ctx|event|body|data',
        'params|opts|options|args|props|credentials|creds|session|var|local|module',
      ),
      '[.[(:]',
    ].join(''),
  ),
  /^[A-Za-z_][\w.]{0,60}\($/,
  new RegExp(
    [
      '^',
      oneOf(
        'client_?secret|secret|password|passwd|pass|pwd|token|access_?token|refresh_?token|id_?token',
        'api_?key|key|code|auth_?code|code_?verifier|assertion|jwt|bearer|state|launch|filtered',
        'secure',
      ),
      '$',
    ].join(''),
    'i',
  ),
];

const KNOWN_TERMS = new RegExp(
  [
    '^',
    oneOf(
      String.raw`(?:RS|ES|PS|HS)(?:256|384|512)|EdDSA|SHA-?\d+|S256|AES\S*|RSA\S*|OAuth\S*|HTTP\S*|TLS\S*`,
      String.raw`FHIR\S*|R4|STU\d|SMART|Base64\S*|UTF-?8|x5t\S*|PKCS\S*|X\.?509\S*|[A-Z]{2,8}-\d{1,6}`,
      String.raw`AADSTS\d+|\d{4}-\d{2}-\d{2}\S*|[45]\d\d`,
    ),
    '$',
  ].join(''),
  'i',
);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Does the text say that a value stands elsewhere (`<token>`, `${SECRET}`, `***`, `process.env.X`)? */
export function isPlaceholder(text: string): boolean {
  return text.startsWith(OPAQUE) || PLACEHOLDERS.some((pattern) => pattern.test(text.slice(0, 200)));
}

/** Is it plain words about a value (`is required`, `not found`)? */
export function isProse(text: string): boolean {
  const words = text
    .slice(0, 200)
    .toLowerCase()
    .split(/[\s,.:;!?_]+/)
    .filter(Boolean);
  if (words.length === 1) return DIAGNOSIS.has(words[0] ?? '');
  return (
    words.length === 0 ||
    (/^[\w\s,.:;!?'"/-]+$/.test(text.slice(0, 200)) && words.some((word) => DIAGNOSIS.has(word)))
  );
}

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

/** Does it look like a password that somebody chose: a letter first, letters and digits, no known term? */
export function isPasswordLike(text: string): boolean {
  return (
    /^[A-Za-z][^\s]{5,63}$/.test(text) && /\d/.test(text) && ALPHABET.test(text) && !KNOWN_TERMS.test(text)
  );
}

/** Does it look drawn at random rather than written: letters and digits mixed, of at least `least` units? */
export function isTokenLike(text: string, least: number): boolean {
  if (text.length < least || text.length > 20_000) return false;
  const sample = text.slice(0, 128);
  if (!ALPHABET.test(sample) || KNOWN_TERMS.test(sample) || HOST_OR_PATH.test(sample)) return false;
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
