import { isPlaceholder } from '../../grammar/notValues.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import { isPasswordLike, isTokenLike } from '../../grammar/randomLooking.ts';
import { findPatterns, type Pattern, type Rule } from '../../rule.ts';

/** A digit, or what a reader of pictures takes for one. */
const D = '[\\dOolISB]';
const SLIP = /[OolISB]/;
const count = (value: string): number => value.replace(/\D/g, '').length;
/** Digits for the most part, with a letter among them. */
const isMisread =
  (least: number) =>
  (value: string): boolean =>
    SLIP.test(value) && count(value) >= least;

/** Labels with a wrong letter or a digit in them. */
const NAME = oneOf('Pat[l1]ent|Pati[o0]nt|PAT1ENT|Mernber|Mem8er|MEM8ER');
const SECRET = oneOf(
  '5[Ee]cret|[Ss]e[c(]re[+7]|[Ss]ecr3t|Pa[s5]{0,1}5w[o0]rd|Passw0rd|PASSW0RD|Pa55w[o0]rd|T0ken|T0KEN|[Tt]ok3n|AP[l1] [Kk]ey',
);
const ID = oneOf(
  'Mem(?:b|8)er|MEM(?:B|8)ER|Mernber|Subscr[il1]ber|SUBSCR[Il1]BER|P[o0][l1I]icy|P[O0][L1I]ICY|Pat[il1]ent|PAT[Il1]ENT',
);

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'birth-date',
    pattern: new RegExp(String.raw`(?<![\w/.-])${D}{1,2}/${D}{1,2}/(?:[1lI][9g]|2[0O])${D}{2}(?![\w/])`, 'g'),
    words: ['/'],
    check: isMisread(3),
  },
  {
    kind: 'phone-number',
    pattern: new RegExp(String.raw`(?<![\w.-])\(?${D}{3}[)-] ?${D}{3}-${D}{4}(?![\w-])`, 'g'),
    words: ['-'],
    check: isMisread(5),
  },
  {
    kind: 'social-security-number',
    pattern: new RegExp(String.raw`(?<![\w.-])${D}{3}-${D}{2}-${D}{4}(?![\w-])`, 'g'),
    words: ['-'],
    check: isMisread(5),
  },
  {
    kind: 'person-name',
    pattern: new RegExp(
      String.raw`\b${NAME}(?: (?:Na(?:m|rn)e|NA(?:M|RN)E))?\s?[:;.]? {0,4}([\p{Lu}l10][\p{L}10'-]{2,24},? [\p{Lu}l10][\p{L}10'-]{1,24})(?![\p{L}\d])`,
      'gu',
    ),
    words: ['patlent', 'pat1ent', 'pationt', 'pati0nt', 'mernber', 'mem8er'],
    check: (value) => !/^(?:ID|lD|N[o0])\b/i.test(value),
  },
  {
    kind: 'client-secret',
    pattern: new RegExp(
      String.raw`\b${SECRET}(?: [Vv]a[l1I]ue)?\s{0,3}[:;=]?[ \t]{1,12}([^\s"'<>\uFFFC]{6,200})`,
      'gu',
    ),
    words: ['5ecret', 'secr3t', 're+', 're7', 'w0rd', '5word', 't0ken', 'tok3n', 'apl key', 'ap1 key'],
    check: (value) => !isPlaceholder(value) && (isPasswordLike(value) || isTokenLike(value, 8)),
  },
  {
    kind: 'member-id',
    pattern: new RegExp(
      String.raw`\b${ID} ?(?:[lI1]D|N[o0O]\.?|#)[:.#]? {1,12}(?=(?:[A-Z -]{0,4}\d){5})([A-Z\d]{2,14}(?:[ -][A-Z\dl]{1,8}){0,4})(?![\w-])`,
      'gu',
    ),
    words: ['ber', 'ber', 'icy', '1cy', 'lcy', 'tient', 'tlent', 't1ent'],
  },
];

/** What a reader of pictures got wrong by a letter: dates and numbers with letters in them, labels with digits. */
export const misreadText: Rule = {
  find: findPatterns(PATTERNS),
  yes: {
    'D0B: O8/l4/1996': 'O8/l4/1996',
    'CeII: 95S-555-0l44': '95S-555-0l44',
    'SSN 37l-22-9O87': '37l-22-9O87',
    'Patlent: LINDQVISTl, TOBlAS    Sex: F': 'LINDQVISTl, TOBlAS',
    'Client 5ecret     tU7o-Cardlnal-lO0l    [Copy]': 'tU7o-Cardlnal-lO0l',
    'MEMBER lD   GMX 5510 8827 01': 'GMX 5510 8827 01',
    'Passw0rd: birch77Lane': 'birch77Lane',
    'Mernber Name: Tobias Lindqvist': 'Tobias Lindqvist',
  },
  no: [
    'ratio 8/14/1996 of I/O/2',
    'a/b/2026 and 01/02/2026',
    'model 955-SSS-Ollo',
    '371-22-9087 is read by another rule',
    'Patlent not found',
    'Client 5ecret is missing',
    'T0ken type Bearer',
    'Member ID is required',
    'Policy No rule applies',
  ],
};
