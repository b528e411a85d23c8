/**
 * Values that a server gives for many causes. A description that names one cause beats them (RFC 6749 section 5.2 and what eCW is seen to send).
 */
export const umbrellas: ReadonlySet<string> = new Set([
  'invalid_client',
  'invalid_request',
  'invalid_grant',
  'refresh_token_invalid',
  'access_denied',
  'invalid_token',
  'unauthorized_client',
  'server_error',
  'temporarily_unavailable',
]);

/** Entries for an HTTP status alone: they stand back as soon as anything else is named. */
export const statusOnly: ReadonlySet<string> = new Set([
  'bare_401',
  'bare_403',
  'fhir_server_error',
  'server_error',
]);

/** Subjects that, named beside an umbrella code without a cause, leave it open which of these look-alikes it is. */
export const hints: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  invalid_client: [
    ['KID', ['jwks_kid_mismatch']],
    ['JWKS', ['jwks_url_inaccessible', 'jwks_not_whitelisted', 'jwks_malformed']],
  ],
};

/** Codes of RFC 6749 and RFC 6750 that any server may send. Every other code among the 14 is eCW's own: who writes it speaks of eCW. */
export const standardCodes: ReadonlySet<string> = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_scope',
  'invalid_token',
  'access_denied',
  'unsupported_response_type',
]);
