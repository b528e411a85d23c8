import { describe, expect, test } from '@jest/globals';
import { triage } from '../../src/triage/triage.ts';
import { catalog } from '../support/catalog.ts';

describe('a status at an endpoint, where the text tells nothing else', () => {
  test('is offered to who asks, and claimed to nobody', () => {
    expect(
      triage(
        'GET https://fhir4.eclinicalworks.com/.well-known/smart-configuration answers HTTP 400',
        catalog,
      ),
    ).toMatchObject({
      kind: 'ambiguous',
      candidates: [{ id: 'discovery_wrong_address', confidence: 0.3 }],
    });
    expect(triage('poll: HTTP/1.1 202 Accepted\nX-Progress: 40%', catalog)).toMatchObject({
      kind: 'ambiguous',
      candidates: [{ id: 'bulk_202_in_progress' }],
    });
  });

  test('names what a bare status leaves open', () => {
    const text =
      'GET https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD/Group/9/$export answered 401 Unauthorized';
    expect(triage(text, catalog)).toMatchObject({
      kind: 'match',
      errors: [{ id: 'bulk_401_token_or_group' }],
    });
  });

  test('gives way to a named error', () => {
    const text =
      'POST /Group/9/$export 401 {"error":"invalid_token","error_description":"Access token is expired"}';
    expect(triage(text, catalog)).toMatchObject({ errors: [{ id: 'invalid_token' }] });
  });
});
