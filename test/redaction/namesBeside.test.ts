import { expect, test } from '@jest/globals';
import { redact } from '../../src/redaction/redact.ts';

/** Invented names that no list of given names holds. */
const HIDDEN: readonly (readonly [string, string])[] = [
  ['Vexlin Ardomar, 62 y/o, chart VA00912', '[person-name], 62 y/o, chart [record-number]'],
  ['Thanks,\nVexlin Ardomar\nDOB 5/12/49', 'Thanks,\n[person-name]\nDOB [birth-date]'],
  ['reset it for V. Ardomar, acct 118204', 'reset it for [person-name], acct [record-number]'],
  [
    'Vexlin Ardomar: was at 218-555-0177, call for Vexlin Ardomar',
    '[person-name]: was at [phone-number], call for [person-name]',
  ],
  [
    '/lookup?phone=4195550168&last=Ardomar HTTP/1.1',
    '/lookup?phone=[phone-number]&last=[person-name] HTTP/1.1',
  ],
  ['{"name":"Ardomar","dob":"1971-02-14"}', '{"name":"[person-name]","dob":"[birth-date]"}'],
  ['Vexlin and Maria Lopez share one gateway', '[person-name] and [person-name] share one gateway'],
  [
    'no data:\n- Vexlin Ardomar (speaks Korean)\n- Maria Lopez',
    'no data:\n- [person-name] (speaks Korean)\n- [person-name]',
  ],
  ['lns: Acme lD:U4418820301 DOB 08/14/1962', 'lns: Acme lD:[patient-id] DOB [birth-date]'],
  // A member's number that looks like a telephone's.
  ['insurance 617-555-0177 Xarvo Quillin', 'insurance [member-id] [person-name]'],
  ['Medicare 943 476 5919, Xarvo Quillin', 'Medicare [member-id], [person-name]'],
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
  ['host name=Ardomar dob=1971-02-14', 'host name=Ardomar dob=[birth-date]'],
  ['name=HumanName(family) dob=1971-02-14', 'name=HumanName(family) dob=[birth-date]'],
  ['see Postman and Maria Lopez', 'see Postman and [person-name]'],
  ['- Vexlin Ardomar\n- Nadlo Quent', '- Vexlin Ardomar\n- Nadlo Quent'],
  ['DOB 08/14/1962, order ID: 88120044', 'DOB [birth-date], order ID: 88120044'],
  ['ID: 88120044 of the build', 'ID: 88120044 of the build'],
  ['Vexlin Ardomar wrote the patch', 'Vexlin Ardomar wrote the patch'],
];

test.each(KEPT)('a carer, a place and a label stay: %s', (text, clean) => {
  expect(redact(text).text).toBe(clean);
});
