import { matchesIn } from '../../../text/matchesIn.ts';
import { areNames, isCarer, isName, isPlace, nameAt } from '../../grammar/names.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import { type Detection, findPatterns, type Rule, type WordedPattern, wordsOf } from '../../rule.ts';
import type { Source } from '../../source.ts';

const WORD = String.raw`\p{Lu}[\p{L}'’-]{1,24}`;
/** Not all in capitals, as a product's name may be. */
const CASED = String.raw`\p{Lu}\p{Ll}[\p{Ll}'’]{0,24}(?:-\p{Lu}\p{Ll}{1,24})?`;
/** Kin whose words mean nothing else. */
const CLOSE = oneOf(
  'mother|father|mom|mum|dad|wife|husband|son|daughter|sister|brother|aunt|uncle|niece|nephew|guardian',
  'grand(?:mother|father|ma|pa|son|daughter)|madre|padre|mamá|papá|esposa|esposo|hija|hijo|hermana|hermano|abuela|abuelo',
  'tía|tío|mère|père|femme|mari|fille|fils|sœur|frère|asawa|anak|nanay|tatay|kapatid',
);
const KIN = oneOf(CLOSE, 'spouse|partner|sibling|caregiver|POA|proxy|parent|domestic partner');
const GOES_ON = '(?![A-Za-zÀ-ɏ])';

/** A name that ends where something begins that only stands behind a person's. */
interface Ending {
  readonly words: readonly string[];
  readonly behind: RegExp;
  readonly name: RegExp;
}

const OPEN = String.raw`(?:^|[^\p{L}\d.'’/-])`;

const ENDINGS: readonly Ending[] = [
  {
    words: [' ('],
    behind: new RegExp(
      String.raw` \((?:(?:the|pt'?s|patient'?s|his|her|su|sa) )?(?:step|legal )?${KIN}(?: of [^()\n]{2,24})?[,) ]`,
      'g',
    ),
    name: new RegExp(String.raw`${OPEN}(${WORD}(?:,? ${WORD}|,? \p{Lu}\.){0,3})$`, 'u'),
  },
  {
    words: ["'s ", '’s '],
    behind: new RegExp(`['’]s (?:step)?${CLOSE}${GOES_ON}`, 'g'),
    name: new RegExp(`${OPEN}(${CASED})$`, 'u'),
  },
  {
    words: [', my ', ', her ', ', his ', ', their ', ', mi ', ', su ', ', mon ', ', ma ', ', sa ', ', mein'],
    behind: new RegExp(`, (?:my|her|his|their|mi|su|mon|ma|sa|mein|meine) (?:step)?${CLOSE}${GOES_ON}`, 'g'),
    name: new RegExp(`${OPEN}(${CASED}(?: ${CASED})?)$`, 'u'),
  },
];
const LONGEST = 100;

const endingNames = ({ text, has }: Source): Detection[] =>
  ENDINGS.flatMap(({ words, behind, name }) =>
    !has(words)
      ? []
      : [...matchesIn(text, behind)].flatMap(({ index }): Detection[] => {
          const value = name.exec(text.slice(Math.max(0, index - LONGEST), index))?.[1] ?? '';
          return value !== '' && areNames(value)
            ? [{ kind: 'person-name', start: index - value.length, end: index }]
            : [];
        }),
  );

/** What says that somebody is spoken of. */
const PERSON =
  /\b(?:mrs?|ms|pt|patients?|she|he|her|his|him|name|dob|born|mom|dad|son|daughter|ella|él|señora?|paciente|elle|il)\b/i;
const INTRODUCED = "(?:[Tt]his is|[Hh]abla|[Ss]oy|[Mm]e llamo|[Ii]'m|[Ii] am|[Aa]qui é)";
/** What says that a person speaks or writes. */
const CALLING = new RegExp(
  oneOf(
    String.raw`voice ?mail|\bvm\b|transcri|call(?:er|ing|ed)|whatsapp|llam[oa]|message|patient|paciente`,
    'mamá|papá|esposo|born|birth',
  ),
  'i',
);
const KNOWN_AS = oneOf(
  String.raw`goes by|nicknamed|nickname(?: is|:)|a\.k\.a\.|aka|also known as|likes to be called|prefers to be called`,
  'everyone calls (?:her|him)|née?|maiden name(?: is| was|:)?|le dicen|la llaman|conocid[ao] como',
);
/** Kin in the middle of a sentence, right before the name. */
const BEFORE =
  'dad|mom|mum|mommy|daddy|wife|husband|hubby|daughter|grandma|grandpa|nanay|tatay|asawa nya|mamá|papá';

const PATTERNS: readonly WordedPattern[] = [
  {
    kind: 'person-name',
    pattern: new RegExp(String.raw`\b${INTRODUCED} (${WORD}(?: ${WORD}){0,2})`, 'gu'),
    words: ['this is ', 'habla ', 'soy ', 'me llamo ', "i'm ", 'i am ', 'aqui é '],
    check: (value, { before, after }) => areNames(value) && CALLING.test(before.slice(-120) + after),
  },
  {
    kind: 'person-name',
    pattern: new RegExp(String.raw`\b${KNOWN_AS} ["“']?(${WORD}(?: ${WORD})?)`, 'gu'),
    words: [
      'goes by',
      'nickname',
      'aka ',
      'a.k.a',
      'known as',
      'be called',
      'everyone calls',
      ' née ',
      'maiden',
      'le dicen',
      'la llaman',
      'conocid',
    ],
    check: (value, { before, after }) => areNames(value) && PERSON.test(before.slice(-120) + after),
  },
  {
    kind: 'person-name',
    pattern: new RegExp(String.raw`\b(?<!-)(?:${BEFORE}),? (${WORD})${GOES_ON}`, 'gu'),
    words: BEFORE.split('|').flatMap((word) => [`${word} `, `${word},`]),
    check: areNames,
  },
  {
    kind: 'person-name',
    pattern: new RegExp(
      String.raw`\b(?:kids|children|twins|siblings|hijos|enfants|Kinder),? (${WORD}(?:, ${WORD}){0,4},? (?:and|&|y|et|und) ${WORD})`,
      'gu',
    ),
    words: ['kids', 'children', 'twins', 'siblings', 'hijos', 'enfants', 'kinder'],
    check: (value) => value.split(/,? (?:and|&|y|et|und) |, /).every(isName),
  },
  // An answer to who asked for it.
  {
    kind: 'person-name',
    pattern: new RegExp(
      [
        String.raw`\b[Nn]ame\b[^\n\p{Lu}]{0,24}\n(?:\[[\d:.]{4,12}\] ?)?\p{Lu}[\p{L} ]{1,16}\d?: `,
        `(?:(?:uh|um|yes|yeah|sure|ok|okay|it'?s|it is)[,. ]{1,3}){0,3}(${WORD}(?: ${WORD}){0,2})`,
      ].join(''),
      'gu',
    ),
    words: ['name'],
    check: areNames,
  },
  {
    kind: 'person-name',
    pattern:
      /\b(?:ln|fn|lastNm|firstNm)\\{0,3}["']\s?:\s?\\{0,3}["'](\p{L}[\p{L} .'-]{1,40})(?=\\{0,3}["'])/gu,
    words: ['ln"', "ln'", 'lastnm"'],
    check: (value, { before, after }) =>
      /(?:["']ln|["']fn|Nm)["'\\]/.test(before.slice(-80, -6) + after) && isName(value),
  },
  // Spelt out, letter by letter.
  {
    kind: 'person-name',
    pattern:
      /\b(?:spelled|spelling|spelt|that's|that is|last name|deletread[ao]|apellido)[ :,]{1,3}((?:[A-Z](?: |-|\. ?)){3,16}[A-Z])(?![A-Za-z])/g,
    words: ['spel', "that's", 'that is', 'last name', 'deletre', 'apellido'],
  },
  // The title of eClinicalWorks' own window.
  {
    kind: 'person-name',
    pattern: new RegExp(String.raw`eClinicalWorks \((${WORD}, ?${WORD}(?: \p{Lu}(?!\p{L}))?)(?=[ )])`, 'gu'),
    words: ['eclinicalworks ('],
    check: areNames,
  },
  // A link that names somebody by both.
  {
    kind: 'person-name',
    pattern: /[?&](?:fn|ln)=([^&\s"'<>#\uFFFC]{2,60})/g,
    words: ['&ln=', '?ln='],
    check: (_, { before, after }) =>
      /[?&](?:fn=[^\s]{0,80}&ln|ln=[^\s]{0,80}&fn)=$/.test(before.slice(-100)) || /^&(?:fn|ln)=/.test(after),
  },
  // A line of a schedule that has no more than an initial.
  {
    kind: 'person-name',
    pattern: new RegExp(
      String.raw`^\d{1,2}:(?:00|15|30|45)(?: ?[ap]m)? (\p{Lu}\. ?${WORD})(?= [-–—] |$)`,
      'gmu',
    ),
    words: [':00 ', ':15 ', ':30 ', ':45 ', '0 am', '0 pm', '5 am', '5 pm'],
    check: areNames,
  },
];

/** Tagalog marks who somebody is: `si Rodel`, `kay Luzviminda`, `Aling Nena`. */
const MARKED =
  /\b(?:[Ss]i|[Nn]i|[Kk]ay|[Ss]ina|[Nn]ina|[Kk]ina|[Nn]anay|[Tt]atay|[Ll]ol[ao]|[Aa]ling|[Mm]ang|[Aa]te|[Kk]uya|[Tt]it[ao])(?: (?=\p{Lu}\p{Ll}{2}))/gu;
const TAGALOG =
  ' po ; po,; po.;yung ; nya ; niya ; naman; mga ; daw ; kasi ; siya ; sya ; nung ;nanay ;tatay ;aling '.split(
    ';',
  );

const markedNames = ({ text, has }: Source): Detection[] =>
  has(TAGALOG)
    ? [...matchesIn(text, MARKED)].flatMap(({ 0: mark, index }) => nameAt(text, index + mark.length, 1))
    : [];

const patternNames = findPatterns(PATTERNS);

const find = (source: Source): Detection[] =>
  [...patternNames(source), ...endingNames(source), ...markedNames(source)].filter(
    ({ start, end }) => !isPlace(source.text, start, end) && !isCarer(source.text, start, end),
  );

/** Names whose place gives them away: before a kinship in brackets, behind `goes by`, in answer to a question. */
export const namesInPlace: Rule = {
  words: [[...wordsOf(PATTERNS), ...ENDINGS.flatMap(({ words }) => words), ...TAGALOG]],
  find,
  yes: {
    'call Shu-Fen Tsai (sister) first': 'Shu-Fen Tsai',
    '<td>Ottla Brandvold (legal guardian)</td>': 'Ottla Brandvold',
    'mrs Q goes by Tootsie so the portal name fails': 'Tootsie',
    'the pt, maiden name Ostrowe, is not found': 'Ostrowe',
    'AGENT: and the last name\nPT: Quackenbush, first': 'Quackenbush',
    'What is your full name?\n[00:12] Caller: yeah, it is Ottla Brandvold': 'Ottla Brandvold',
    '"pt":{"ln":"Wojtasik","fn":"Emeka"}': 'Wojtasik … Emeka',
    '/checkin?fn=Bodhi&ln=Marrowstone&dob=x': 'Bodhi … Marrowstone',
    'call dad Padraic first, mom, Delia, too': 'Padraic … Delia',
    "Mateusz's mother gets the mails": 'Mateusz',
    'and Gunther, my husband, said': 'Gunther',
    'kids Esi and Kojo got denied': 'Esi and Kojo',
    'vm: "this is Vexlin Ardomar calling about': 'Vexlin Ardomar',
    'habla Vexlin Ardomar, mamá del niño': 'Vexlin Ardomar',
    "that's A S H C O M B E, birthday": 'A S H C O M B E',
    'eClinicalWorks (Kensington,Ottilie F)': 'Kensington,Ottilie F',
    '8:00 H. Pellingham - new pt': 'H. Pellingham',
    'yung kay Rodel Macaspac bumalik, asawa nya si Luzviminda': 'Rodel Macaspac … Luzviminda',
    'sabi ni Aling Nena hindi po gumagana': 'Aling Nena',
  },
  no: [
    'call Support (sister team) first',
    'Lakeside Clinic (parent of two)',
    'the server goes by Zeus',
    'the header, a.k.a. Bearer, he said',
    'and the file name\nServer: Apache',
    '{"fn":"retry","args":[]}',
    '/run?fn=retry&x=1',
    "Patient's mother, React's parent component",
    'cannot reach our JWKS, their proxy',
    'the Portal, her wife',
    'children Error and Warning',
    'that is A B test',
    'this is Postman Collection Runner with a token',
    'soy nuevo aquí, el token llama dos veces',
    'eClinicalWorks (Cloud, Production)',
    '8:00 A. Service - started',
    'si Slack falla otra vez',
    'sabi ni IT po, si Slack daw',
    'Dr. Ottla Brandvold (mother of the app)',
  ],
};
