import { describe, expect, test } from '@jest/globals';
import { redact } from '../../src/redaction/redact.ts';

describe('ids of resources that are of one patient', () => {
  test.each([
    ['GET /fhir/r4/FEIGCD/Patient/p-20417', 'GET /fhir/r4/FEIGCD/Patient/[patient-id]'],
    ['PUT Coverage/cov-77120/_history/2 failed', 'PUT Coverage/[member-id]/_history/2 failed'],
    ['"encounter":{"reference":"Encounter/e-5512"}', '"encounter":{"reference":"Encounter/[encounter-id]"}'],
    ['Appointment/ap-3301 was not found', 'Appointment/[encounter-id] was not found'],
    ['EpisodeOfCare/eoc-19', 'EpisodeOfCare/[encounter-id]'],
  ])('%s', (text, clean) => {
    expect(redact(text).text).toBe(clean);
  });

  test.each(['Coverage/_search', 'Appointment/$find', 'user/Coverage.read', 'Coverage/metadata'])(
    '%s stays',
    (text) => {
      expect(redact(text).text).toBe(text);
    },
  );
});

describe('an id that was found once', () => {
  test('goes where it stands again, and where it is a part of another id', () => {
    const text = '{"resourceType":"Appointment","id":"ap-K-5520","actor":"Patient/K-5520"} retry K-5520';
    expect(redact(text).text).toBe(
      '{"resourceType":"Appointment","id":"[patient-id]","actor":"Patient/[patient-id]"} retry [patient-id]',
    );
  });

  test('goes where it stands again though it looks like a telephone number', () => {
    expect(redact('Cigna id 617-555-0177, appt ap-617-555-0177').text).toBe(
      'Cigna id [member-id], appt [member-id]',
    );
  });

  test('is too short to be told from a status or a count', () => {
    const text = 'Patient/4012 -> 401, 4012 rows';
    expect(redact(text).text).toBe('Patient/[patient-id] -> 401, 4012 rows');
  });
});
