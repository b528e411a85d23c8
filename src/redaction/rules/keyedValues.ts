import type { Span } from '../../text/span.ts';
import { readAuthorization } from '../grammar/authorization.ts';
import { readCookies } from '../grammar/cookies.ts';
import { type FoundKey, findKeys } from '../grammar/findKeys.ts';
import { connections } from '../grammar/keyToValue.ts';
import { nextNames } from '../grammar/names.ts';
import { isPlaceholder } from '../grammar/notValues.ts';
import { oneOf } from '../grammar/oneOf.ts';
import { isChosenPassword, isTokenLike } from '../grammar/randomLooking.ts';
import { READERS } from '../grammar/readers.ts';
import { readValue, type Value } from '../grammar/readValue.ts';
import { isInArn } from '../grammar/secretReaders.ts';
import { pairedBefore, SAID_LOOKS, saidBefore } from '../grammar/valueBefore.ts';
import { endOfWrapped } from '../grammar/wrapped.ts';
import { KINDS } from '../kinds.ts';
import { LEADING } from '../repeatedIds.ts';
import type { Detection, Rule } from '../rule.ts';
import type { Source } from '../source.ts';

const BEHIND_USER = /\b(?:user|login)\w{0,8} ?[/|&] ?$/i;
const USER_FIRST = /\W{0,4}(?:is |are )?[\w.@-]{2,64} ?[/|] ?\S/y;

/** `user / password: a / b`: the value behind the key is the user's, as its rule reads it. */
function isUserFirst(text: string, { kind, start, end }: FoundKey): boolean {
  USER_FIRST.lastIndex = end;
  return (
    kind === 'password-value' &&
    BEHIND_USER.test(text.slice(Math.max(0, start - 16), start)) &&
    USER_FIRST.test(text)
  );
}

/** Properties write `\\!` for a mark. */
const ESCAPED = /(?:\\[!:=#\\][^\s"'\\<>|,;\uFFFC]{0,64}){1,8}/y;

/** A long token may be wrapped, and a password may go on behind an escaped mark; in an address a secret ends where the host begins. */
function endOfToken(text: string, key: FoundKey, { start, end }: Span): number {
  const value = text.slice(start, end);
  const host = /:\/\/[^\s/@]{0,64}$/.test(text.slice(Math.max(0, key.start - 68), key.start))
    ? value.indexOf('@')
    : -1;
  if (host > 0) return start + host;
  ESCAPED.lastIndex = end;
  const isSecret = KINDS[key.kind].family === 'secret';
  if (isSecret && ESCAPED.test(text)) return ESCAPED.lastIndex;
  return isTokenLike(value, 20) ? endOfWrapped(text, end) : end;
}

/** `PASSWORD=<yours>`, alone on its line: no tag, and no value in the next line. */
const LEFT_OUT = new RegExp(
  [
    String.raw`["']?\s?[:=]\s?<(?!`,
    oneOf('b|i|u|p|s|a|td|th|dd|dt|li|tr|br|em|tt|pre|kbd|code|span|div|strong|font|string|value|data'),
    String.raw`\b)[A-Za-z][\w .,'/-]{1,80}>[ \t]*(?:\n|$)`,
  ].join(''),
  'y',
);

/** The key may also stand inside of what is to be filled in. */
const INSIDE = /[:=]\s?<[\w .,'/-]{0,60}$/;
const CLOSES = /[\w .,'/-]{0,60}>[ \t]*(?:\n|$)/y;

function isLeftOut(text: string, { start, end }: FoundKey): boolean {
  LEFT_OUT.lastIndex = end;
  CLOSES.lastIndex = end;
  return (
    LEFT_OUT.test(text) || (CLOSES.test(text) && INSIDE.test(text.slice(Math.max(0, start - 64), start)))
  );
}

function readTied(source: Source, key: FoundKey): Detection[] {
  if (isUserFirst(source.text, key) || isLeftOut(source.text, key)) return [];
  for (const { binding, at } of connections(source.text, key.start, key.end)) {
    if (key.valueType === 'authorization')
      return binding === 'said' || binding === 'stacked' ? [] : readAuthorization(source, at);
    if (key.valueType === 'cookie')
      return binding === 'said' || binding === 'stacked' ? [] : readCookies(source, at);
    const { run, read } = READERS[key.valueType];
    const value = readValue(source, at, { binding, run });
    const found = read(value, source);
    if (found !== undefined)
      return [
        { kind: key.kind, ...found, end: value.isQuoted ? found.end : endOfToken(source.text, key, found) },
        ...readSiblings(source, key, { at, value: value.isQuoted ? value : { ...value, end: found.end } }),
      ];
    if (binding === 'assigned' && (value.isQuoted || isPlaceholder(value.text))) return [];
  }
  return [];
}

const SIBLING = /[\\"'`]{0,16}\s{0,8},\s{0,12}/y;
const MOST_SIBLINGS = 50;

/** The other members of the list that a value opened: `"given": ["A", "B"]`, `IN ('1', '2')`, `ids=[1, 2]`. */
function readSiblings(source: Source, key: FoundKey, first: { at: number; value: Value }): Detection[] {
  const spans: Detection[] = [];
  if (key.valueType === 'authorization' || key.valueType === 'cookie' || first.value.binding !== 'assigned')
    return spans;
  if (!/[[(]/.test(source.text.slice(first.at - 1, first.value.start))) return spans;
  const { run, read } = READERS[key.valueType];
  let last = first.value;
  while (spans.length < MOST_SIBLINGS) {
    SIBLING.lastIndex = last.end;
    if (!SIBLING.test(source.text)) break;
    const value = readValue(source, SIBLING.lastIndex, { binding: 'assigned', run });
    const found = value.isQuoted === last.isQuoted ? read(value, source) : undefined;
    if (found === undefined || /^[\\"'`]{0,16}\s?[:=]/.test(source.text.slice(value.end, value.end + 20)))
      break;
    spans.push({ kind: key.kind, ...found });
    last = { ...value, end: Math.max(found.end, value.isQuoted ? value.end : found.end) };
  }
  return spans;
}

const NEXT_ID = new RegExp(
  [
    '(?:,? (?:(?:was |is |got )?merged into|retired|surviving|replaced by)',
    String.raw`|\s(?:into|and|or|with|to|vs\.?|->|=>)) (?:(?:patient|chart|mrn|id) ){0,2}#?([\w-]{4,40})(?![\w-])`,
  ].join(''),
  'iy',
);
const NEXT_SECRET =
  /[,;!.]?\s\(?(?:(?:and|or|but|then|now|new|old|the|one|was|is|to|with)\s){2,5}["'`]?([^\s"'`<>,;()]{6,64})/iy;

/** What goes on behind a first value in a sentence: the names of others, the id that another was merged into, the new password. */
function readNext(text: string, first: Detection | undefined): Detection[] {
  if (first === undefined) return [];
  if (first.kind === 'person-name') return nextNames(text, first.end);
  const isSecret = KINDS[first.kind].family === 'secret';
  const pattern = isSecret ? NEXT_SECRET : NEXT_ID;
  pattern.lastIndex = first.end;
  const value = pattern.exec(text)?.[1] ?? '';
  const isNext = isSecret
    ? isChosenPassword(value) || isTokenLike(value, 12)
    : LEADING.has(first.kind) && /^\w*\d{3}/.test(value);
  return isNext
    ? [{ kind: first.kind, start: pattern.lastIndex - value.length, end: pattern.lastIndex }]
    : [];
}

const NEAR = 40;
const LEAST = 20;
const RUN = /[\w~+/=.-]{20}/;
const WHOLE_RUN = /[\w~+/=.-]{20,512}/y;
const SOMETHING_ELSE = new RegExp(
  [
    '(?:(?<![A-Za-z])',
    oneOf(
      'id|ids|kid|alg|client|request|trace|correlation|scopes?|x5t|thumbprint|host|url|uri|aud|iss',
      String.raw`ref|hash|digest|fingerprint|sha\d*`,
    ),
    String.raw`(?![A-Za-z])|[\uFFFC{}<])`,
  ].join(''),
  'i',
);

/** A strong secret word, and the first token-like run within 40 characters of it. */
function readNearby(source: Source, key: FoundKey): Detection[] {
  if (key.valueType !== 'secret') return [];
  const window = source.text.slice(key.end, key.end + NEAR + LEAST);
  const index = window.search(RUN);
  if (index === -1 || SOMETHING_ELSE.test(window.slice(0, index))) return [];
  WHOLE_RUN.lastIndex = key.end + index;
  const run = WHOLE_RUN.exec(source.text)?.[0] ?? '';
  if (!isTokenLike(run, LEAST) || /^[A-Za-z_][\w.-]{0,40}[=:]./.test(run) || isInArn(key, source)) return [];
  const start = key.end + index;
  const isCommit =
    /^[0-9a-f]{40}$/.test(run) && source.text[start - 1] === '\n' && source.text[start + 40] === ' ';
  return isCommit ? [] : [{ kind: key.kind, start, end: start + run.length }];
}

/** The value that stands before its key: `value="…" name="key"`, `… as our client secret`. */
function readBefore(source: Source, key: FoundKey): Detection[] {
  if (key.valueType === 'authorization' || key.valueType === 'cookie') return [];
  const paired = pairedBefore(source.text, key.start);
  const place = paired ?? saidBefore(source.text, key.start);
  if (place === undefined) return [];
  const text = source.text.slice(place.start, place.end);
  const isPassword = key.kind === 'password-value' && isChosenPassword(text);
  if (paired === undefined && !isPassword && SAID_LOOKS[key.valueType]?.(text) !== true) return [];
  const binding = paired === undefined ? 'said' : 'assigned';
  const found = READERS[key.valueType].read({ ...place, text, binding, isQuoted: true }, source);
  return found === undefined ? [] : [{ kind: key.kind, ...found }];
}

function find(source: Source): Detection[] {
  const spans: Detection[] = [];
  findKeys(source, (key) => {
    const tied = readTied(source, key);
    const found = tied.length > 0 ? tied : readNearby(source, key);
    spans.push(
      ...(found.length > 0 ? found : readBefore(source, key)),
      ...readNext(source.text, found.at(-1)),
    );
    return found.at(-1)?.end ?? key.end;
  });
  return spans;
}

/** Values behind keys that name a secret or a personal datum, in whatever syntax ties the two. */
export const keyedValues: Rule = {
  find,
  yes: {
    'client_secret=Zx81kQp20LmN&scope=system': 'Zx81kQp20LmN',
    '{"patient_name": "Tobias Lindqvist"}': 'Tobias Lindqvist',
    'DOB: 04/09/1971 fails': '04/09/1971',
    'Patients:\n1. Tobias Lindqvist\n2. Ann Lee (403)': 'Tobias Lindqvist … Ann Lee',
    'Patients failing:\n- Tobias Lindqvist\n- Ann Lee': 'Tobias Lindqvist … Ann Lee',
    'try `Zx81-kQp20` as the password': 'Zx81-kQp20',
    'the password was Zx81-kQp20 and the new one is Qp20-Zx81': 'Zx81-kQp20 … Qp20-Zx81',
    'MRN 88120 merged into 7740988 on Tuesday': '88120 … 7740988',
    'surviving MRN 0051229, retired 0051230.': '0051229 … 0051230',
    'merged patient 88120 into 88124': '88120 … 88124',
    'refresh_token=q7ZtXw3Lk9Rv5Ns2Bd8G\\\nh4Jm6Pc0Qx': 'q7ZtXw3Lk9Rv5Ns2Bd8G\\\nh4Jm6Pc0Qx',
    '{client_secret,<<"Zx81kQp20">>}': 'Zx81kQp20',
    'Patient ID....: 88-2041\nBorn ......: 04/09/1971': '88-2041 … 04/09/1971',
    'db.password=birch_5Y\\!mesa': 'birch_5Y\\!mesa',
    'https://x-access-token:Zx81kQp20LmN@git.example/a/b.git': 'Zx81kQp20LmN',
    'asked about her son Emeka': 'Emeka',
    'the mother of Emeka Obi': 'Emeka Obi',
    'es el esposo de Carmela': 'Carmela',
    'aide Marisela answers, listed as brother (Emmett)': 'Marisela … Emmett',
    'her son-in-law Dante helps': 'Dante',
    'azure symmetric key wYbR4sGh1JdFaUe8iXoZ5tQkW3vMpV7x': 'wYbR4sGh1JdFaUe8iXoZ5tQkW3vMpV7x',
    'peer vpn.example.com, psk 9kT2wLq8Zb-frost': '9kT2wLq8Zb-frost',
    'password.........................walnutTram_62': 'walnutTram_62',
    'No. de miembro: 10488127733, cuenta 71190': '10488127733 … 71190',
    'nacida el 4 de mayo de 1963': '4 de mayo de 1963',
    'patient name: joanne mcallister, mrn 88120': 'joanne mcallister … 88120',
  },
  no: [
    'error code: invalid_client',
    'her son Error, mother of all errors',
    'los tokens son Bearer',
    'clientSecret: rpm/prod/ecw#client_secret',
    "cookie: 'theme=dark',\n'user-agent': 'Mozilla/5.0'",
    'client_secret is missing',
    'access_token=<token>',
    'DB_PASSWORD=<your-db-password>\nFHIR_BASE=https://fhir.example.com/r4',
    'password=<redacted>\nurl=https://app.example/callback7',
    '"ARN": "arn:aws:secretsmanager:us-east-2:000011112222:secret:prod/ecw/oauth-Q1w2E3"',
    'the SSN field takes no letters: VALIDATION_ERR_102',
    'client_secret = (sensitive value)',
    'fix: password reset link points home\na77b0e1d22c94fd1b6ef8d0aa8b4e0d5b7c9f123 chore: bump',
    'spring.datasource.password → ConfigDataLocationNotFoundException',
  ],
};
