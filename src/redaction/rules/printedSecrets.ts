import { findPatterns, type Pattern } from '../grammar/findPatterns.ts';
import { isPlaceholder } from '../grammar/notValues.ts';
import { oneOf } from '../grammar/oneOf.ts';
import { isClassName, isPasswordLike, isTokenLike } from '../grammar/randomLooking.ts';
import type { Rule } from '../rule.ts';

const QUOTE = String.raw`\\{0,15}["']`;
const VALUE = String.raw`(?![a-zA-Z_]{1,12}\s?[=:])([^\s,"'\\)\]}>\uFFFC]{6,8192})`;
const TYPE = oneOf('Token|Secret|Password|Passphrase|Credentials?|ApiKey|SecretStr|SecretString|JWT');

/** Where a call stands in its source, and an address in memory, as stack traces write them behind a method's name. */
const SOURCE_LINE = /\.[a-z]{1,5}(?::\d+)?$|^0x[0-9a-f]+$/;

const isSecret = (value: string): boolean =>
  !isPlaceholder(value) &&
  !isClassName(value) &&
  !SOURCE_LINE.test(value) &&
  (isTokenLike(value, 8) || isPasswordLike(value));

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'opaque-token',
    pattern: new RegExp(
      `(?<=${TYPE}\\w{0,12}(?:@[0-9a-f]{1,8})?[[({]\\s{0,4}(?:[a-zA-Z_]{0,12}[vV]alue\\s?[=:]\\s?)?(?:${QUOTE})?)${VALUE}`,
      'g',
    ),
    words: ['token', 'secret', 'passw', 'passphrase', 'credential', 'apikey', 'jwt'],
  },
  {
    kind: 'opaque-token',
    pattern: new RegExp(`(?<![\\w.-])(?:access|refresh|bearer)\\s?[=:]\\s?(?:${QUOTE})?${VALUE}`, 'gi'),
    words: ['token'],
  },
];

/** What programs print of an object that wraps a secret: `AccessToken[value=…]`, `Some(Secret("…"))`. */
export const printedSecrets: Rule = {
  find: findPatterns(PATTERNS.map((pattern) => ({ ...pattern, check: isSecret }))),
  yes: {
    'AccessToken[value=q7ZtXw3Lk9Rv5Ns2, scopes=[a]]': 'q7ZtXw3Lk9Rv5Ns2',
    'Some(SecretString("Zx81kQp20"))': 'Zx81kQp20',
    'TokenPair(access=q7ZtXw3Lk9Rv, refresh=Zx81kQp20LmN)': 'q7ZtXw3Lk9Rv … Zx81kQp20LmN',
  },
  no: [
    'AccessToken[value=null]',
    'getToken(request)',
    'TokenProvider.getAccessToken(TokenProvider.java:88)',
    'BadToken(com.example.token.Reader2)',
  ],
};
