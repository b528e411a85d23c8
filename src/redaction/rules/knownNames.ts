import { matchesIn } from '../../text/matchesIn.ts';
import { isCarer, isName, isPlace, nameLength } from '../grammar/names.ts';
import { givenNames } from '../knowledge/givenNames.ts';
import type { Detection, Rule } from '../rule.ts';
import type { Source } from '../source.ts';

/** Latin letters by their ranges: `\p{L}` is read twenty times slower. */
const UPPER = 'A-ZÀ-ÖØ-ÞĀ-ſẠ-ỹ';
const LETTER = 'A-Za-zÀ-ÖØ-öø-ſƀ-ɏẠ-ỹ\u0300-\u036f';
/** No name begins inside of an identifier, a path or a mailbox. */
const WHOLE = `(?<![${LETTER}\\d_./\\\\@#$-])`;
/** A capitalised word with another one behind it. */
const FIRST_LAST = new RegExp(
  `${WHOLE}[${UPPER}][${LETTER}]{2,19}(?=(?:[-'’][${LETTER}]{1,24})?[.]? {1,2}[${UPPER}a-z])`,
  'g',
);
/** `LAST, FIRST`, in capitals or with a datum, a mark or nothing behind it: `Yesterday, Maria said` is none. */
const LAST_FIRST = new RegExp(
  `${WHOLE}(?<!, )([${UPPER}][${LETTER}'’-]{2,24}), ?([${UPPER}][${LETTER}]{2,19})(?![${LETTER}'’,-])(?: [A-Z]\\.?(?![${LETTER}]))?(?=([^\\n]{0,4}))`,
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

/** What is left of a line, as far as a name is long. */
const lineAt = (text: string, start: number): string =>
  text.slice(start, start + LONGEST).split('\n', 1)[0] ?? '';

function find({ text }: Source): Detection[] {
  const found: Detection[] = [];
  for (const { 0: given, index: start } of matchesIn(text, FIRST_LAST)) {
    if (!isGiven(given)) continue;
    const { length, words } = nameLength(lineAt(text, start), 0);
    const end = start + length;
    if (words >= 2 && !isPlace(text, start, end) && !isCarer(text, start, end))
      found.push({ kind: 'person-name', start, end });
  }
  for (const { 0: whole, 1: last = '', 2: given = '', 3: behind = '', index: start } of matchesIn(
    text,
    LAST_FIRST,
  )) {
    const isShouted = whole === whole.toUpperCase();
    if (!isShouted && !/^\s*(?:[\d(/|;"~[–—]|$)/.test(behind)) continue;
    if (isGiven(given) && isName(last)) found.push({ kind: 'person-name', start, end: start + whole.length });
  }
  return found;
}

/** Names of people by their given name, wherever they stand. */
export const knownNames: Rule = {
  find,
  yes: {
    'Imogen Castellanos shows twice': 'Imogen Castellanos',
    'nobody finds Nguyễn Thị Bích Ngọc in the picker': 'Nguyễn Thị Bích Ngọc',
    'PELLEGRINO, DARIO / 401 since noon': 'PELLEGRINO, DARIO',
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
