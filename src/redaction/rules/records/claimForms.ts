import { isName } from '../../grammar/names.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import type { Kind } from '../../kinds.ts';
import { findPatterns, type Pattern, type Rule } from '../../rule.ts';

const NAME = String.raw`(\p{Lu}[\p{L}'-]{1,24},? \p{Lu}[\p{L}'-]{0,24}(?: \p{Lu}(?![\p{L}])\.?)?)`;
const DATE = String.raw`(\d{1,2} ?[|/-] ?\d{1,2} ?[|/-] ?(?:19|20)?\d{2}|[01]\d[0-3]\d(?:19|20)\d{2})(?!\d)`;
const NUMBER = String.raw`(?=(?:[A-Z -]{0,4}\d){5})([A-Z\d][A-Z\d-]{4,18})(?![\w-])`;
const STREET = String.raw`(\d{1,6} [A-Z][^\n|<>]{3,60}?)(?=  |[|<\n;]|$)`;

/** CMS-1500 (02/12) by box, UB-04 by form locator: what says who the patient and the insured are. */
const BOXES: readonly (readonly [Kind, string, string])[] = [
  ['member-id', 'Box(?:es)? (?:1a|9a|9d|11a?)|FL ?60[A-C]?', NUMBER],
  ['person-name', 'Box(?:es)? (?:2|4|9)|FL ?(?:8[ab]?|58[A-C]?)', NAME],
  ['birth-date', 'Box(?:es)? (?:3|9b|11a)|FL ?10', DATE],
  ['postal-address', 'Box(?:es)? (?:5|7)|FL ?9a?', STREET],
  ['record-number', 'Box(?:es)? 26|FL ?3[ab]', NUMBER],
];

const PATTERNS: readonly Pattern[] = BOXES.map(([kind, boxes, value]) => ({
  kind,
  pattern: new RegExp(
    String.raw`(?<![\w.])${oneOf(boxes)}(?!\w)(?: \([^()\n]{2,40}\))?[.:=-]?\s{0,2} {1,6}${value}`,
    'gu',
  ),
  check: (text) => kind !== 'person-name' || text.split(/[ ,]+/).every(isName),
}));

/** The boxes of paper claims, copied with their numbers: `Box 2  Lindqvist, Tobias`. */
export const claimForms: Rule = {
  words: [
    [
      'box 1',
      'box 2',
      'box 3',
      'box 4',
      'box 5',
      'box 7',
      'box 9',
      'fl 1',
      'fl 3',
      'fl 5',
      'fl 6',
      'fl 8',
      'fl 9',
      'fl60',
    ],
  ],
  find: findPatterns(PATTERNS),
  yes: {
    'Box 1a R11840227': 'R11840227',
    'Box 2  Lindqvist, Tobias T\nBox 3  06 | 30 | 1957': 'Lindqvist, Tobias T … 06 | 30 | 1957',
    'Box 5  744 Lechuguilla Ave\nBox 26: HV-118-0027': '744 Lechuguilla Ave … HV-118-0027',
    'FL 8b Lindqvist Tobias, FL 10 06301957, FL 60 YRP88120047': 'Lindqvist Tobias … 06301957 … YRP88120047',
  },
  no: [
    'Box 33a 1122334455',
    'Box 1a is empty',
    'Box 2 Missing Name',
    'Box 3 needs a date',
    'Box 26 has 12 letters',
    'in Box 5 500 rows',
    'FL 10 is the birth date',
  ],
};
