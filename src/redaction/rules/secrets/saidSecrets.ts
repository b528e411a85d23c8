import { matchesIn } from '../../../text/matchesIn.ts';
import { isPlaceholder } from '../../grammar/notValues.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

/** Words for a password, some misspelt, and what people do with one. */
const TOLD = new RegExp(
  String.raw`(?<![\p{L}\d_])(?:${oneOf(
    'pass(?:word|phrase|code|wort|wd)s?|passwrod|pasword|passord|pwd?|pass|creds?|credentials?|key ?store|trust ?store',
    'sign(?:s|ed)? ?in|capital [a-z]|all one word',
    'pre-?shared key|psk|log(?:s|ged)? ?in|log ?ins|typed?|typing|basic (?:auth|header)|rotated|secrets?|vpn|users?',
    'accounts?|(?:re)?set (?:it )?to|try these|sftp|ssh|sql|mongo|sticky note|private part|(?:api|signing|hmac|with) key|chave',
    'clave|contraseña|contrasena|senha|kennwort|zugangsdaten|mot de passe|mdp|mật khẩu|mat khau|wachtwoord|hasło',
    'lösenord|parola',
  )})(?![\p{L}\d_])`,
  'giu',
);
/** A word for a password in small letters, of each of which one must be in the text. */
const WORDS = [
  'pass',
  'pw',
  'cred',
  'store',
  'psk',
  'shared key',
  'login',
  'log in',
  'logged',
  'logs in',
  'typ',
  'basic',
  'rotated',
  'user',
  'account',
  'try these',
  'set ',
  'sftp',
  'ssh',
  'sql',
  'mongo',
  'sign in',
  'signed in',
  'signs in',
  'signin',
  'capital ',
  'all one word',
  'secret',
  'vpn',
  'sticky',
  'private part',
  ' key',
  'chave',
  'clave',
  'contras',
  'senha',
  'kennwort',
  'zugang',
  'mot de',
  'mdp',
  'mật',
  'mat khau',
  'wachtwoord',
  'hasło',
  'senord',
  'parola',
];
const BEFORE = 60;
const BEHIND = 220;
const UNIT = String.raw`[^\s"'“”‘’«»\u0060,;()<>[\]{}|\uFFFC]`;
const TOKEN = new RegExp(`(?<!${UNIT})${UNIT}{6,64}(?!${UNIT})`, 'g');
/** Marks that people put into passwords, and nobody into a name of the trade; some are rare there only beside a digit. */
const MARKED =
  /^(?=.*\p{L}{3})(?:.*[\p{L}\d][*~!^§][\p{L}\d]|(?=.*\d).*[\p{L}\d][$&%#?][\p{L}\d]|(?=.*\p{Lu})\p{L}+[-_.]?\d{2,4}[*!#$%&?]$)/u;
const TRADE = new RegExp(
  oneOf(
    String.raw`oauth|jwt|jwk|base64|sha\d|[re]s\d{3}|utf|http|token|client|auth|ssl|tls|jdk|java|spring`,
    String.raw`fhir|hl7|smart|^v?\d|error|exception|sandbox|prod|test`,
  ),
  'i',
);
/** A file, a host, a class, an option, a sum, a pair of a query. */
const THING =
  /[=\\@]|:\/\/|^[-/.]|\/.*\/|%[0-9A-F]{2}|\.[a-z]{2,10}$|\.\w{1,4}$|^[\p{Lu}\d_.:^/-]+$|\d[x*+]\d|\w::|->|&amp|^[0-9a-f]+$/u;
const PARTS = /[-._]/;
/** What a label says to be something else: `Client ID: …`, `poolName: "…`, `, host: …`; not `for the new host: …`. */
const LABELS: readonly RegExp[] = [
  /\b(?:client|key|tenant|app|request|trace|session)[ _-]?ids?\W{0,2}\s?[:=]\s{0,3}["']?$/i,
  /[a-z](?:Name|Ids?|Host|Url|Uri|Path|File|Version|Class)\W{0,2}\s?[:=]\s{0,3}["']?$/,
  new RegExp(
    [
      String.raw`(?:^|[\n,;{("'[|])\s{0,3}(?:name|id|host|url|uri|path|file|version|agent|class|app|kid|type`,
      String.raw`|scope|code|status|error|queue|topic|job)\W{0,2}\s?[:=]\s{0,3}["']?$`,
    ].join(''),
    'i',
  ),
];

/** A word of the trade that a picture's reader or a prankster wrote: `c1ient`. */
const misread = (word: string): string => word.replaceAll('1', 'l').replaceAll('0', 'o');

/** `Zr4t-harbor-77`, `LilacDock27`, `t0mato-Compass-5`, `lemon.Sextant.55`, `Birch*Row*6`. */
function isChosen(word: string): boolean {
  const isMarked = MARKED.test(word);
  // `Qa!Saguaro.3` ends with a digit, not with a file's extension.
  if (
    isPlaceholder(word) ||
    THING.test(isMarked ? word.replace(/\.\d{1,4}$/, '') : word) ||
    TRADE.test(word) ||
    TRADE.test(misread(word))
  )
    return false;
  if (isMarked) return true;
  const parts = word.split(PARTS);
  const hasBoth = /\p{Lu}/u.test(word) && /\p{Ll}/u.test(word);
  const hasDigit = /\d/.test(word);
  if (parts.length > 1)
    return (
      parts.every((part) => /^[\p{L}\d]+$/u.test(part)) &&
      hasBoth &&
      (hasDigit
        ? parts.some((part) => /\p{L}{3}/u.test(part))
        : parts.length > 2 && !word.includes('.') && parts.every((part) => /^\p{L}\p{Ll}{2,}$/u.test(part)))
    );
  // Two words with a digit behind or between them, or a digit for a letter: not a product and its version.
  return hasDigit && /^\p{L}[\p{Ll}\d]*(?:\p{Lu}\p{Ll}+\d*|\d\p{Ll}+)+$/u.test(word);
}

const PHRASE_WORDS = ['phrase', 'sentence'];

/** Where words tell of a password: stretches of a text in order, joined where they overlap. */
function tellingParts({ text }: Source): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  for (const { 0: word, index } of matchesIn(text, TOLD)) {
    const start = Math.max(0, index - BEFORE);
    const end = index + word.length + BEHIND;
    const last = parts.at(-1);
    if (last !== undefined && start <= last.end) last.end = end;
    else parts.push({ start, end });
  }
  return parts;
}

/** A passphrase of plain words: between quotes, or behind a colon until the sentence ends. */
const PHRASE = new RegExp(
  [
    String.raw`\bpass[ -]?(?:phrase|sentence)s?\b(?:[^:"“”\n.,;]{0,24}(?:: ?["“]?|["“] ?)|(?: is)? )`,
    '((?!is |are |for |was |wrong|prot|not |of |to |and |from |in |on |that |has )[a-z]{2,12}(?: [a-z]{1,12}){2,7})',
    String.raw`(?=["”]|[,.;—–\n]| [—–-] |$)`,
  ].join(''),
  'gi',
);

const phrasesIn = ({ text, has }: Source): Detection[] =>
  has(PHRASE_WORDS)
    ? [...matchesIn(text, PHRASE)].map(({ 0: whole, 1: phrase = '', index }) => ({
        kind: 'key-passphrase',
        start: index + whole.length - phrase.length,
        end: index + whole.length,
      }))
    : [];

const passwordsIn = (source: Source): Detection[] =>
  tellingParts(source).flatMap(({ start, end }) =>
    [...matchesIn(source.text.slice(start, end), TOKEN)].flatMap(({ 0: token, index }): Detection[] => {
      // A token that the stretch cuts is judged with what is left of it by no one.
      if ((index === 0 && start > 0) || start + index + token.length === end) return [];
      const before = source.text.slice(Math.max(0, start + index - 48), start + index);
      if (!MARKED.test(token) && LABELS.some((label) => label.test(before))) return [];
      // The name of a header.
      if (token.endsWith(':') && !/\d/.test(token)) return [];
      const word = token.replace(/^[^\p{L}\d]+/u, '').replace(/[.:?!…]+$/, '');
      const at = start + index + token.indexOf(word);
      const pair = /^[\w.-]{2,32}[:/](?=\S{6})/.exec(word)?.[0].length ?? 0;
      const value = word.slice(pair);
      return value.length >= 6 && isChosen(value.replace(/[_-]$/, ''))
        ? [{ kind: 'password-value', start: at + pair, end: at + word.length }]
        : [];
    }),
  );

/** What looks like a password that somebody chose, where words nearby tell of one, in whatever sentence and language. */
export const saidSecrets: Rule = {
  words: [WORDS],
  find: (source) => [...passwordsIn(source), ...phrasesIn(source)],
  yes: {
    'rotated the client secret from q8Wn-oldquay-21 to Zr4t-newquay-77': 'q8Wn-oldquay-21 … Zr4t-newquay-77',
    'la contraseña de la VPN de pruebas es Nopal*rojo*63': 'Nopal*rojo*63',
    'Das Kennwort für den Import lautet Birnbaum§Ufer9': 'Birnbaum§Ufer9',
    'whats the pw for the box\n[09:15] Lorne: brass0tter!Lane': 'brass0tter!Lane',
    'vpn login for the new host: Juniper-33x': 'Juniper-33x',
    'rotated, new password for the app: Girasol_2026*': 'Girasol_2026*',
    'they are uat:mossyStone44, those creds': 'mossyStone44',
    'the key has passphrase two herons drink cold tea, still denied': 'two herons drink cold tea',
    'passphrase I use: "oak under nine moons", gpg 2.4.5': 'oak under nine moons',
    'pw nya bangus7Dalandan_ (may underscore sa dulo)': 'bangus7Dalandan_',
    'sign in as qa.tx1 with Qa!Juniper.3, click Claims': 'Qa!Juniper.3',
    "capital B as in boy, so it's Basil99tart, all one word": 'Basil99tart',
    'we verify with key whk-Pumice7-0aq, the sum differs': 'whk-Pumice7-0aq',
    'I reset it to Welcome-2026x': 'Welcome-2026x',
    'la contraseña nueva es Girasol_2026* pero falla': 'Girasol_2026*',
    'the thing I typed is BlueChair77 (capital B)': 'BlueChair77',
  },
  no: [
    'password grant for JwtTokenProvider2 fails',
    'the secret of ecw-prod-2024 expired, see CASE-20881 and v2.14.3',
    'typed it into Content-Type, got HTTP 500 from FhirR4Client',
    'the passphrase is wrong for this key, it says',
    'passphrase protected keys are not read, sorry',
    'Client ID: kT8wQ2-rpm-live, secret rotated',
    'password policy ok; poolName: "HikariPool-3"',
    'pass aws_db_instance.intake to Terraform',
    'sign in says invalid c1ient',
    'does AR in MSA-1 for ADT^A08 mean the secret is wrong',
    'the secret arn:aws:secretsmanager:us-east-2:000011112222:secret:prod/ecw/oauth-Q1w2E3 is gone',
  ],
};
