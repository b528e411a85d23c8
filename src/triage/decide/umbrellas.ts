/**
 * Values that a server gives for many causes. A description that names one cause beats them (RFC 6749 section 5.2 and what eCW is seen to send).
 */
export const umbrellas: ReadonlySet<string> = new Set([
  'invalid_client',
  'invalid_request',
  'invalid_grant',
  'access_denied',
  'invalid_token',
  'unauthorized_client',
  'server_error',
  'temporarily_unavailable',
  'unauthorized',
  'forbidden',
  'bare_401',
  'bare_403',
  'bare_400',
  'bare_500',
]);
