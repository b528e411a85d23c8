import { describe, expect, test } from '@jest/globals';
import type { Group } from '../../src/catalog/schema.ts';
import { catalog } from '../support/catalog.ts';

const { entries, byId } = catalog;
const ofGroup = (group: Group) => entries.filter((entry) => entry.group === group);
const holding = (code: string) =>
  entries.filter(({ match }) => match.codes.includes(code)).map(({ id }) => id);

describe("eCW's published codes", () => {
  test('the guide lists 92 writeback codes under 91 numbers, and 8 of the HL7 interface', () => {
    expect(ofGroup('writeback')).toHaveLength(92);
    expect(new Set(ofGroup('writeback').flatMap(({ match }) => match.numbers)).size).toBe(91);
    expect(ofGroup('hl7').flatMap(({ match }) => match.numbers)).toEqual([
      301, 302, 303, 304, 305, 306, 307, 308,
    ]);
  });

  test.each([
    ['PATINET_AND_PHARMACY_NOT_LINKED', 134],
    ['INVALID_ORGNIZATION_ID', 615],
    ['INVALID_PROVIDER', 101],
    ['RxNorm and NDC do not belong to the same drug compendia.', 2027],
    ['Message format exception - MSH segment missing in HL7 message', 301],
    ['Exception occurred during interface setup', 308],
  ])('%s keeps its key as eCW writes it, under %i', (key, number) => {
    const [id] = holding(key);
    expect(byId(id ?? '')).toMatchObject({ message: key, match: { numbers: [number] } });
  });

  test('a writeback id tells its number and key', () => {
    const wrong = ofGroup('writeback').filter(({ id, match }) => !id.startsWith(`wb_${match.numbers[0]}_`));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test.each([301, 302, 303, 304, 305, 306, 307, 308, 615, 202])(
    'both meanings of %i name each other',
    (number) => {
      const both = entries.filter(({ match }) => match.numbers.includes(number));
      expect(both).toHaveLength(2);
      const [one, other] = both;
      expect(one?.lookAlikes).toContain(other?.id);
      expect(other?.lookAlikes).toContain(one?.id);
    },
  );

  test.each([
    ['INVALID_ENCOUNTER', ['developer'], 'nobody'],
    ['UNKNOWN_MAPPING_ERROR', ['developer', 'ecw'], 'ecw'],
    ['DFT_PROCESSING_ERROR', ['developer', 'ecw'], 'ecw'],
    ['DEFAULT_WRITEBACK_USER_NOT_CONFIGURED', ['practice', 'ecw'], 'practice'],
    ['SUCCESS', [], 'nobody'],
  ])('%s is cured by %j and escalated to %s', (key, fixedBy, to) => {
    expect(byId(holding(key)[0] ?? '')).toMatchObject({ fixedBy, escalate: { to } });
  });

  test('a patient that exists is never created again', () => {
    expect(byId('wb_202_invalid_patient_already_exist')?.steps[0]?.do).toMatch(/never repeat the create/);
  });

  test.each([
    'bulk_202_in_progress',
    'bulk_200_complete',
    'bulk_401_token_or_group',
    'bulk_404_unknown_job',
    'cds_412_prefetch_failed',
    'cds_500_processing_error',
    'rate_limited',
    'operation_not_supported_for_scope',
  ])('%s is there', (id) => {
    expect(byId(id)?.sources.some(({ confidence }) => confidence === 'official-copy')).toBe(true);
  });
});

describe('a number with two meanings', () => {
  test.each([301, 302, 303, 304, 305, 306, 307, 308, 615, 202])(
    '%i is asked about, with an answer for each meaning',
    (number) => {
      const both = entries.filter(({ match }) => match.numbers.includes(number));
      const questions = both.flatMap(({ question }) => question ?? []);
      expect(questions).toHaveLength(1);
      expect(questions[0]?.answers.flatMap(({ favours }) => favours).sort()).toEqual(
        both.map(({ id }) => id).sort(),
      );
    },
  );
});
