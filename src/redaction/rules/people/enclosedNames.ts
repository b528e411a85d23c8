import { areNames, isPlace } from '../../grammar/names.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import { type Detection, findPatterns, type Pattern, type Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

/** Latin letters by their ranges, where any text is searched: `\\p{L}` is read much slower. */
const PLAIN = "[A-ZÀ-Þ][A-Za-zÀ-ɏ'’-]{1,24}";
/** What says that a window or a row shows somebody. */
const SHOWN = new RegExp(
  oneOf(
    String.raw`patient|chart|\bhub\b|notes?\b|\bdob\b|\bmrn\b|\bssn\b|appt|visit|\bpt\b`,
    String.raw`\(?\d{3}\)?[ -]\d{3}|\d{4}-\d\d-\d\d|\d\/\d`,
  ),
  'i',
);

const PATTERNS: readonly Pattern[] = [
  // The first letter is all that a log has of the given name; a folder of one patient.
  {
    kind: 'person-name',
    pattern: new RegExp(
      String.raw`["'](${PLAIN}, [A-ZÀ-Þ]\.?)(?=["'])|[\\/](${PLAIN}, ?${PLAIN}(?: [A-Z]\.?)?)(?=[\\/])`,
      'g',
    ),
    check: areNames,
  },
  // What a window or a row says of whom it shows.
  {
    kind: 'person-name',
    pattern: new RegExp(String.raw`["'(|](${PLAIN}(?: ${PLAIN})?, ?${PLAIN}(?: [A-Z]\.?)?)(?=["')|])`, 'g'),
    check: (value, { before, after }) => areNames(value) && SHOWN.test(before.slice(-60) + after),
  },
];

const enclosed = findPatterns(PATTERNS);

const find = (source: Source): Detection[] =>
  enclosed(source).filter(({ start, end }) => !isPlace(source.text, start, end));

/** A family name, a comma, and a given name or its first letter, between quotes, brackets, bars or slashes. */
export const enclosedNames: Rule = {
  sign: /, ?[A-ZÀ-Þ]/,
  find,
  yes: {
    'match in="Ravelo, X" score=0.81': 'Ravelo, X',
    'D:\\scans\\2026\\Ottinger, Bram\\consent.tif (Access is denied)': 'Ottinger, Bram',
    'Patient Hub (Ardomar, Vexlin)': 'Ardomar, Vexlin',
    'Patient Hub (Ardomar,Ünal)': 'Ardomar,Ünal',
    '9,DUP,"Ardomar, Vexlin","(937) 555-0145"': 'Ardomar, Vexlin',
  },
  no: [
    '"Error, A" and "Missing, B"',
    '/docs/Guide, Admin/',
    'runs in our cloud (Frankfurt, Dublin) only',
    'Patient Hub (Agnes, Creek)',
  ],
};
