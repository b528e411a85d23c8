import { hasDigit } from '../../grammar/found.ts';
import { isPlaceholder } from '../../grammar/notValues.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import { isTokenLike } from '../../grammar/randomLooking.ts';
import { findPatterns, type Pattern, type Rule } from '../../rule.ts';

const isCode = (value: string): boolean =>
  /\d/.test(value) && /[A-Za-z]/.test(value) && !/^(?:[A-Z]+\d+|[a-z]+(?:[_-][a-z0-9]+)+)$/.test(value);

const SECRET_FIELD = '(?:(?:client_)?secret|passw(?:or)?d|pwd?|pass)';

/** A field of a form that one pair of quotes holds: blanks belong to its value. */
const formField = (quote: string): string =>
  String.raw`${quote}(?:[^${quote}\n]{0,400}&)?${SECRET_FIELD}=((?:[^${quote}&\n]|&(?![\w.-]{1,40}=)){1,200})`;

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'password-value',
    pattern: new RegExp(
      [
        String.raw`\b`,
        oneOf(
          'auth|authenticate|HTTPBasicAuth|with_?basic_?auth|set_?basic_?auth|basic_?auth|http_?basic',
          'UsernamePasswordCredentials|NetworkCredential|PSCredential|basic_auth(?= )',
        ),
        String.raw`\s{0,3}[=:]?\s{0,3}[([]?\s{0,3}["'][^"'\n]{0,200}["']\s{0,3},\s{0,3}["']([^"'\n]{1,500})`,
      ].join(''),
      'gi',
    ),
    words: ['auth', 'credential', 'httpbasic', 'http_basic'],
  },
  {
    kind: 'password-value',
    pattern: new RegExp(
      [
        String.raw`\b(?:DBI->connect|PDO|mysqli(?:_connect)?|DriverManager\.getConnection|oci_connect|odbc_connect)\s?\(`,
        String.raw`\s{0,3}["'][^"'\n]{0,200}["']\s?,\s{0,3}["'][^"'\n]{0,80}["']\s?,\s{0,3}["']([^"'\n]{1,200})`,
      ].join(''),
      'g',
    ),
    words: ['connect', 'pdo', 'mysqli'],
  },
  {
    kind: 'password-value',
    pattern: /(?<![A-Za-z])USERPWD\b["']?\s?(?:,|=>?)\s?["'][^"':\n]{1,80}:([^"'\n]{1,200})/g,
    words: ['userpwd'],
  },
  {
    kind: 'opaque-token',
    pattern:
      /(?:\bbearer_?auth|\b(?:set|with)_?(?:access_?)?(?:token|api_?key|bearer)\w{0,6})\(\s?["']([^"'\n]{8,400})/gi,
    words: ['bearer', 'token(', 'apikey(', 'api_key('],
    check: hasDigit,
  },
  {
    kind: 'api-key',
    pattern:
      /\b[A-Z][A-Z\d_]{1,30}_(?:KEY|REFRESH|ACCESS|BEARER|CREDS?|AUTH|TOK|JWT|SALT|SEED)\s?[:=]\s?["']?([\w.+/-]{16,200}={0,2})/g,
    words: ['_key', '_refresh', '_access', '_bearer', '_cred', '_auth', '_tok', '_jwt', '_salt', '_seed'],
    check: (value, { before }) =>
      isTokenLike(value, /_KEY\W{1,5}$/.test(before) ? 24 : 16) &&
      !/(?:PUB|PUBLIC|PARTITION|CACHE|PRIMARY|IDEMPOTENCY|ROUTE)_KEY\W{1,5}$/.test(before),
  },
  // R prints a list with each member's name above its value.
  {
    kind: 'client-secret',
    pattern:
      /^\$(?:\w{1,40}\$)?(?:`)?\w{0,40}(?:secret|passw(?:or)?d|pwd|token|api_?key)(?:`)?\n\[1\] "([^"\n]{4,400})/gim,
    words: ['[1] "'],
  },
  {
    kind: 'password-value',
    pattern: /\bConvertTo-SecureString (?:-String )?["']([^"'\n]{1,200})/gi,
    words: ['securestring'],
  },
  {
    kind: 'password-value',
    pattern: /\b(?:pwd|password)[=>]\{([^{}\n]{3,100})(?=\})/gi,
    words: ['pwd={', 'password={', 'password>{'],
    check: hasDigit,
  },
  {
    kind: 'opaque-token',
    pattern: /:\/\/([^\s:/?#@"'<>.]{16,200})(?=@[\w.-])/g,
    words: ['@'],
    check: (value) => isTokenLike(value, 16),
  },
  {
    kind: 'password-value',
    pattern:
      /(?:\b|_)(?:thin|oci|sqlplus(?: -\w){0,3}|oracle(?:db)?\.connect\()[: '"]{1,2}[\w$#]{1,40}\/([^\s@"'/]{1,100})(?=@)/gi,
    words: ['oracle', 'sqlplus'],
  },
  {
    kind: 'password-value',
    pattern: new RegExp(
      [
        String.raw`(?:^|\s)(?:(?:-u|--user|--proxy-user|-U|--auth|-a)[ =]?["']?[^\s:"'<>/=]{1,200}["']?|`,
        String.raw`(?:-E|--cert|--proxy-cert)[ =]["']?[^\s:"'<>]{2,200}):["']?((?:[^\s"'<>]|["'](?=\w)){1,500})`,
      ].join(''),
      'g',
    ),
    words: [' -u', '--user', '--proxy-user', '--auth', ' -a', ' -e', '-cert'],
    check: (value) => !/^(?:\/\/|\d{1,5}$)/.test(value),
  },
  {
    kind: 'password-value',
    pattern:
      /_(?:secret|password)"[^{}]{0,80}\{[^{}]{0,600}?\b(?:value|result)\s{0,12}= "([^"\n]{3,400})(?="(?:\s|$))/g,
    words: ['_secret"', '_password"'],
  },
  {
    kind: 'password-value',
    pattern: /_secret"[^{}]{0,80}\{[^{}]{0,600}?\bvalue\s{0,12}= "[^"\n]{3,400}" -> "([^"\n]{3,400})/g,
    words: ['_secret"'],
  },
  {
    kind: 'private-key',
    pattern: /^[ \t]{0,20}(?:d|p|q|dp|dq|qi): ["']?([\w-]{8,1400})["']?[ \t]*$/gm,
    words: ['crv:', 'kty:', 'aqab'],
  },
  {
    kind: 'password-value',
    pattern: /\b334 UGFzc3dvcmQ6\s{1,4}(?:[-=>CS:]{1,3}\s)?([A-Za-z0-9+/]{4,200}={0,2})/g,
    words: ['334 ugfzc3dvcmq6'],
  },
  {
    kind: 'key-passphrase',
    pattern:
      /-pass(?:in|out)?[ =](?:["']pass:([^"'\n]{1,200})|pass:["']([^"'\n]{1,200})|pass:[^\s"']{1,200})/g,
    words: ['pass:'],
  },
  {
    kind: 'client-secret',
    pattern: new RegExp(
      [
        String.raw`\s(?:-d|-F|--data(?:-[a-z]{3,9})?|--form(?:-string)?)[ =]?`,
        oneOf(formField('"'), formField("'")),
      ].join(''),
      'gi',
    ),
    words: ['secret=', 'pass=', 'password=', 'passwd=', 'pwd=', 'pw='],
  },
  {
    kind: 'password-value',
    pattern: /^[\w.*-]{1,100}:(?:\d{1,5}|\*):[\w.*-]{1,64}:[\w.*-]{1,64}:([^\s:]{4,100})(?=$|[ \t]|\n)/gm,
    words: [':*:', 'pgpass', ':5432:'],
  },
  {
    kind: 'private-key',
    pattern: /^Private-Lines: \d{1,4}\n([A-Za-z0-9+/=\n]{16,20000})(?=\n|$)/gm,
    words: ['private-lines'],
  },
  {
    kind: 'api-key',
    pattern: /\bapi\b[^\n]{0,80}\bkey["']?\s?[:=]\s?["']([\w-]{10,200})/gi,
    words: ['api'],
    check: (value) => isTokenLike(value, 10),
  },
  {
    kind: 'private-key',
    pattern:
      /\b(?:MII[A-Za-z0-9+/]{1,4}(?:IBADANBgkq|IBAAK)|MHcCAQEE|MIG[HT]AgEA|MC4CAQAw)[A-Za-z0-9+/\s]{8,20000}={0,2}/g,
    words: ['ibadanbgkq', 'ibaak', 'mhccaqee', 'mighageamb', 'mc4caqaw'],
    check: (_, { before }) => !/(?:CERTIFICATE|PUBLIC KEY|CSR)[- ]{0,6}\s{0,8}$/.test(before),
  },
  {
    kind: 'cookie-value',
    pattern: /(?:^|\s)(?:-b|--cookie)[ =]["']?[\w.-]{1,80}=([^\s;"'<>]{1,4096})/g,
    words: [' -b', '--cookie'],
    check: (_, { before }) => /\b(?:curl|http|wget)\b/.test(before),
  },
  {
    kind: 'cookie-value',
    pattern:
      /^[\w.#-]{3,120}\t(?:TRUE|FALSE)\t\S{1,120}\t(?:TRUE|FALSE)\t\d{1,16}\t\S{1,120}\t(\S{1,4096})$/gm,
    words: ['true\t', 'false\t'],
  },
  {
    kind: 'session-id',
    pattern: /;(?:jsessionid|phpsessid)=([\w.!-]{6,200})/gi,
    words: [';jsessionid', ';phpsessid'],
  },
  {
    kind: 'api-key',
    pattern: /[?&](?:key|subscription-key|code_key|k)=([\w-]{20,200})/g,
    words: ['key=', '&k=', '?k='],
    check: (value) => isTokenLike(value, 20),
  },
  {
    kind: 'authorization-code',
    pattern: /[?&]code=([^\s&#"'<>|\\]{8,4096})/g,
    words: ['?code=', '&code='],
    check: isCode,
  },
  {
    kind: 'private-key',
    pattern: /<(?:D|P|Q|DP|DQ|InverseQ)>([A-Za-z0-9+/=\s]{20,2000})(?=<\/)/g,
    words: ['<d>', '<p>', '<q>', '<dp>', '<dq>', '<inverseq>'],
  },
];

const KEPT_OUT = PATTERNS.map(
  (pattern): Pattern => ({
    ...pattern,
    check: (value, around) => !isPlaceholder(value) && pattern.check?.(value, around) !== false,
  }),
);

/** What a CDATA section holds may look like a tag. */
const CDATA: Pattern = {
  kind: 'password-value',
  pattern: new RegExp(
    [
      String.raw`<(?:\w{1,20}:)?(?:[pP]ass(?:word|phrase|wd)|[cC]lientSecret|[sS]ecret|[aA]piKey)\b`,
      String.raw`[^<>]{0,200}><!\[CDATA\[([^\n]{3,200}?)(?=\]\]>)`,
    ].join(''),
    'g',
  ),
  words: ['<![cdata['],
  check: (value) => !/^(?:<[^<>]*>|\W*)$/.test(value),
};

/** Secrets whose place gives them away: signed addresses, arguments of calls, flags of curl. */
export const placedSecrets: Rule = {
  find: findPatterns([...KEPT_OUT, CDATA]),
  yes: {
    'curl -u app:Zx81kQp20 https://a.example': 'Zx81kQp20',
    'curl --cert client.pem:Zx81kQp20 https://a.example': 'Zx81kQp20',
    "curl -F 'client_secret=Zx81 kQp20' https://a.example": 'Zx81 kQp20',
    'Uid=app;Pwd={Zx81;kQp20};Encrypt=yes': 'Zx81;kQp20',
    'authenticate("loader", "Zx81kQp20")': 'Zx81kQp20',
    "new PDO('mysql:host=a', 'loader', 'Zx81kQp20')": 'Zx81kQp20',
    "req.basic_auth 'loader', 'Zx81kQp20'": 'Zx81kQp20',
    'FERNET_KEY=q7ZtXw3Lk9Rv5Ns2Bd8Gh4Jm6Pc0Qx': 'q7ZtXw3Lk9Rv5Ns2Bd8Gh4Jm6Pc0Qx',
    "ConvertTo-SecureString 'Zx81kQp20' -AsPlainText": 'Zx81kQp20',
    'resource "azurerm_key_vault_secret" "ecw" {\n  ~ value = "Oak-771" -> "Oak-772"\n}': 'Oak-771 … Oak-772',
    '  crv: P-384\n  kid: a\n  d: bm90YS1yZWFsLWQtdmFsdWU': 'bm90YS1yZWFsLWQtdmFsdWU',
    '<- 334 UGFzc3dvcmQ6\n-> Zm94LXRyb3Q=': 'Zm94LXRyb3Q=',
    '<wsse:Password Type="#PasswordText"><![CDATA[<Zx>&9-kQp]]></wsse:Password>': '<Zx>&9-kQp',
    '$client_secret\n[1] "Zx81.kQp.TWENTY"': 'Zx81.kQp.TWENTY',
    'openssl rsa -passin pass:"Zx81 kQp"': 'Zx81 kQp',
    'GET /cb?code=q7ZtXw3Lk9Rv&state=1': 'q7ZtXw3Lk9Rv',
    'ECW_REFRESH=rt_Vn2pKxQ71LsZtTb04mW': 'rt_Vn2pKxQ71LsZtTb04mW',
    'resource "random_password" "db" {\n  length = 16\n  result = "vR8#kq2Lw!pT0"\n}': 'vR8#kq2Lw!pT0',
  },
  no: [
    'GET /cb?code=INVALID1',
    'resource "aws_db" "ecw" {\n  ~ value = "15.4" -> "15.7"\n}',
    'PUBLIC_KEY=q7ZtXw3Lk9Rv5Ns2Bd8Gh4Jm6Pc0Qx',
    'curl --cert client.pem --key key.pem https://a.example',
    "curl -d 'grant_type=refresh_token' https://a.example",
    'Uid={user};Pwd={password}',
    'NEXT_REFRESH=2026-11-05T14:00:00Z',
    'LAST_ACCESS=export-batch-number-eleven',
    'ConvertTo-SecureString $plain -AsPlainText',
  ],
};
