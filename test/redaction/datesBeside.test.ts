import { expect, test } from '@jest/globals';
import { redact } from '../../src/redaction/redact.ts';

const HIDDEN: readonly (readonly [string, string])[] = [
  ['Ms. Overholt was admitted 11/02/2026', 'Ms. [person-name] was admitted [patient-data]'],
  ["Maria Lopez d/c'd 11/06, no CCD", "[person-name] d/c'd [patient-data], no CCD"],
  ['MRN 88120 seen on Oct 3', 'MRN [record-number] seen on [patient-data]'],
  ['pt Maria Lopez, DOS 09/14/2026, denied', 'pt [person-name], DOS [patient-data], denied'],
  ['Mrs. Stroud, passed 3/2/2026', 'Mrs. [person-name], passed [patient-data]'],
  ['vacuna del 15 de octubre para Maria Lopez', 'vacuna del [patient-data] para [person-name]'],
  ['don Maria Lopez el 3 de diciembre a las 10', 'don [person-name] el [patient-data] a las 10'],
  ['Hi Maria Lopez, come Nov 24, 2026 at 2:10 PM', 'Hi [person-name], come [patient-data] at 2:10 PM'],
  ['mrn=88120 takenAt=2026-03-08T07:11', 'mrn=[record-number] takenAt=[patient-data]'],
  ['the 10/06/2026 visit of Maria Lopez', 'the [patient-data] visit of [person-name]'],
  ['SVOBODA RADEK 19890416', '[person-name] [birth-date]'],
  ['pt theodora klint 6-2-91 has no meds', 'pt [person-name] [birth-date] has no meds'],
  ['p-1180\tMaria Lopez\t1977-10-10', 'p-1180\t[person-name]\t[birth-date]'],
];

test.each(HIDDEN)('the day on which something happened to somebody goes: %s', (text, clean) => {
  expect(redact(text).text).toBe(clean);
});

const KEPT: readonly string[] = [
  'Appointment sync ran 2026-11-18 02:00, 412 slots',
  'the visit endpoint went live Nov 3 and was patched on 11/05/2026',
  'MRN [record-number], visit export of build 11/05/2026',
  'MRN [record-number] fails after your 03/07 deployment',
  'HOSPITAL (PART A) 03-01-2016, MRN [record-number]',
  '2026-03-11 13:02:44 WARN MRN [record-number]',
  'MRN [record-number], visit 3 of 12, dose 2/40',
  'MSH|^~\\&|ECW|LAB|20240501||ADT, MRN [record-number]',
  '[person-name] 2026-11-05 10:00 is in the log',
];

test.each(KEPT)('what happened to the software stays: %s', (text) => {
  const written = text.replace('[record-number]', '88120').replace('[person-name]', 'Maria Lopez');
  expect(redact(written).text).toBe(text);
});
