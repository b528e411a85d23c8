import { isPlaceholder } from '../../grammar/notValues.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import { isChosenPassword, isClassName, isPasswordLike, isTokenLike } from '../../grammar/randomLooking.ts';
import { findPatterns, type Pattern, type Rule } from '../../rule.ts';

const QUOTE = String.raw`\\{0,15}["']`;
const VALUE = String.raw`(?![a-zA-Z_]{1,12}\s?[=:])([^\s,"'\\)\]}>\uFFFC]{6,8192})`;
const TYPE = oneOf('Token|Secret|Password|Passphrase|Credentials?|ApiKey|SecretStr|SecretString|JWT');

/** Where a call stands in its source, and an address in memory, as stack traces write them behind a method's name. */
const SOURCE_LINE = /\.[a-z]{1,5}(?::\d+)?$|^0x[0-9a-f]+$/;

/** Parts of letters and digits, as people put a secret together; no date. */
const CHOSEN = /^(?!\d{4}-\d\d)(?=\D*\d)(?=[^A-Za-z]*[A-Za-z]{2})\w{1,20}(?:[!@#$%^&*+-]\w{1,20}){1,5}$/;

const isSecret = (value: string): boolean =>
  !isPlaceholder(value) &&
  !isClassName(value) &&
  !SOURCE_LINE.test(value) &&
  (isTokenLike(value, 8) || isPasswordLike(value) || CHOSEN.test(value));

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
    pattern: new RegExp(
      `(?<![\\w.-])(?:access|refresh|bearer)\\s?[=:]\\s?(?:[A-Z]\\w{1,12}[[(])?(?:${QUOTE})?${VALUE}`,
      'gi',
    ),
    words: ['token', 'auth', 'credential', 'session'],
  },
];

/** A user and a password, as a class prints them that does not name its members. */
const LOGIN: Pattern = {
  kind: 'password-value',
  pattern:
    /(?:Login|Credentials?|BasicAuth|UserPass)\w{0,12}[[(]["']?[\w.@-]{2,64}["']?, ?["']?([^\s,"')\]\uFFFC]{6,100})/g,
  words: ['login', 'credential', 'basicauth', 'userpass'],
  check: (value) => isSecret(value) && isChosenPassword(value),
};

/** Settings without the names of their members, as Scala prints them: the secret stands second. */
const SETTINGS: Pattern = {
  kind: 'client-secret',
  pattern: new RegExp(
    [
      String.raw`\b(?:[A-Z]\w{0,24})?(?:Conf|Config|Settings|Options|Client|Auth|Api|API)\(["']?[\w.@-]{2,64}["']?, ?`,
      String.raw`["']?([^\s,"')\]\uFFFC]{12,100})(?=["']?[,)])`,
    ].join(''),
    'g',
  ),
  words: ['conf', 'settings', 'options', 'client(', 'auth(', 'api('],
  check: (value) =>
    /^[0-9a-f]{32,64}$/.test(value) ||
    (isSecret(value) &&
      isTokenLike(value, 12) &&
      /[A-Z]/.test(value) &&
      /[a-z]/.test(value) &&
      !/[/:]|\.[a-z]{2,6}$/.test(value)),
};

/** What programs print of an object that wraps a secret: `AccessToken[value=…]`, `Some(Secret("…"))`. */
export const printedSecrets: Rule = {
  find: findPatterns([...PATTERNS.map((pattern) => ({ ...pattern, check: isSecret })), LOGIN, SETTINGS]),
  yes: {
    'AccessToken[value=q7ZtXw3Lk9Rv5Ns2, scopes=[a]]': 'q7ZtXw3Lk9Rv5Ns2',
    'Some(SecretString("Zx81kQp20"))': 'Zx81kQp20',
    'AuthState { refresh: Some("q7ZtXw3Lk9Rv") }': 'q7ZtXw3Lk9Rv',
    'Secret(value=0pal-Ring-55)': '0pal-Ring-55',
    'LoginRequest(loader,Zx81-kQp20,FEIGCD)': 'Zx81-kQp20',
    'EcwConf(loader-2,bZ0-junebug-77q,List(system/Claim.read),Some(30 seconds))': 'bZ0-junebug-77q',
    'client = Client("AC5f02", "7719f2ac4d385e5b20d7714fa9c6308b")': '7719f2ac4d385e5b20d7714fa9c6308b',
    'new EcwClient("rdg-bulk", "S3v-nKq82LzPw0Ty", url)': 'S3v-nKq82LzPw0Ty',
    'TokenPair(access=q7ZtXw3Lk9Rv, refresh=Zx81kQp20LmN)': 'q7ZtXw3Lk9Rv … Zx81kQp20LmN',
  },
  no: [
    'LoginRequest(loader,FEIGCD)',
    'login(user1, Retry2)',
    'HttpClient(retry, FhirR4Endpoint)',
    'new FhirClient("prod", "https://fhir4.example.com/r4")',
    'KafkaConfig(loader, broker-1.Example.net:9092)',
    'AccessToken[value=null]',
    'Token(2026-03-04T05)',
    'getToken(request)',
    'TokenProvider.getAccessToken(TokenProvider.java:88)',
    'BadToken(com.example.token.Reader2)',
  ],
};
