import { describe, expect, test } from '@jest/globals';
import { roleOf } from '../../src/triage/evidence/statements.ts';
import { bareNumberOf } from '../../src/triage/matching/codes.ts';
import { catalog } from '../support/catalog.ts';

describe('keys by what their value says', () => {
  test.each([
    ['error', 'code'],
    ['errorCode', 'code'],
    ['err0r_c0de', 'code'],
    ['oauth2Error', 'code'],
    ['error_description', 'description'],
    ['Error-Description', 'description'],
    ['statusText', 'description'],
    ['http.status_code', 'status'],
    ['http_status', 'status'],
    ['responseStatus', 'status'],
    ['practice', undefined],
    ['errors_total', undefined],
  ])('%s: %s', (key, role) => {
    expect(roleOf(key)).toBe(role);
  });
});

describe('the interface that a number belongs to', () => {
  const named = (text: string): readonly string[] => [...(bareNumberOf(text, catalog)?.named ?? [])];
  test.each([
    ['hl7 error 302', 'hl7_302_content_table'],
    ['write-back 302', 'wb_302_struct_data_category_items_missing'],
    ['bulk status: 202', 'bulk_202_in_progress'],
  ])('%s', (text, id) => {
    expect(named(text)).toEqual([id]);
  });

  test.each(['error 302', 'bulky error 202', 'progress 302'])('%s names none', (text) => {
    expect(named(text)).toEqual([]);
  });
});
