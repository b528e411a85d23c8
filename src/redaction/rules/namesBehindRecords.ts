import type { Detection } from '../detections.ts';
import { nameAt } from '../grammar/names.ts';
import type { Rule } from '../rule.ts';
import type { Source } from '../source.ts';

const OF_A_PATIENT = new RegExp(
  [
    String.raw`\b(?:(?:charts?|records?|labs|appointments?|medications|demographics|immunizations) (?:of|for)`,
    String.raw`(?:MRN|record|chart|account|passport|licen[sc]e)\b[^\n]{0,40}\bbelongs to|(?:passport|licen[sc]e)\b[^\n]{0,40} of) (?=\p{Lu})`,
  ].join('|'),
  'giu',
);

function find({ text, has }: Source): Detection[] {
  if (
    !has(
      'chart',
      'record',
      'labs',
      'appointment',
      'medication',
      'demographic',
      'immunization',
      'belongs',
      'passport',
      'license',
      'licence',
    )
  )
    return [];
  return [...text.matchAll(OF_A_PATIENT)].flatMap((match) => nameAt(text, match.index + match[0].length, 2));
}

/** Names behind what only patients have: `the chart of First Last`. */
export const namesBehindRecords: Rule = {
  find,
  yes: {
    'the chart of Tobias Lindqvist opens': 'Tobias Lindqvist',
  },
  no: ['the chart of Errors opens'],
};
