import { expect, test } from '@jest/globals';
import { redact } from '../../src/redaction/redact.ts';

/** Invented names that no list of given names holds. */
const HIDDEN: readonly (readonly [string, string])[] = [
  ['Vexlin Ardomar, 62 y/o, chart VA00912', '[person-name], 62 y/o, chart [record-number]'],
  ['Thanks,\nVexlin Ardomar\nDOB 5/12/49', 'Thanks,\n[person-name]\nDOB [birth-date]'],
  ['reset it for V. Ardomar, acct 118204', 'reset it for [person-name], acct [record-number]'],
  ['voicemail from Vexlin Ardomar, cell 218-555-0177', 'voicemail from [person-name], cell [phone-number]'],
];

test.each(HIDDEN)('a name beside what only patients have goes: %s', (text, clean) => {
  expect(redact(text).text).toBe(clean);
});

const KEPT: readonly (readonly [string, string])[] = [
  ['Dr. Vexlin Ardomar opened chart VA00912', 'Dr. Vexlin Ardomar opened chart [record-number]'],
  ['Ardomar Creek Dental, chart VA00912', 'Ardomar Creek Dental, chart [record-number]'],
  ['via Vexlin Ardomar, chart VA00912', 'via Vexlin Ardomar, chart [record-number]'],
  ['Vendor: Vexlin Ardomar, chart VA00912', 'Vendor: Vexlin Ardomar, chart [record-number]'],
  ['Vexlin Ardomar wrote the patch', 'Vexlin Ardomar wrote the patch'],
];

test.each(KEPT)('a carer, a place and a label stay: %s', (text, clean) => {
  expect(redact(text).text).toBe(clean);
});
