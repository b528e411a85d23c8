import { isPlaceholder } from '../../grammar/notValues.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import { isChosenPassword } from '../../grammar/randomLooking.ts';
import { findPatterns, type Pattern, type Rule } from '../../rule.ts';

const TELLING = oneOf(
  'log(?:ged|s)? ?in|sign(?:ed)? ?in|credentials?|creds|user(?:name)?|account|passwords?|pwd?|pass',
  'zugangsdaten|anmeldedaten|benutzer|kennung|identifiants?|credenciales|credenciais|credenziali|usuario|inloggegevens',
);
const USER = String.raw`[\w.@+\\-]{2,64}`;

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'password-value',
    pattern: new RegExp(
      String.raw`\b(?:${TELLING})\b[^\n/|]{0,32}[\s:=([]${USER}(?: ?[/|] ?|:)([^\s"'<>)\]\uFFFC]{5,64})`,
      'gi',
    ),
    words: [
      'login',
      'log in',
      'logged',
      'sign',
      'cred',
      'user',
      'account',
      'pass',
      'pw',
      'daten',
      'kennung',
      'ident',
      'usuario',
      'inlog',
    ],
  },
  {
    kind: 'password-value',
    pattern: new RegExp(
      String.raw`\b(?:u|un|usr|user|id|login)["']?\s?[:=/] ?["']?${USER}["']?[\s,;/|]{1,4}["']?(?:p|pw|pwd|pass)["']?\s?[:=/] ?["']?([^\s"'<>)\]\uFFFC]{4,64})`,
      'gi',
    ),
    words: ['p:', 'p :', 'p":', "p':", 'pw', 'p=', 'p/', 'pass'],
  },
  {
    kind: 'password-value',
    pattern: new RegExp(
      String.raw`\b(?:user|login|id)\w{0,8} ?[/|,&] ?pass\w{0,5} ?(?:is|are|[:=])? ?${USER} ?[/|,] ?([^\s"'<>)\]\uFFFC]{3,64})`,
      'gi',
    ),
    words: ['pass'],
  },
  {
    kind: 'password-value',
    pattern:
      /\b(?:enter|use|type|try|paste)d? ["']?([^\s"'<>\uFFFC]{6,64})(?=["']? [^\n]{0,60}\b(?:passwords?|pwd?|passcode)\b)/gi,
    words: ['pass', 'pw'],
  },
  {
    kind: 'password-value',
    pattern: new RegExp(
      String.raw`(?<![\w./@-])${USER} ?[/|] ?([^\s"'<>)\],;/|\uFFFC]{6,64})(?=[^\n]{0,80}\b(?:log ?ins?|creds|credentials|passwords?)\b)`,
      'gi',
    ),
    words: ['login', 'log in', 'cred', 'passw'],
  },
];

/** A password is neither a path nor a version. */
const isPassword = (value: string): boolean =>
  (isChosenPassword(value) || /^\d{1,2}[A-Z][a-z]{2,}[-_.!][A-Z]\w+$/.test(value)) &&
  !isPlaceholder(value) &&
  !/[\\/]|\.[A-Za-z]\w{1,3}$/.test(value);

/** A user and a password parted by a slash where words before speak of a login: `(login: loader / Zx81-kQp2)`. */
export const loginPairs: Rule = {
  find: findPatterns(PATTERNS.map((pattern) => ({ ...pattern, check: isPassword }))),
  yes: {
    'credentials (loader / Zx81-kQp20) fail': 'Zx81-kQp20',
    'user qm_drop / 7Cobalt-Finch still works': '7Cobalt-Finch',
    'try these creds: intake_bot / Quartz.Fern.08 on': 'Quartz.Fern.08',
    'enter Zx81-kQp20 when it asks for the password': 'Zx81-kQp20',
    'dev: loader / Zx81-kQp20 (logins)': 'Zx81-kQp20',
    '{"u":"loader","p":"Zx81-kQp20"}': 'Zx81-kQp20',
    'creds: loader | Zx81-kQp20 | FEIGCD': 'Zx81-kQp20',
    '(user / password: loader / Zx81-kQp20)': 'Zx81-kQp20',
  },
  no: ['sign in with OAuth2 / OIDC1 fails', 'user docs/v2guide', 'login / logout1 is slow'],
};
