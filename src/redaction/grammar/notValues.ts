import { OPAQUE } from '../placeholders.ts';
import { oneOf } from './oneOf.ts';

/** Words that stand where a value could, and say something about it instead: they are diagnosis, not secrets. */
const DIAGNOSIS = new Set(
  'the is was are be been has have had not no nor none null nil undefined true false empty missing required invalid expired mismatch mismatched unknown incorrect wrong bad revoked present absent ok okay yes string number integer boolean bool object array void redacted hidden omitted masked removed see from in of on at by to for with and or but if it its this that these your our my their does did do must can could should would cannot value values optional supplied provided given set unset sent used reused needed given found rejected accepted denied failed fails failing failure error errors length too short long malformed unsupported supported deprecated disabled enabled blank any same different new old correct valid verified unverified issued generated created here there below above endpoint endpoints type types parameter parameters param field fields header headers grant flow flows request requests response responses server client user app name names format formatted bearer basic jwt opaque'.split(
    ' ',
  ),
);

const PLACEHOLDERS: readonly RegExp[] = [
  /^[^\p{L}\p{N}]*$/u,
  /^[<{[(%$]/,
  /^[*x.X•#?_-]{3,}$/,
  /^(?:your|my|our|the|some|insert|enter|put|replace|sample|dummy|example|placeholder|changeme|change|todo|tbd)(?:[-_ ]|$)/i,
  new RegExp(
    [
      '^',
      oneOf(
        String.raw`redacted|removed|hidden|masked|omitted|sanitized|scrubbed|null|none|nil|undefined|n\/a|na`,
        String.raw`string|secret_here|token_here|sensitive|concealed|encrypted|\.\.\.`,
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
  // Where a secret is kept.
  /^(?:arn:aws[\w-]*:[a-z]|vault:|op:\/\/|projects\/[^\s/]+\/secrets\/|@Microsoft\.KeyVault|\/run\/secrets\/)/,
  /^[a-z][\w-]*(?:\/[\w-]+)+#[a-z_]+$/,
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
