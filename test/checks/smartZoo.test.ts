import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Subject } from '../../src/checks/subject.ts';
import { expectFault, type Fault } from './expectFault.ts';
import {
  AUTHORIZE_URL,
  authorize,
  BASE,
  CHALLENGE,
  CLIENT,
  type Jwk,
  smart,
  statement,
  VERIFIER,
  without,
} from './material.ts';
import './freshZooTime.ts';
import { visit, zooTime } from './visit.ts';
import { answer, type Keeper, openZoo, type Zoo } from './zoo.ts';

let zoo: Zoo;
beforeAll(async () => {
  zoo = await openZoo();
});
afterAll(() => zoo.close());

const json = (value: unknown, headers: Readonly<Record<string, string>> = {}, status = 200): Keeper =>
  answer(JSON.stringify(value), headers, status);

interface Documents {
  readonly configuration?: Keeper;
  readonly metadata?: Keeper;
}

const host = 'fhir4.eclinicalworks.com';

/** A practice of eCW on the zoo's server. */
const practice = ({ configuration = json(smart()), metadata = json(statement) }: Documents = {}, at = host) =>
  zoo.keep((socket, request) => {
    (request.path.endsWith('/metadata') ? metadata : configuration)(socket, request);
  }, at);

interface Specimen extends Fault {
  readonly name: string;
  readonly documents?: () => Documents;
  readonly subject?: Partial<Subject>;
  readonly at?: string;
}

const configured = (more: Jwk) => () => ({ configuration: json(smart(more)) });
const discovery = 'discovery_wrong_address';
const root = `https://${host}`;

const practices: readonly Specimen[] = [
  {
    name: 'a practice that is not there',
    documents: () => ({ metadata: json({}, {}, 404) }),
    fault: 'practice_unknown',
    proves: 'app_not_activated',
  },
  {
    name: 'a practice that fails',
    documents: () => ({ metadata: json({}, {}, 500) }),
    fault: 'practice_fails',
  },
  {
    name: 'a statement that is none',
    documents: () => ({ metadata: json({ resourceType: 'OperationOutcome' }) }),
    fault: 'metadata_other',
  },
  {
    name: 'a statement of DSTU2',
    documents: () => ({ metadata: json({ ...statement, fhirVersion: '1.0.2' }) }),
    fault: 'metadata_other',
  },
  {
    name: 'no configuration',
    documents: () => ({ configuration: json({}, {}, 404) }),
    fault: 'smart_status',
  },
  { name: 'a login page', documents: () => ({ configuration: answer('<html>') }), fault: 'smart_not_json' },
  {
    name: 'no token endpoint',
    documents: () => ({ configuration: json(without(smart(), 'token_endpoint')) }),
    fault: 'endpoints_missing',
    seen: /token_endpoint/,
  },
  {
    name: 'endpoints of the sandbox',
    documents: configured({ token_endpoint: 'https://staging-oauthserver.ecwcloud.com/oauth/oauth2/token' }),
    fault: 'endpoints_of_other_environment',
  },
  {
    name: 'endpoints of a stranger',
    documents: configured({ token_endpoint: 'https://login.example/token' }),
    fault: 'endpoints_not_known',
  },
  {
    name: 'another token endpoint is called',
    subject: { tokenUrl: 'https://oauthserver.eclinicalworks.com/oauth/token' },
    fault: 'token_url_differs',
    seen: /the path/,
  },
  {
    name: 'PKCE plain only',
    documents: configured({ code_challenge_methods_supported: ['plain'] }),
    fault: 'pkce_not_offered',
  },
  {
    name: 'RS256 only',
    documents: configured({ token_endpoint_auth_signing_alg_values_supported: ['RS256'] }),
    fault: 'signing_not_offered',
  },
  {
    name: 'no signing algorithms',
    documents: () => ({
      configuration: json(without(smart(), 'token_endpoint_auth_signing_alg_values_supported')),
    }),
    fault: 'signing_not_stated',
  },
  {
    name: 'no backend services',
    documents: configured({ grant_types_supported: ['authorization_code'] }),
    fault: 'grants_missing',
    seen: /client_credentials/,
  },
  {
    name: 'a scope that is not offered',
    subject: { scopes: 'openid patient/Slot.read' },
    fault: 'scopes_not_offered',
    proves: 'invalid_scope',
    seen: /patient\/Slot\.read/,
  },
  {
    name: 'scopes with commas',
    subject: { scopes: 'openid,fhirUser' },
    fault: 'scopes_separator',
    proves: 'invalid_scope',
  },
  {
    name: 'a clock that is off',
    documents: () => {
      const headers = { Date: new Date(zooTime() + 120_000).toUTCString() };
      return { configuration: json(smart(), headers), metadata: json(statement, headers) };
    },
    fault: 'clocks_differ',
    seen: /1(19|20|21) s/,
  },
  {
    name: 'the authorization server as base',
    subject: { fhirBase: 'https://oauthserver.eclinicalworks.com/fhir/r4/FEIGCD' },
    fault: 'base_is_oauth',
    proves: discovery,
  },
  {
    name: 'the root as base',
    subject: { fhirBase: root },
    fault: 'base_without_practice',
    proves: discovery,
  },
  {
    name: 'a practice in lower case',
    subject: { fhirBase: `${root}/fhir/r4/feigcd` },
    fault: 'practice_in_lower_case',
    proves: discovery,
  },
  { name: 'the base of another practice', subject: { practice: 'JHDBAA' }, fault: 'base_of_other_practice' },
  {
    name: 'a production base for the sandbox',
    subject: { environment: 'sandbox' },
    fault: 'base_of_other_environment',
  },
  { name: 'a base with a slash', subject: { fhirBase: `${BASE}/` }, fault: 'base_with_slash' },
  { name: 'a base that is none', subject: { fhirBase: 'FEIGCD' }, fault: 'base_not_url' },
  {
    name: 'a base of a stranger',
    subject: { fhirBase: 'https://fhir.zoo.example/r4' },
    at: 'fhir.zoo.example',
    fault: 'base_not_known',
  },
];

const request = 'invalid_request';
const pkce = 'pkce_failed';
const redirect = 'redirect_uri_mismatch';
const registered = { redirectUri: 'https://app.zoo.example/callback' };

const urls: readonly (Fault & {
  readonly name: string;
  readonly url: string;
  readonly subject?: Partial<Subject>;
})[] = [
  {
    name: 'no aud',
    url: authorize({ aud: undefined }),
    fault: 'parameters_missing',
    proves: request,
    seen: /aud/,
  },
  {
    name: 'no state',
    url: authorize({ state: undefined }),
    fault: 'parameters_missing',
    proves: request,
    seen: /state/,
  },
  {
    name: 'a scope twice',
    url: authorize({}, { again: '&scope=openid' }),
    fault: 'parameters_twice',
    proves: request,
    seen: /scope/,
  },
  {
    name: 'encoded twice',
    url: authorize({ redirect_uri: encodeURIComponent('https://app.zoo.example/callback') }),
    fault: 'parameters_encoded_twice',
    proves: request,
  },
  {
    name: 'a secret',
    url: authorize({}, { again: '&client_secret=s3cr3t-value' }),
    fault: 'parameters_secret',
    proves: request,
  },
  {
    name: 'another endpoint',
    url: authorize({}, { endpoint: 'https://oauthserver.eclinicalworks.com/oauth/authorize' }),
    fault: 'authorize_endpoint_differs',
    proves: request,
  },
  {
    name: 'response_type token',
    url: authorize({ response_type: 'token' }),
    fault: 'response_type_other',
    proves: 'unsupported_response_type',
  },
  {
    name: 'another client',
    url: authorize({ client_id: 'another' }),
    fault: 'client_differs',
    proves: request,
  },
  {
    name: 'a redirect_uri with a slash',
    url: authorize({ redirect_uri: 'https://app.zoo.example/callback/' }),
    subject: registered,
    fault: 'redirect_differs',
    proves: redirect,
    seen: /a slash/,
  },
  {
    name: 'a redirect_uri of another host',
    url: authorize({ redirect_uri: 'https://dev.zoo.example/callback' }),
    subject: registered,
    fault: 'redirect_differs',
    proves: redirect,
    seen: /the host/,
  },
  {
    name: 'localhost',
    url: authorize({ redirect_uri: 'http://localhost:3000/cb' }),
    fault: 'redirect_not_https',
    proves: redirect,
  },
  {
    name: 'aud with a slash',
    url: authorize({ aud: `${BASE}/` }),
    fault: 'authorize_aud_slash',
    proves: 'aud_mismatch',
  },
  {
    name: 'aud of another practice',
    url: authorize({ aud: BASE.replace('FEIGCD', 'JHDBAA') }),
    fault: 'authorize_aud_differs',
    proves: 'aud_mismatch',
  },
  {
    name: 'no challenge',
    url: authorize({ code_challenge: undefined }),
    fault: 'challenge_missing',
    proves: pkce,
  },
  {
    name: 'no method',
    url: authorize({ code_challenge_method: undefined }),
    fault: 'method_wrong',
    proves: pkce,
  },
  {
    name: 'a padded challenge',
    url: authorize({ code_challenge: `${CHALLENGE}=` }),
    fault: 'challenge_malformed',
    proves: pkce,
    seen: /padded/,
  },
  {
    name: 'a challenge in hexadecimal',
    url: authorize({ code_challenge: 'a'.repeat(64) }),
    fault: 'challenge_malformed',
    proves: pkce,
    seen: /hexadecimal/,
  },
  {
    name: 'the verifier as challenge',
    url: authorize({ code_challenge: VERIFIER }),
    subject: { codeVerifier: VERIFIER },
    fault: 'challenge_is_verifier',
    proves: pkce,
  },
  {
    name: 'the verifier of another request',
    url: authorize(),
    subject: { codeVerifier: VERIFIER.replace('d', 'e') },
    fault: 'pair_wrong',
    proves: pkce,
  },
  {
    name: 'a short verifier',
    url: authorize(),
    subject: { codeVerifier: 'short' },
    fault: 'verifier_malformed',
    proves: pkce,
  },
  {
    name: 'a scope that is not offered',
    url: authorize({ scope: 'openid patient/Patient.search' }),
    fault: 'authorize_scopes_not_offered',
    proves: 'invalid_scope',
  },
  {
    name: 'scopes with commas',
    url: authorize({ scope: 'openid,fhirUser' }),
    fault: 'authorize_scopes_separator',
    proves: 'invalid_scope',
  },
  {
    name: 'launch without a launch',
    url: authorize({ scope: 'openid launch' }),
    fault: 'launch_scope_alone',
    proves: 'launch_token_failed',
  },
  {
    name: 'a launch without launch',
    url: authorize({ launch: 'x1y2z3' }),
    fault: 'launch_alone',
    proves: 'launch_token_failed',
  },
  { name: 'a state of three characters', url: authorize({ state: 'abc' }), fault: 'state_weak' },
  { name: 'not a URL', url: 'GET /oauth/oauth2/authorize', fault: 'authorize_not_url' },
];

describe('a FHIR base that is not as it should be', () => {
  test.each(practices)('$name: $fault', async ({ documents, subject, at, ...expected }) => {
    practice(documents?.(), at);
    expectFault(await visit(zoo, { fhirBase: BASE, ...subject }), expected);
  });

  test('a practice that cannot be reached from here is not called faulty', async () => {
    zoo.keep({ keeper: () => {}, at: 'closed' }, host);
    const { checks, lead } = await visit(zoo, { fhirBase: BASE });
    expect(checks.map(({ status, code }) => [status, code])).toEqual([
      ['unknown', 'practice_unreachable'],
      ['unknown', 'smart_unreachable'],
      ['ok', 'base_right'],
    ]);
    expect(lead).toBeUndefined();
  });

  test('practice and environment make the base', async () => {
    practice({}, 'staging-fhir.ecwcloud.com');
    const { checks } = await visit(zoo, { practice: 'FFBJCD', environment: 'sandbox' });
    expect(checks.find(({ code }) => code === 'practice_answers')?.seen).toBe(
      'FFBJCD answers 200 at https://staging-fhir.ecwcloud.com/fhir/r4/FFBJCD/metadata.',
    );
  });
});

describe('an authorize URL that is not as it should be', () => {
  test.each(urls)('$name: $fault', async ({ url, subject, ...expected }) => {
    practice();
    const result = await visit(zoo, { fhirBase: BASE, clientId: CLIENT, authorizeUrl: url, ...subject });
    expectFault(result, expected);
    const written = JSON.stringify(result);
    for (const secret of [VERIFIER, CHALLENGE, CLIENT, 's3cr3t', 'x1y2z3', 'b1f0c7a2'])
      expect(written).not.toContain(secret);
  });

  test('without a FHIR base what can be asked is asked', async () => {
    const { checks } = await visit(zoo, { authorizeUrl: authorize({}, { endpoint: AUTHORIZE_URL }) });
    expect(checks.filter(({ status }) => status === 'fail' || status === 'warn')).toEqual([]);
    expect(checks.filter(({ status }) => status === 'unknown').map(({ id }) => id)).toEqual([
      'authorize_endpoint',
      'authorize_redirect',
      'authorize_aud',
      'authorize_scopes',
    ]);
  });
});
