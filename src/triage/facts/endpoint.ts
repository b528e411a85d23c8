import type { Endpoint } from '../verdict.ts';

/** What names an endpoint; the first that fits decides, the more special before the more general. */
const ENDPOINTS: readonly (readonly [Endpoint, RegExp])[] = [
  ['redirect', /[?&#]error=[a-z_]{3,40}/i],
  ['introspect', /\/introspect\b/i],
  ['token', /\/oauth2?\/(?:oauth2\/)?token\b|\btoken[ _-]?(?:endpoint|call|request|server|url)\b|\/token\b/i],
  ['authorize', /\/oauth2?\/(?:oauth2\/)?authorize\b|\bauthorize\b|\bauthorization request\b/i],
  ['bulk', /\$export|\bbulk\b/i],
  ['metadata', /\.well-known\/smart-configuration|\/metadata\b/i],
  ['fhir', /\/fhir\/r4\/|\bFHIR (?:call|read|search|request)s?\b/i],
  ['jwks', /\bjwks(?:_uri|\.json| url| endpoint)/i],
];

export const endpointOf = (text: string): Endpoint | undefined =>
  ENDPOINTS.find(([, pattern]) => pattern.test(text))?.[0];
