import { expect, test } from '@jest/globals';
import { redact } from '../../src/redaction/redact.ts';

const CASES: readonly (readonly [string, string])[] = [
  ['Patient: Vexlin Ardomar.\nThank you Vexlin', 'Patient: [person-name].\nThank you [person-name]'],
  ['Patient: Ardomar, Vexlin\nnear "Ardomar"', 'Patient: [person-name]\nnear "[person-name]"'],
  [
    'Patient: Vexlin Ardomar\nsee vexlin.example and /Vexlin/x',
    'Patient: [person-name]\nsee vexlin.example and /Vexlin/x',
  ],
  [
    'Patient: Vexlin Ardomar\nArdomar Clinic, Dr. Ardomar',
    'Patient: [person-name]\nArdomar Clinic, Dr. Ardomar',
  ],
  ['Thank you Vexlin', 'Thank you Vexlin'],
];

test('however often it comes back', () => {
  const text = `Patient: Vexlin Ardomar${'\nthen Ardomar called'.repeat(600)}`;
  expect(redact(text).text).not.toContain('Ardomar');
});

test.each(CASES)('a part of a name that was found stands for it: %s', (text, clean) => {
  expect(redact(text).text).toBe(clean);
});
