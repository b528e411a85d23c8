import { describe, expect, test } from '@jest/globals';
import { lookUp, triage } from '../../src/triage/triage.ts';
import { namedBy } from '../../src/triage/verdict.ts';
import { catalog } from '../support/catalog.ts';

describe('a status at an endpoint, where the text tells nothing else', () => {
  test.each([
    [
      'GET https://fhir4.eclinicalworks.com/.well-known/smart-configuration answers HTTP 400',
      'discovery_wrong_address',
    ],
    ['poll: HTTP/1.1 202 Accepted\nX-Progress: 40%', 'bulk_202_in_progress'],
    [
      'GET https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD/Group/9/$export answered 401 Unauthorized',
      'bulk_401_token_or_group',
    ],
  ])('%s', (text, id) => {
    expect(namedBy(lookUp(text, catalog))[0]).toBe(id);
  });

  test('gives way to a named error', () => {
    const text =
      'POST /Group/9/$export 401 {"error":"invalid_token","error_description":"Access token is expired"}';
    expect(triage(text, catalog)).toMatchObject({ errors: [{ id: 'invalid_token' }] });
  });
});
