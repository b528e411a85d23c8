import type { Finding } from './finding.ts';

const request = { status: 'fail', proves: 'invalid_request' } as const;
const pkce = { check: 'authorize_pkce', status: 'fail', proves: 'pkce_failed' } as const;
const redirect = { check: 'authorize_redirect', status: 'fail', proves: 'redirect_uri_mismatch' } as const;
const endpoint = 'Take authorization_endpoint from {base}/.well-known/smart-configuration.';

/** What an authorize URL can show. Its state, launch and challenge are never quoted. */
export const authorizeFindings = {
  authorize_not_url: {
    check: 'authorize_endpoint',
    status: 'fail',
    seen: 'The authorize URL is not an https URL.',
    todo: 'Copy the whole address that the browser is sent to.',
  },
  authorize_endpoint_right: { check: 'authorize_endpoint', status: 'ok', seen: 'It goes to {endpoint}.' },
  authorize_endpoint_differs: {
    check: 'authorize_endpoint',
    ...request,
    seen: 'It does not go to the authorize endpoint: {how}.',
    todo: endpoint,
  },
  authorize_endpoint_unchecked: {
    check: 'authorize_endpoint',
    status: 'unknown',
    seen: 'There is no SMART configuration to compare the endpoint with.',
    todo: 'Give the FHIR base.',
  },
  parameters_right: { check: 'authorize_parameters', status: 'ok', seen: 'Every parameter is there once.' },
  parameters_missing: {
    check: 'authorize_parameters',
    ...request,
    seen: 'Missing or empty: {names}.',
    todo: 'Add what is missing.',
  },
  parameters_twice: {
    check: 'authorize_parameters',
    ...request,
    seen: 'Sent more than once: {names}.',
    todo: 'Send each parameter once: some OAuth libraries add scope or client_id by themselves.',
  },
  parameters_encoded_twice: {
    check: 'authorize_parameters',
    ...request,
    seen: 'URL-encoded twice: {names}.',
    todo: 'Encode each value once.',
  },
  parameters_secret: {
    check: 'authorize_parameters',
    ...request,
    seen: 'It carries something that must not stand in a URL. The person who asked was told what.',
    askerOnly: 'It carries {names}: it stands in browser histories and logs now.',
    todo: 'Replace the secret, and send it to the token endpoint only.',
  },
  response_type_code: { check: 'authorize_response_type', status: 'ok', seen: 'response_type is code.' },
  response_type_other: {
    check: 'authorize_response_type',
    status: 'fail',
    proves: 'unsupported_response_type',
    seen: 'response_type is not code.',
    todo: 'Send response_type=code, with PKCE.',
  },
  client_same: { check: 'authorize_client', status: 'ok', seen: 'client_id is the one that was given.' },
  client_differs: {
    check: 'authorize_client',
    ...request,
    seen: 'client_id is not the one that was given: {how}.',
    todo: 'Copy the client id from the portal, for this environment.',
  },
  redirect_same: { check: 'authorize_redirect', status: 'ok', seen: 'redirect_uri is the registered one.' },
  redirect_unchecked: {
    check: 'authorize_redirect',
    status: 'unknown',
    seen: 'redirect_uri is {redirect}. The registered one was not given.',
    todo: 'Compare it with the portal, character by character.',
  },
  redirect_differs: {
    ...redirect,
    seen: 'redirect_uri is not the registered one: {how}.',
    todo: 'Make the two the same, character by character.',
  },
  redirect_not_https: {
    ...redirect,
    seen: 'redirect_uri is not an https address of a public host.',
    todo: 'Use a public https address; a tunnel with a fixed name does in development.',
  },
  authorize_aud_right: { check: 'authorize_aud', status: 'ok', seen: 'aud is the FHIR base.' },
  authorize_aud_differs: {
    check: 'authorize_aud',
    status: 'fail',
    proves: 'aud_mismatch',
    seen: 'aud is not the FHIR base: {how}.',
    todo: 'Set aud to {base}; in an EHR launch to iss as it was received.',
  },
  authorize_aud_slash: {
    check: 'authorize_aud',
    status: 'fail',
    proves: 'aud_mismatch',
    seen: 'aud ends in a slash.',
    todo: 'Drop the slash.',
  },
  authorize_aud_unchecked: {
    check: 'authorize_aud',
    status: 'unknown',
    seen: 'aud is {aud}. No FHIR base was given to compare it with.',
    todo: 'Give the FHIR base.',
  },
  pair_right: {
    check: 'authorize_pkce',
    status: 'ok',
    seen: 'code_challenge belongs to the verifier, with S256.',
  },
  challenge_right: {
    check: 'authorize_pkce',
    status: 'ok',
    seen: 'code_challenge is well formed, with S256.',
  },
  challenge_missing: {
    ...pkce,
    seen: 'code_challenge is missing.',
    todo: 'Send PKCE with S256: eCW asks for it.',
  },
  method_wrong: {
    ...pkce,
    seen: 'code_challenge_method is not S256.',
    todo: 'Send code_challenge_method=S256; without it the method is plain.',
  },
  challenge_malformed: {
    ...pkce,
    seen: 'code_challenge is not 43 characters of base64url: {how}.',
    todo: 'code_challenge = BASE64URL(SHA256(verifier)), without =.',
  },
  verifier_malformed: {
    ...pkce,
    seen: 'The verifier is not 43 to 128 characters of A-Z a-z 0-9 - . _ ~.',
    todo: 'Make it of 32 random bytes, in base64url.',
  },
  challenge_is_verifier: {
    ...pkce,
    seen: 'code_challenge is the verifier itself (plain).',
    todo: 'Send BASE64URL(SHA256(verifier)) with S256.',
  },
  pair_wrong: {
    ...pkce,
    seen: 'The verifier does not belong to this code_challenge.',
    todo: 'Keep the verifier by state, and send the one of the same authorize request.',
  },
  authorize_scopes_right: {
    check: 'authorize_scopes',
    status: 'ok',
    seen: 'The scopes are offered and fit the launch.',
  },
  authorize_scopes_unchecked: {
    check: 'authorize_scopes',
    status: 'unknown',
    seen: 'There is no list of scopes to compare with.',
    todo: 'Give the FHIR base.',
  },
  authorize_scopes_not_offered: {
    check: 'authorize_scopes',
    status: 'fail',
    proves: 'invalid_scope',
    seen: 'Not offered: {scopes}.',
    todo: 'Drop or respell them: one wrong scope fails the whole request.',
  },
  authorize_scopes_separator: {
    check: 'authorize_scopes',
    status: 'fail',
    proves: 'invalid_scope',
    seen: 'The scopes are not separated by single spaces.',
    todo: 'Separate them by spaces, URL-encoded once (%20 or +).',
  },
  launch_scope_alone: {
    check: 'authorize_scopes',
    status: 'fail',
    proves: 'launch_token_failed',
    seen: 'The scope launch is asked for, but there is no launch parameter.',
    todo: 'Standalone: ask for launch/patient instead. EHR launch: send the launch value that was received.',
  },
  launch_alone: {
    check: 'authorize_scopes',
    status: 'fail',
    proves: 'launch_token_failed',
    seen: 'There is a launch parameter, but the scope launch is not asked for.',
    todo: 'EHR launch: add the scope launch. Standalone: drop the parameter.',
  },
  state_there: { check: 'authorize_state', status: 'ok', seen: 'There is a state.' },
  state_weak: {
    check: 'authorize_state',
    status: 'warn',
    seen: 'state has {length} characters: it can be guessed.',
    todo: 'Use at least 122 random bits, for example a UUID.',
  },
} as const satisfies Record<string, Finding>;
