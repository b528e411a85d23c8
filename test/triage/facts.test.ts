import { describe, expect, test } from '@jest/globals';
import { factsOf } from '../../src/triage/evidence/factsOf.ts';
import type { Facts } from '../../src/triage/verdict.ts';

describe('facts that a paste states', () => {
  test.each<[string, Partial<Facts>]>([
    ['HTTP/1.1 401 Unauthorized', { status: 401 }],
    ['< HTTP/2 403', { status: 403 }],
    ['{"statusCode":500,"message":"x"}', { status: 500 }],
    ['{"error_description":"invalid_request","error":"403"}', { status: 403 }],
    ['eCW gives a 400 Bad Request', { status: 400 }],
    ['the token call returned 401 again', { status: 401, endpoint: 'token' }],
    [
      'GET https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD/Patient/1',
      {
        practiceCode: 'FEIGCD',
        environment: 'production',
        facade: 'provider',
        host: 'fhir4.eclinicalworks.com',
        endpoint: 'fhir',
      },
    ],
    [
      'https://fhir4.healow.com/fhir/r4/ABCDEF/Observation?category=x',
      { practiceCode: 'ABCDEF', facade: 'healow', environment: 'production' },
    ],
    [
      'POST https://staging-oauthserver.ecwcloud.com/oauth/oauth2/token for practice FFBJCD',
      {
        endpoint: 'token',
        environment: 'sandbox',
        practiceCode: 'FFBJCD',
        host: 'staging-oauthserver.ecwcloud.com',
      },
    ],
    [
      'POST https://staging-oauthserver.ecwcloud.com/oauth/oauth2/token',
      { environment: 'staging', facade: 'staging' },
    ],
    [
      'https://oauthserver.eclinicalworks.com/oauth/oauth2/authorize?aud=https%3A%2F%2Ffhir4.eclinicalworks.com%2Ffhir%2Fr4%2FFEIGCD&scope=openid+patient%2FPatient.read&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb%3Fx%3D1',
      {
        endpoint: 'authorize',
        host: 'oauthserver.eclinicalworks.com',
        aud: 'https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD',
        redirectUri: 'https://app.example.com/cb',
        scopes: ['openid', 'patient/Patient.read'],
      },
    ],
    ['https://app.example.com/cb?error=access_denied&state=x', { endpoint: 'redirect' }],
    ['GET [base]/Group/12/$export', { endpoint: 'bulk' }],
    ['{"alg":"RS256","kid":"2026-key_1","typ":"JWT"}', { alg: 'RS256', kid: '2026-key_1' }],
    [
      "{'grant_type': 'client_credentials', 'scope': 'system/Patient.read system/Group.read'}",
      { grantType: 'client_credentials', scopes: ['system/Patient.read', 'system/Group.read'] },
    ],
    [
      'X-Request-Id: 3f2b9c1e-77aa-4d10-9c55-0a1b2c3d4e5f',
      { requestId: '3f2b9c1e-77aa-4d10-9c55-0a1b2c3d4e5f' },
    ],
    ['Retry-After: 37', { retryAfterSeconds: 37 }],
    [
      '2026-03-01T14:05:09.123Z then 2026-03-01 15:05:09 +0100 and Sun, 01 Mar 2026 14:10:00 GMT',
      { times: ['2026-03-01T14:05:09Z', '2026-03-01T14:10:00Z'] },
    ],
  ])('%j', (text, facts) => {
    expect(factsOf(text)).toMatchObject(facts);
  });

  test.each([
    ['a time without a zone', '2026-03-01 14:05:09 ERROR x'],
    ['a birth date', 'born 1980-02-03'],
    ['talk of a kid', 'the kid does not match'],
    ['a number that is no status', 'port 8443, 401k, build 4040'],
    ['lower-case letters behind the base', '/fhir/r4/metadata'],
    ['somebody else’s host', 'https://fhir4.example.com/x'],
  ])('%s is none', (_what, text) => {
    expect(factsOf(text)).toEqual({ scopes: [], times: [] });
  });
});
