import { describe, expect, test } from '@jest/globals';
import { lookUp } from '../../src/triage/triage.ts';
import { type Candidate, candidatesOf } from '../../src/triage/verdict.ts';
import { catalog } from '../support/catalog.ts';

const candidatesFor = (text: string): readonly Candidate[] => candidatesOf(lookUp(text, catalog));
const foundBy = (text: string): readonly string[] => candidatesFor(text).map(({ id }) => id);

describe('who asks is given first', () => {
  test.each([
    // by role
    ['what can the practice do about 400?', 'app_not_activated'],
    ['who has to activate the app?', 'app_not_activated'],
    ['what does the admin click to enable fhir', 'app_not_activated'],
    ['practice hasnt activated us', 'app_not_activated'],
    ['app not switched on at the practice', 'app_not_activated'],
    ['patient said no', 'access_denied'],
    ['patient declined', 'access_denied'],
    ['user clicked cancel', 'access_denied'],
    ['user pressed deny on the consent screen', 'access_denied'],
    // by status
    ['error 403', 'bare_403'],
    ['403 forbidden', 'bare_403'],
    ['401 and nothing else', 'bare_401'],
    ['404 from fhir', 'fhir_404_not_found'],
    ['500 from the token endpoint', 'access_denied'],
    ['429', 'rate_limited'],
    ['too many requests', 'rate_limited'],
    ['rate limit', 'rate_limited'],
    // by situation
    ['kid wrong', 'jwks_kid_mismatch'],
    ['key id unknown', 'jwks_kid_mismatch'],
    ['our kid is not in the key set', 'jwks_kid_mismatch'],
    ['they cannot fetch our jwks', 'jwks_url_inaccessible'],
    ['jwks timeout', 'jwks_url_inaccessible'],
    ['key set url not on the allow list', 'jwks_not_whitelisted'],
    ['jwks is not json', 'jwks_malformed'],
    ['broken key set', 'jwks_malformed'],
    ['token ran out', 'invalid_token'],
    ['access token expired', 'invalid_token'],
    ['bearer token rejected', 'invalid_token'],
    ['the refresh thing', 'refresh_expired'],
    ['refresh token too old', 'refresh_expired'],
    ['refresh token died after 90 days', 'refresh_expired'],
    ['refresh token was used twice', 'refresh_revoked'],
    ['refresh token of another app', 'wrong_client'],
    ['token belongs to another client', 'wrong_client'],
    ['which scopes am I allowed', 'invalid_scope'],
    ['scope not registered', 'invalid_scope'],
    ['wrong response type', 'unsupported_response_type'],
    ['client auth failed', 'invalid_client'],
    ['missing parameter', 'invalid_request'],
    ['required field missing in authorize', 'invalid_request'],
    ['is my redirect wrong?', 'redirect_uri_mismatch'],
    ['code verifier wrong', 'pkce_failed'],
    ['audience wrong', 'aud_mismatch'],
    ['clock skew', 'assertion_expired'],
    ['jti reused', 'assertion_replayed'],
    ['RS256 instead of RS384', 'signing_alg'],
    ['state mismatch', 'state_mismatch'],
    ['blank page in the ehr', 'launch_frame_blocked'],
    ['cors', 'cors_blocked'],
    ['practitioner id with a dot', 'practitioner_id_with_dot'],
    ['second export while one is running', 'bulk_duplicate_job'],
    ['export job unknown', 'bulk_404_unknown_job'],
    // with typing errors
    ['scpoe trouble', 'invalid_scope'],
    ['jwks kid mismtach', 'jwks_kid_mismatch'],
    ['unsuported respone type', 'unsupported_response_type'],
    ['refersh_expired', 'refresh_expired'],
    ['insurence not fuond', 'wb_205_insurance_not_found'],
    // published codes by their words, and by their interface and number
    ['encounter is locked', 'wb_139_encounter_is_locked'],
    ['encounter locked', 'wb_139_encounter_is_locked'],
    ['insurance not found', 'wb_205_insurance_not_found'],
    ['invalid pharmacy id', 'wb_133_invalid_pharmacy_id'],
    ['patient already exists', 'wb_202_invalid_patient_already_exist'],
    ['ftp upload failed', 'wb_112_upload_ftp_failed'],
    ['attachment mime type', 'wb_114_unsupported_mime_type_in_attachment'],
    ['missing prog identifier', 'hl7_306_prog_missing'],
    ['rxnorm code mandatory', 'wb_2024_rxnorm_code_mandatory'],
    ['subscriber not found', 'wb_208_subscriber_not_found'],
    ['unsupported characters', 'wb_108_unsupported_characters'],
    ['writeback 205', 'wb_205_insurance_not_found'],
    ['writeback error 139', 'wb_139_encounter_is_locked'],
    ['hl7 304', 'hl7_304_encounter_not_found'],
    ['2025', 'wb_2025_rx_details_empty'],
  ])('%j: %s', (text, id) => {
    expect(foundBy(text)[0]).toBe(id);
  });
});

describe('who asks is given among the first three', () => {
  test.each([
    ['something about jwks', 'jwks_malformed'],
    ['timeout calling ecw', 'cannot_reach_ecw'],
    ['msh segment missing', 'hl7_301_msh_missing'],
    ['cds hook prefetch failed', 'cds_412_prefetch_failed'],
    ['file too big max size', 'wb_109_max_size_limit_exceeded'],
  ])('%j: %s', (text, id) => {
    expect(foundBy(text).slice(0, 3)).toContain(id);
  });

  test('every published number, bare', () => {
    const missed = catalog.entries.flatMap(({ id, match }) =>
      match.numbers.filter((number) => !foundBy(String(number)).slice(0, 3).includes(id)),
    );
    expect(missed).toEqual([]);
  });

  test('every published code in separate small letters', () => {
    const published = catalog.entries.filter(({ group }) => !['core', 'neighbour'].includes(group));
    const codes = published.flatMap(({ id, match }) => match.codes.slice(0, 1).map((code) => ({ id, code })));
    const missed = codes.filter(
      ({ id, code }) =>
        !foundBy(code.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' '))
          .slice(0, 3)
          .includes(id),
    );
    expect(codes.length).toBeGreaterThan(100);
    expect(missed).toEqual([]);
  });
});

test.each([
  '',
  'hello there',
  'lunch?',
  'asdf qwer',
  'how do I get to Carnegie hall',
  'who is on call this weekend?',
  'what is the weather in Boston',
  'tell me a joke',
  'happy birthday!!',
  'the coffee machine is broken',
  'where did you park the car',
  'meeting moved to 3pm',
  'my cat is cute',
  'please fix the printer on floor two',
  '42',
  '1001',
])('%j asks nothing that is known', (text) => {
  expect(lookUp(text, catalog).kind).toBe('none');
});

test.each([
  'error',
  'what is wrong',
  'please help with error',
  'it does not work',
  'same error as yesterday',
  'something failed',
  'eCW is broken',
  'broken again, any ideas?',
  'anything new?',
  'getting an error',
  'no funciona',
  'got an error from the api',
])('%j says that something is wrong and not what: the card asks for what came back', (text) => {
  expect(lookUp(text, catalog).kind).toBe('none');
});

test.each([
  'token error',
  'login fails',
  'cannot connect',
  'error 401',
  'scope problem',
  'jwks broken',
  'pkce error',
  'fhir error',
  'redirect wrong',
])('%j says what: it is answered', (text) => {
  expect(lookUp(text, catalog).kind).not.toBe('none');
});

describe('how sure the answer is', () => {
  test.each([
    'app_not_activated',
    'refresh token too old',
    'patient declined',
    'kid wrong',
    'insurance not found',
    'blank page in the ehr',
  ])('%j: a match', (text) => {
    expect(lookUp(text, catalog).kind).toBe('match');
  });

  test.each(['our clock', 'second export', 'too many calls'])('%j: one is likely', (text) => {
    expect(lookUp(text, catalog)).toMatchObject({ kind: 'ambiguous', isLikely: true });
  });

  test.each(['something about jwks', 'scpoe trouble', 'refresh token', 'key missing'])(
    '%j: it may be several',
    (text) => {
      const verdict = lookUp(text, catalog);
      expect(verdict.kind).toBe('ambiguous');
      expect(verdict).not.toHaveProperty('isLikely');
    },
  );
});

test('the question of an entry that is hardly likely beside the first is not asked', () => {
  expect(lookUp('key missing', catalog)).not.toHaveProperty('question');
  expect(lookUp('401', catalog)).toMatchObject({ question: 'bare_401' });
});

describe('the reason', () => {
  test('is the wording that a text is like', () => {
    expect(candidatesFor('encounter is locked')[0]?.reasons).toEqual([
      { kind: 'wording', place: 'whole text', wording: 'ENCOUNTER_IS_LOCKED', similarity: expect.closeTo(1) },
    ]);
  });

  test('is the words that weighed most where it is like none, and no name is among them', () => {
    const [first] = candidatesFor('they do not know the kid of our client John Wexler');
    const words = first?.reasons.flatMap((reason) => (reason.kind === 'words' ? reason.words : [])) ?? [];
    expect(first?.id).toBe('jwks_kid_mismatch');
    expect(words).not.toContain('john');
    expect(words).not.toContain('wexler');
  });
});
