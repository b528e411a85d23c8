import { matchesIn } from '../../../text/matchesIn.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const ID =
  /\b(?:id|ID|Id|identifier|number) {0,12}(?:(?:is|was|of|[:=#]) {0,2})?["'`]?([A-Za-z0-9][\w.~-]{2,63})/dg;
const A_PATIENT = new RegExp(
  [
    String.raw`\b(?:patients?|person|member|insurance|medicaid|medicare)\b`,
    // On the same line, or under a heading.
    oneOf(
      String.raw`[^\n{}"<>=?&]{0,60}`,
      String.raw`(?: \w{1,20})?:?\n(?:[^\n{}<>=]{0,60}\n){0,4}[ \t]{0,8}`,
    ),
    '$',
  ].join(''),
  'i',
);
export const ID_OF_A_THING = new RegExp(
  [
    String.raw`\b`,
    oneOf(
      'client|app|application|request|trace|key|error|correlation|scope|ticket|case|message|msg|payer|device',
      'resource|practice|session|tenant|order|template|job|batch|thread|user|group|plan|portal',
    ),
    '[ _-]$',
  ].join(''),
  'i',
);

function find({ text }: Source): Detection[] {
  return [...matchesIn(text, ID)].flatMap((match): Detection[] => {
    const before = text.slice(Math.max(0, match.index - 72), match.index);
    if (!A_PATIENT.test(before) || ID_OF_A_THING.test(before)) return [];
    const [start, end] = match.indices?.[1] ?? [0, 0];
    const isId = /\d/.test(match[1] ?? '') && !/^[1-5]\d\d$/.test(match[1] ?? '');
    return isId ? [{ kind: 'patient-id', start, end }] : [];
  });
}

/** Ids that a sentence about a patient gives: `Patient … with id …`. */
export const spokenPatientIds: Rule = {
  words: [
    ['patient', 'person', 'member', 'insurance', 'medicaid', 'medicare'],
    ['id', 'number'],
  ],
  find,
  yes: {
    'Patient with id p-20417 is unknown': 'p-20417',
    'Member Information\nName   x\nID   W20417': 'W20417',
  },
  no: [
    'the patient plan, payer id 60054',
    'client with id p-20417 is unknown',
    'the patient app with client id a1b2',
  ],
};
