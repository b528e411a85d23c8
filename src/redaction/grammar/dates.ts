import { oneOf } from './oneOf.ts';

const MONTH = `${oneOf(
  'jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|ene|abr|ago|dic|set|out|dez|gen|mag|giu|lug|ott',
  'fév|fev|avr|mai|juin|juil|aoû|aou|déc|mär|okt|kwi|maj|cze',
)}[\\p{L}]{0,8}\\.?`;

const DAY = oneOf(
  '(?:19|20)\\d{2}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?',
  "\\d{1,2}[-/. ]\\d{1,2}[-/. ](?:19|20|')?\\d{2}",
  '(?:19|20)\\d{2}, ?\\d{1,2}, ?\\d{1,2}',
  `\\d{1,2}(?:st|nd|rd|th)?[-/ .]{0,2}(?:of |de )?${MONTH}(?: de| del)?[-/ ,.]{0,3}(?:19|20|')?\\d{2}`,
  `${MONTH}[- ]\\d{1,2}(?:st|nd|rd|th)?[-, ]{1,2}(?:19|20|')?\\d{2}`,
  `${MONTH}[ ,]{1,2}(?:(?:19|20)\\d{2}|'\\d{2})`,
  '(?:19|20)\\d{6}(?:\\d{4}(?:\\d{2})?)?',
  '(?:0[1-9]|1[0-2])[0-3]\\d(?:19|20)\\d{2}',
  '(?:0[1-9]|1[0-2])[0-3]\\d{3}(?!\\d)',
  '(?:19|20)\\d{2}',
);
const TIME = '(?:[T ]\\d{2}:\\d{2}(?::\\d{2})?(?:\\.\\d{1,6})?(?:Z|[+-]\\d{2}:?\\d{2})?)?';

/** A calendar date as people and systems write it, with a time behind it if there is one. */
const DATE = `${DAY}${TIME}(?!-?\\d)`;

export const DATE_HERE = new RegExp(`(?:ge|le|gt|lt|eq|ne|sa|eb|ap)?(?=\\S)${DATE}`, 'iuy');
export const DATE_NEAR = new RegExp(`(?<![\\d.-])${DATE}`, 'iu');
