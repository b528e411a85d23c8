import { oneOf } from '../../grammar/oneOf.ts';
import { findPatterns, type Pattern, type Rule } from '../../rule.ts';

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'birth-date',
    pattern: new RegExp(
      [
        String.raw`(?<![\w.:/-])(?!1970-01-01|1900-01-01|1980-01-01|0?1[/.]0?1[/.]19)`,
        String.raw`(?:\d{1,2}[/.-]\d{1,2}[/.-]19[1-9]\d|19[1-9]\d-[01]\d-[0-3]\d)(?![\w/:-]|\.\d)`,
      ].join(''),
      'g',
    ),
    words: ['/19', '-19', '.19', ' 19', '"19', "'19"],
  },
  {
    kind: 'birth-date',
    pattern: /(?:\bnasc\.?|\bur\.|n[ée]\(e\) le|(?<!\S)\*) ?(\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))(?!\d)/g,
    words: ['nasc', 'ur.', '(e) le', '*'],
  },
  {
    kind: 'birth-date',
    pattern: new RegExp(
      [
        String.raw`(?<![\w.])b\. ?(\d{1,2} `,
        oneOf('[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]u[nl]|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec'),
        String.raw`[a-z]{0,6} (?:19|20)\d{2})`,
      ].join(''),
      'g',
    ),
    words: ['b.'],
  },
  {
    kind: 'birth-date',
    pattern: /\b(?:born|birth|dob)\b[^\n\d']{0,12}('\d{2})(?!\w)/gi,
    words: ['born', 'birth', 'dob'],
  },
  { kind: 'birth-date', pattern: /(?<!\w)'\d{2}(?= (?:birth|born))/g, words: ['birth', 'born'] },
];

/** Birth dates that are known by their look, or by a mark of birth before them. */
export const birthDates: Rule = {
  find: findPatterns(PATTERNS),
  yes: {
    'they gave a real one, b. 17 Feb 1989': '17 Feb 1989',
    'RA 04/17/1958 no labs': '04/17/1958',
  },
  no: ['payer 2026-11-04 failed', 'since 1970-01-01 or 01/01/1900', 'build 2024-11-2190'],
};
