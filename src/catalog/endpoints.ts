/** Endpoints as the engine tells them apart. */
export const endpoints = [
  'authorize',
  'token',
  'fhir',
  'bulk',
  'jwks',
  'metadata',
  'introspect',
  'redirect',
] as const;
