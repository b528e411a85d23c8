import { matchesIn } from '../../text/matchesIn.ts';

const scope =
  /(?<![\w/.-])(?:(?:patient|user|system)\/[A-Z*][A-Za-z]{0,40}\.(?:read|write|search|create|update|[cruds]{1,5}|\*)|openid|fhirUser|offline_access|online_access|launch\/(?:patient|encounter))(?![\w.-])/g;
const mostScopes = 60;

/** SMART scopes that a text names, each once, in order. */
export const scopesIn = (text: string): readonly string[] => {
  const found = matchesIn(text.replace(/%20|\+/g, ' ').replace(/%2F/gi, '/'), scope);
  const scopes = new Set<string>();
  for (const [name] of found) {
    scopes.add(name);
    if (scopes.size === mostScopes) break;
  }
  return [...scopes];
};
