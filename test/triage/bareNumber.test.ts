import { describe, expect, test } from '@jest/globals';
import { lookUp } from '../../src/triage/triage.ts';
import { catalog } from '../support/catalog.ts';

const offered = (text: string): readonly string[] => {
  const verdict = lookUp(text, catalog);
  const ids = verdict.kind === 'ambiguous' ? verdict.candidates.map(({ id }) => id) : [];
  return ids.filter((id) => /^(?:wb|hl7|bulk)_/.test(id));
};
const bundle = (status: string) =>
  `{"resourceType":"Bundle","type":"transaction-response","entry":[{"response":{"status":"${status}"}}]}`;

describe('a published number without its key', () => {
  test.each([301, 302, 303, 304, 305, 306, 307, 308])(
    '%i has a meaning in writeback and one in HL7',
    (number) => {
      const found = offered(`eCW error ${number}`);
      expect(found.map((id) => id.slice(0, id.indexOf('_')))).toEqual(['wb', 'hl7']);
    },
  );

  test('615 stands for two keys of writeback, 202 for writeback and for bulk export', () => {
    expect(offered('error code 615')).toEqual([
      'wb_615_update_not_supported_referral',
      'wb_615_invalid_orgnization_id',
    ]);
    expect(offered('202')).toEqual(['wb_202_invalid_patient_already_exist', 'bulk_202_in_progress']);
  });

  test('the interface that the text speaks of comes first', () => {
    expect(offered('HL7 interface returned 302')[0]).toBe('hl7_302_content_table');
    expect(offered(bundle('302'))[0]).toBe('wb_302_struct_data_category_items_missing');
  });

  test.each([
    'build 301 passed',
    'we have 305 tests',
    'PR 615 is merged',
    '{"code":615,"message":"from some other service"}',
    'lunch at 1202 Main St',
    '301 or 302?',
  ])('“%s” is about something else', (text) => {
    expect(offered(text)).toEqual([]);
  });

  test('with its key the key decides', () => {
    const verdict = lookUp('{"status":301,"key":"STRUCT_DATA_SECTION_ITEMS_MISSING"}', catalog);
    expect(verdict).toMatchObject({
      kind: 'match',
      errors: [{ id: 'wb_301_struct_data_section_items_missing' }],
    });
  });
});
