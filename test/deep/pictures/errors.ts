/** An answer of eCW as a screenshot may show it, with the entry of the catalog that it reports. */
export interface ShownError {
  readonly entry: string;
  readonly status: string;
  readonly call: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const token = 'POST https://oauthserver.eclinicalworks.com/oauth/oauth2/token';
const fhir = 'GET https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD';

const oauth = (entry: string, status: string, [error, error_description]: readonly [string, string]) => ({
  entry,
  status,
  call: token,
  body: { error, error_description },
});

const outcome = (entry: string, status: string, [path, diagnostics]: readonly [string, string]) => ({
  entry,
  status,
  call: `${fhir}/${path}`,
  body: {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'processing', diagnostics }],
  },
});

/** Fifteen errors that people meet often. */
export const errors: readonly ShownError[] = [
  oauth('jwks_url_inaccessible', '401 Unauthorized', ['invalid_client', 'Cannot reach JWKS URL']),
  oauth('jwks_kid_mismatch', '401 Unauthorized', [
    'invalid_client',
    'JWT key ID does not match any key in JWKS',
  ]),
  oauth('jwks_not_whitelisted', '401 Unauthorized', [
    'invalid_client',
    'JWKS URL is not in the allowed list',
  ]),
  oauth('jwks_malformed', '401 Unauthorized', ['invalid_client', 'JWKS is malformed or missing keys']),
  oauth('invalid_client', '401 Unauthorized', ['invalid_client', 'Client authentication failed']),
  oauth('invalid_scope', '400 Bad Request', [
    'invalid_scope',
    'Requested scope is invalid or not registered',
  ]),
  oauth('refresh_expired', '403 Forbidden', ['invalid_grant', 'Refresh token has expired']),
  oauth('refresh_revoked', '403 Forbidden', ['invalid_grant', 'Refresh token has been revoked']),
  oauth('wrong_client', '403 Forbidden', ['wrong_client', 'Refresh token does not belong to this client']),
  oauth('unsupported_response_type', '400 Bad Request', [
    'unsupported_response_type',
    'The response type is not supported',
  ]),
  oauth('access_denied', '403 Forbidden', ['access_denied', 'Authorization was denied']),
  {
    entry: 'app_not_activated',
    status: '400 Bad Request',
    call: `${fhir}/Patient/demo-1`,
    body: { error: 'app_not_activated', error_description: 'FHIR app authentication is not enabled' },
  },
  {
    entry: 'invalid_token',
    status: '401 Unauthorized',
    call: `${fhir}/Observation?category=laboratory`,
    body: { error: 'invalid_token', error_description: 'Access token is expired or malformed' },
  },
  outcome('unknown_search_parameter', '400 Bad Request', [
    'CarePlan?patient=demo-1&_count=50',
    'Invalid request: Does not know how to handle get operation with parameter [patient,_count]',
  ]),
  outcome('fhir_404_not_found', '404 Not Found', [
    'Patient/demo-77',
    'Resource Patient/demo-77 is not known',
  ]),
];
