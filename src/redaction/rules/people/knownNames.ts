import { matchesIn } from '../../../text/matchesIn.ts';
import { isCarer, isName, isPlace, nameLength } from '../../grammar/names.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import { familyNames, givenNames } from '../../knowledge/peoplesNames.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

/** Latin letters by their ranges: `\p{L}` is read twenty times slower. */
const UPPER = 'A-ZÀ-ÖØ-ÞĀ-ſẠ-ỹ';
const LETTER = 'A-Za-zÀ-ÖØ-öø-ſƀ-ɏẠ-ỹ\u0300-\u036f';
/** No name begins inside of an identifier, a path or a mailbox. */
const WHOLE = `(?<![${LETTER}\\d_./\\\\@#$-])`;
/** A capitalised word and the one behind it, an initial and a particle between them. */
const PAIR = new RegExp(
  [
    `${WHOLE}([${UPPER}][${LETTER}]{2,19})(?=(?:[-'’][${LETTER}]{1,24})? {1,2}(?:[A-Z]\\.? )?`,
    `(?:(?:de|del|della|van|von|da|dos|bin|al|el) )?([${UPPER}][${LETTER}]{1,24}))`,
  ].join(''),
  'g',
);
/** In a hurry all is small: then a word for a person stands before a known name. */
const HURRIED = new RegExp(
  [
    String.raw`(?<![\w.])${oneOf(
      'pt|patients?|member|mom|dad|mother|father|son|daughter|wife|husband|baby|guardian',
      "for|named|called|name is|name'?s|paciente|paziente|patiente?",
    )}`,
    String.raw` ([a-z]{3,20}) ([a-z][a-z'-]{2,24})(?![\w(=./@-])`,
  ].join(''),
  'g',
);
/** `LAST, FIRST`, in capitals or with a datum, a mark or nothing behind it: `Yesterday, Maria said` is none. */
const LAST_FIRST = new RegExp(
  [
    `${WHOLE}(?<!, )([${UPPER}][${LETTER}'’-]{2,24}), ?([${UPPER}][${LETTER}]{2,19})(?![${LETTER}'’,-])`,
    `(?: [A-Z]\\.?(?![${LETTER}]))?(?=([^\\n]{0,4}))`,
  ].join(''),
  'g',
);
const LONGEST = 120;

const folded = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[Đđ]/g, 'd')
    .replaceAll(/[Łł]/g, 'l')
    .toLowerCase();

const isGiven = (word: string): boolean => givenNames.has(folded(word)) && isName(word);
/** Endings that only family names have. */
const FAMILY_END =
  /.{2}(?:czyk|wicz|ovic|evic|escu|sson|enko|chuk|shvili|poulos|oglu|qvist|quist|dottir|dotter)$/;

const isFamily = (word: string): boolean =>
  (familyNames.has(folded(word)) || FAMILY_END.test(folded(word))) && isName(word);
const isShouted = (text: string): boolean => text === text.toUpperCase();

/**
 * One known name is enough where it stands in its place. In capitals the family name may go first; where all around is written
 * in capitals too, both must be known.
 */
const arePeoples = (one: string, other: string, before: string): boolean => {
  if (isGiven(one)) return true;
  const isBehind = isShouted(one + other)
    ? isGiven(other) && (isFamily(one) || !/\p{Lu}{2,}[ ,:]{1,2}$/u.test(before))
    : isFamily(other);
  return isBehind && isName(one);
};

/** What is left of a line, as far as a name is long. */
const lineAt = (text: string, start: number): string =>
  text.slice(start, start + LONGEST).split('\n', 1)[0] ?? '';

function namesIn({ text }: Source): Detection[] {
  const found: Detection[] = [];
  for (const { 1: one = '', 2: other = '', index: start } of matchesIn(text, PAIR)) {
    if (!arePeoples(one, other, text.slice(Math.max(0, start - 12), start))) continue;
    const line = lineAt(text, start);
    const { length, words } = nameLength(line, 0);
    // A colon behind a name ends it: `for Imogen Castellanos: …`
    const end = start + (words >= 2 ? length : line.indexOf(other, one.length) + other.length);
    if (isName(other) && !isPlace(text, start, end) && !isCarer(text, start, end))
      found.push({ kind: 'person-name', start, end });
  }
  for (const { 0: whole, 1: last = '', 2: given = '', 3: behind = '', index: start } of matchesIn(
    text,
    LAST_FIRST,
  )) {
    if (!isShouted(whole) && !/^\s*(?:[\d(/|;"~[–—]|$)/.test(behind)) continue;
    if (isGiven(given) && isName(last)) found.push({ kind: 'person-name', start, end: start + whole.length });
  }
  for (const { 0: whole, 1: given = '', 2: family = '', index } of matchesIn(text, HURRIED)) {
    const end = index + whole.length;
    const start = end - given.length - family.length - 1;
    if (isGiven(given) && isName(family)) found.push({ kind: 'person-name', start, end });
  }
  return found;
}

/** Names of people by a given or a family name that is known, wherever they stand. */
export const knownNames: Rule = {
  find: namesIn,
  yes: {
    'Imogen Castellanos shows twice': 'Imogen Castellanos',
    'Maria Molina shows twice, and so does David Gold': 'Maria Molina … David Gold',
    'Maria Dos Santos shows twice': 'Maria Dos Santos',
    'nobody finds Nguyễn Thị Bích Ngọc in the picker': 'Nguyễn Thị Bích Ngọc',
    'PELLEGRINO, DARIO / 401 since noon': 'PELLEGRINO, DARIO',
    'OCR put LOCKRIDGE IMOGEN in that field': 'LOCKRIDGE IMOGEN',
    'SVOBODA RADEK': 'SVOBODA RADEK',
    'new address for Zuleika Abramczyk: 401': 'Zuleika Abramczyk',
    'pt theodora klint has no meds': 'theodora klint',
    'WHO DELETED SALVATORE BRANCUSI FROM THE LIST': 'SALVATORE BRANCUSI',
    '{"beneficiary":{"display":"Ignatius Bellweather"}}': 'Ignatius Bellweather',
  },
  no: [
    'Tobias said that the Client Id is wrong',
    'Agnes Creek Internal Medicine gets 401',
    'Dr. Adam Clinic is not activated',
    'Dr. Imogen Castellanos signs',
    'Yesterday, Maria said: invalid_client',
    'Best, Maria',
    "Maria's PR",
    'at com.example.Martin Foo',
    'Grant Type is not supported',
  ],
};
