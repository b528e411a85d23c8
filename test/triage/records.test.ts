import { describe, expect, test } from '@jest/globals';
import { withoutSuccesses } from '../../src/triage/evidence/withoutSuccesses.ts';
import { triage } from '../../src/triage/triage.ts';
import { namedBy } from '../../src/triage/verdict.ts';
import { catalog } from '../support/catalog.ts';

const fault = '08:00:02 ERROR ecw token request failed: invalid_client';

describe('records of a log that tell of other requests', () => {
  test.each([
    '08:00:01 INFO GET /fhir/r4/GBACEH/Patient/1 status=200 took=81',
    '08:00:01 INFO GET /metrics 204 3ms',
    '08:00:01 INFO 200 OK /v1/visits',
    '2026-06-01T08:00:01Z nginx: "GET /ready HTTP/1.1" 200 12',
  ])('%j is not read beside an error, and says nothing against it', (success) => {
    const log = `${success}\n${fault}\n${success}`;
    expect(withoutSuccesses(log).trim()).toBe(fault);
    const verdict = triage(log, catalog);
    expect([verdict.kind, ...namedBy(verdict)]).toEqual(['match', 'invalid_client']);
    expect(verdict.facts.status).toBeUndefined();
  });

  test.each([
    ['nothing went wrong', '08:00:01 INFO GET /metrics 200 3ms\n08:00:02 INFO GET /ready 200 2ms'],
    ['the success may be of the same request', `${fault}\n08:00:03 INFO attempt 2 ok status=200`],
    ['a success that names an error', `${fault}\n08:00:03 INFO GET /cb?error=access_denied 200 3ms`],
    ['an answer, not a record', 'HTTP/1.1 200 OK\n\n{"error":"invalid_token"}'],
  ])('all is read where %s', (_what, log) => {
    expect(withoutSuccesses(log)).toBe(log);
  });
});

describe('the status of a text is that of the record which holds the error', () => {
  test.each([
    [
      'one object of several',
      '[{"call":"metadata","status":200},{"call":"token","status":401,"error":"invalid_client"}]',
      401,
    ],
    [
      'one line of a log',
      '08:00 WARN GET /favicon.ico status=404\n08:01 ERROR ecw status=403 error=refresh_expired',
      403,
    ],
    ['the answer around it', 'HTTP/1.1 401 Unauthorized\n\n{"error":"invalid_client"}', 401],
  ])('%s', (_what, text, status) => {
    expect(triage(text, catalog).facts.status).toBe(status);
  });
});

test('a practice that is named by its code alone is one of ours', () => {
  const verdict = triage('we get invalid_scope for FEIGCD, anyone?', catalog);
  expect([verdict.kind, ...namedBy(verdict)]).toEqual(['match', 'invalid_scope']);
});
