import type { Finding } from './finding.ts';

const wrongAddress = { check: 'base_address', status: 'fail', proves: 'discovery_wrong_address' } as const;
const discovered = 'Take the endpoints from {base}/.well-known/smart-configuration of this practice.';

/** What the FHIR base of a practice can show. */
export const smartFindings = {
  base_right: {
    check: 'base_address',
    status: 'ok',
    seen: '{base} is the {environment} base of {practice}.',
  },
  base_not_known: {
    check: 'base_address',
    status: 'warn',
    seen: '{host} is not a host of eCW that is known here.',
    todo: 'Compare with iss of the launch, or with the entry of the practice in the endpoint directory of eCW.',
  },
  base_not_url: {
    check: 'base_address',
    status: 'fail',
    seen: 'The FHIR base is not an https URL that can be called.',
    todo: 'It looks like https://fhir4.eclinicalworks.com/fhir/r4/ABCDEF.',
  },
  base_is_oauth: {
    ...wrongAddress,
    seen: '{host} is the authorization server, not the FHIR server.',
    todo: 'Use the FHIR base of the practice; the authorization server has no discovery document.',
  },
  base_without_practice: {
    ...wrongAddress,
    seen: 'The base does not end in /fhir/r4/ and the six letters of a practice.',
    todo: 'Append /fhir/r4/ and the practice code: the root of the host answers 400.',
  },
  practice_in_lower_case: {
    ...wrongAddress,
    seen: 'The practice code of the base is not in capitals.',
    todo: 'Write it as eCW does: six capital letters.',
  },
  base_of_other_practice: {
    check: 'base_address',
    status: 'fail',
    seen: 'The base is that of {other}, not of {practice}.',
    todo: 'Use the base that ends in {practice}.',
  },
  base_of_other_environment: {
    check: 'base_address',
    status: 'fail',
    seen: 'The base is a {found} address, but the environment is {environment}.',
    todo: 'Client id, token endpoint and FHIR base must all be of one environment.',
  },
  base_with_slash: {
    check: 'base_address',
    status: 'warn',
    seen: 'The base ends in a slash. As aud of an authorize request that is refused.',
    todo: 'Drop the slash.',
  },
  practice_answers: {
    check: 'practice_answer',
    status: 'ok',
    seen: '{practice} answers 200 at {base}/metadata.',
  },
  practice_unknown: {
    check: 'practice_answer',
    status: 'fail',
    proves: 'app_not_activated',
    seen: '{base}/metadata answers {status}: this server does not know {practice}, or its FHIR APIs are off.',
    todo: 'Check the code; then ask the practice to have the FHIR APIs switched on (case at my.eclinicalworks.com).',
  },
  practice_fails: {
    check: 'practice_answer',
    status: 'warn',
    seen: '{base}/metadata answers {status}.',
    todo: 'Try again in a minute, and another practice: if only this one fails, the practice must open a case.',
  },
  practice_unreachable: {
    check: 'practice_answer',
    status: 'unknown',
    seen: '{base}/metadata could not be read from here: {reason}',
    todo: 'Try curl from your server: blocks and hangs from outside the US were reported.',
  },
  metadata_right: { check: 'metadata', status: 'ok', seen: 'CapabilityStatement of FHIR {version}.' },
  metadata_large: {
    check: 'metadata',
    status: 'ok',
    seen: 'The CapabilityStatement is there; it is too large to be read here.',
  },
  metadata_other: {
    check: 'metadata',
    status: 'warn',
    seen: '{base}/metadata is not a CapabilityStatement of FHIR R4.',
    todo: 'Check that the base is that of eCW, not of a gateway or a login page in front of it.',
  },
  smart_there: { check: 'smart_answer', status: 'ok', seen: 'The SMART configuration answers 200.' },
  smart_status: {
    check: 'smart_answer',
    status: 'fail',
    seen: '{base}/.well-known/smart-configuration answers {status}.',
    todo: 'Check the base. Not below /fhir/r4/ and the practice code, the document does not exist.',
  },
  smart_not_json: {
    check: 'smart_answer',
    status: 'fail',
    seen: 'The SMART configuration is not a JSON object.',
    todo: 'Check that the base is that of eCW, not of a gateway or a login page in front of it.',
  },
  smart_unreachable: {
    check: 'smart_answer',
    status: 'unknown',
    seen: 'The SMART configuration could not be read from here: {reason}',
    todo: 'Try curl from your server: blocks and hangs from outside the US were reported.',
  },
  endpoints_right: { check: 'smart_endpoints', status: 'ok', seen: 'Token endpoint {token}.' },
  endpoints_missing: {
    check: 'smart_endpoints',
    status: 'fail',
    seen: 'The SMART configuration lacks {names}.',
    todo: 'Ask the practice; meanwhile use the endpoints of another practice of this environment.',
  },
  endpoints_of_other_environment: {
    check: 'smart_endpoints',
    status: 'fail',
    seen: 'The base is {environment}, but {token} is {found}.',
    todo: 'Use base and client id of the same environment.',
  },
  endpoints_not_known: {
    check: 'smart_endpoints',
    status: 'warn',
    seen: '{token} is not on a host of eCW that is known here.',
    todo: 'Check that the base is that of eCW before you send it a credential.',
  },
  token_url_differs: {
    check: 'smart_endpoints',
    status: 'fail',
    seen: 'You call another token endpoint than the configuration names: {how}.',
    todo: discovered,
  },
  pkce_offered: { check: 'smart_pkce', status: 'ok', seen: 'PKCE with S256.' },
  pkce_not_offered: {
    check: 'smart_pkce',
    status: 'warn',
    seen: 'S256 is not among its code_challenge_methods_supported.',
    todo: 'Send PKCE with S256 all the same: eCW asks for it.',
  },
  signing_offered: { check: 'smart_signing', status: 'ok', seen: 'Assertions signed with {algs}.' },
  signing_not_stated: {
    check: 'smart_signing',
    status: 'warn',
    seen: 'It does not say which signing algorithms it takes.',
    todo: 'Sign with RS384, as the documentation of eCW asks.',
  },
  signing_not_offered: {
    check: 'smart_signing',
    status: 'warn',
    seen: 'Neither RS384 nor ES384 is among the signing algorithms that it takes.',
    todo: 'Ask eCW whether signed assertions are accepted at this practice.',
  },
  grants_offered: { check: 'smart_grants', status: 'ok', seen: 'Grant types {grants}.' },
  grants_missing: {
    check: 'smart_grants',
    status: 'warn',
    seen: 'It does not offer {grants}.',
    todo: 'Use a flow that is offered, or ask eCW.',
  },
  scopes_offered: { check: 'smart_scopes', status: 'ok', seen: 'All scopes that are asked for are offered.' },
  scopes_offered_but_binary: {
    check: 'smart_scopes',
    status: 'ok',
    seen: 'All scopes are offered but patient/Binary.read, which live apps use all the same.',
  },
  scopes_not_offered: {
    check: 'smart_scopes',
    status: 'fail',
    proves: 'invalid_scope',
    seen: 'Not offered: {scopes}.',
    todo: 'Drop or respell them: one wrong scope fails the whole request.',
  },
  scopes_separator: {
    check: 'smart_scopes',
    status: 'fail',
    proves: 'invalid_scope',
    seen: 'The scopes are not separated by single spaces.',
    todo: 'Separate them by spaces, URL-encoded once.',
  },
  scopes_not_listed: { check: 'smart_scopes', status: 'unknown', seen: 'The configuration lists no scopes.' },
  clocks_agree: {
    check: 'clock',
    status: 'ok',
    seen: "The server's clock is {difference} s off this bot's.",
  },
  clocks_differ: {
    check: 'clock',
    status: 'warn',
    seen: "The server's clock is {difference} s off this bot's.",
    todo: 'Keep your own server on NTP: expiry is judged by the clock of eCW.',
  },
} as const satisfies Record<string, Finding>;
