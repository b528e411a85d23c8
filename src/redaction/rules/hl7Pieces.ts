import type { Detection } from '../detections.ts';
import type { Kind } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import type { Source } from '../source.ts';

const NAMED_FIELD = new RegExp(
  [
    String.raw`(?:@?\bPID|\bNK1)[-.](?:2|3|5|6|7|9|11|13|14|18|19)(?:[-.]\d{1,2}){0,2}`,
    String.raw`(?:\^|\s?(?:is|was|value|[=:])?\s?)["'([]?([A-Z0-9][\w'.-]{2,40}(?:\^[\w'. -]{0,40}){0,6})`,
  ].join(''),
  'dg',
);
const IDENTIFIER = /(?<![\w^])([\w-]{3,40})\^\^\^[\w.& -]{0,60}\^(?:MR|PI|PT|SS|AN|MB|PN|VN)\b/dg;
const CARET_NAME =
  /(?<![\w^|])([A-Z][A-Za-z'-]{1,24}\^[A-Z][A-Za-z'-]{1,24}(?:\^[A-Za-z.]{0,12}){0,4})(?![\w^|])/dg;

function find({ text, has }: Source): Detection[] {
  if (!has('^', 'pid', 'nk1')) return [];
  const fields = [...text.matchAll(NAMED_FIELD)].filter(({ 1: value = '' }) =>
    /\d{3}|\^|^[A-Z]{3,}$/.test(value),
  );
  const pieces: readonly (readonly [Kind, readonly RegExpMatchArray[]])[] = [
    ['patient-data', fields],
    ['record-number', [...text.matchAll(IDENTIFIER)]],
    ['person-name', [...text.matchAll(CARET_NAME)]],
  ];
  return pieces.flatMap(([kind, matches]) =>
    matches.map((match) => {
      const [start, end] = match.indices?.[1] ?? [0, 0];
      return { kind, start, end };
    }),
  );
}

/** Pieces of HL7 v2 in prose and logs: `PID-5: …`, `@PID.7^…`, an identifier or a name with its carets. */
export const hl7Pieces: Rule = {
  find,
  yes: {
    'PID-5: LINDQVIST^TOBIAS': 'LINDQVIST^TOBIAS',
  },
  no: ['PID-5 is required', 'a^b'],
};
