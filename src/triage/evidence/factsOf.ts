import { ecwHost, hostsIn } from '../../text/ecwHosts.ts';
import { matchesIn } from '../../text/matchesIn.ts';
import type { Endpoint, Facts } from '../verdict.ts';

const resourceScope =
  /(?:patient|user|system)\/[A-Z*][A-Za-z]{0,40}\.(?:read|write|search|create|update|[cruds]{1,5}|\*)/;
const otherScope = /openid|fhirUser|offline_access|online_access|launch\/(?:patient|encounter)/;
const scope = new RegExp(`(?<![\\w/.-])(?:${resourceScope.source}|${otherScope.source})(?![\\w.-])`, 'g');
const mostScopes = 60;

/** SMART scopes that a text names, each once, in order. */
const scopesIn = (text: string): readonly string[] => {
  const found = matchesIn(text.replace(/%20|\+/g, ' ').replace(/%2F/gi, '/'), scope);
  const scopes = new Set<string>();
  for (const [name] of found) {
    scopes.add(name);
    if (scopes.size === mostScopes) break;
  }
  return [...scopes];
};

/** Only times that say their zone can be told in UTC. */
const zoned =
  /\b20\d\d-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)? ?(?:Z|UTC|GMT|[+-][0-2]\d:?[0-5]\d)(?![\w:])/g;
const httpDate =
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3]?\d [A-Z][a-z]{2} 20\d\d [0-2]\d:[0-5]\d:[0-5]\d GMT\b/g;
const mostTimes = 5;

const millisecondsOf = (text: string): number => {
  if (text.includes(',') && text.includes('GMT')) return Date.parse(text);
  const plain = text
    .replace(/[.,]\d{1,9}/, '')
    .replace(/ ?(?:UTC|GMT)$/, 'Z')
    .replace(' ', 'T')
    .replace(' ', '');
  return Date.parse(plain);
};

/** Times that a text states, ISO 8601 in UTC to the second, oldest first, at most five. */
const timesIn = (text: string): readonly string[] => {
  const found = [...matchesIn(text, zoned), ...matchesIn(text, httpDate)].slice(0, 100);
  const times = found.map(([time]) => millisecondsOf(time)).filter((time) => !Number.isNaN(time));
  const sorted = [...new Set(times)].sort((a, b) => a - b).slice(0, mostTimes);
  return sorted.map((time) => `${new Date(time).toISOString().slice(0, 19)}Z`);
};

/** A name, an equals sign or colon, perhaps quotes: how headers, JSON, forms and logs give a value. */
const given = (name: string, value: string, flags = 'i'): RegExp =>
  new RegExp(`(?<![\\w-])${name}["']?\\s{0,3}[:=]\\s{0,3}["']?(${value})`, flags);

const statusNames = [
  'Bad Request',
  'Unauthorized',
  'Forbidden',
  'Not Found',
  'Gone',
  'Unprocessable',
  'Too Many Requests',
  'Internal Server Error',
  'Bad Gateway',
  'Service Unavailable',
];
const statusPatterns = [
  /\bHTTP\/[\d.]{1,3}"? ([1-5]\d\d)\b/,
  given('(?:http_?)?status(?:_?code)?', '[1-5]\\d\\d(?!\\d)'),
  /"error"\s{0,3}:\s{0,3}"([45]\d\d)"/,
  new RegExp(`\\b([45]\\d\\d) (?:${statusNames.join('|')})`, 'i'),
  /\b(?:HTTP|status|returns?|returned|got|gives?|gave|answers?|answered|throws?|with)(?: an?| code| error)? ([45]\d\d)\b/i,
];

/** Ten letters stand for the digits of a practice's number. */
export const PRACTICE_CODE = /\b[A-J]{6}\b/g;

const practicePatterns = [
  /\/fhir\/r4\/([A-Z]{6})(?![A-Za-z0-9])/,
  given('practice_?code', '[A-Z]{6}(?![A-Za-z0-9])', ''),
  /\bpractice(?: code)?[ :=]{1,3}([A-J]{6})(?![A-Za-z0-9])/i,
];

/** The endpoint that a text speaks of: the first of these that it names. */
const endpoints: readonly (readonly [Endpoint, RegExp])[] = [
  ['bulk', /\$export|\bbulk (?:export|data|status)\b|\bx-progress:/i],
  ['token', /\/oauth2?\/token\b|\btoken (?:endpoint|call|request|url|exchange)\b|\bgrant_type\b/i],
  ['authorize', /\/oauth2?\/authorize\b|\bauthorize (?:endpoint|call|request|url|page)\b|\bresponse_type=/i],
  ['introspect', /\/introspect\b/i],
  ['metadata', /\/\.well-known\/smart-configuration\b|\/fhir\/r4\/[A-Z]{6}\/metadata\b/i],
  ['redirect', /[?&#]error=[a-z_]{3,40}/i],
  ['fhir', /\/fhir\/r4\/[A-Z]{6}\/[A-Z]|"resourceType"\s{0,3}:\s{0,3}"OperationOutcome"/],
];

const kid = given('kid', '[\\w.~+/=-]{1,128}');
const alg = given('alg', '(?:RS|ES|PS|HS)\\d{3}|EdDSA|none\\b');
const aud = given('aud', 'https?[^\\s"\'&<>,}]{1,300}');
const redirectUri = given('redirect_uri', 'https?[^\\s"\'&<>,}]{1,300}');
const grantType = given('grant_type', '[a-z_]{4,40}');
const requestId = given('x-request-id', '[\\w.:-]{4,128}');
const retryAfter = given('retry-after', '\\d{1,6}');

const first = (text: string, patterns: readonly RegExp[]): string | undefined => {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
};

const decoded = (value: string | undefined): string | undefined => {
  try {
    return value && decodeURIComponent(value);
  } catch {
    return value;
  }
};

/** An address without what a person's session put behind it. */
const withoutQuery = (address: string | undefined): string | undefined =>
  decoded(address)?.split(/[?#]/, 1)[0];

/** Practices that eCW shares among developers. */
const sandboxPractices = ['FFBJCD', 'JAFJCD'];

const placeOf = (
  text: string,
): Pick<Facts, 'endpoint' | 'host' | 'environment' | 'facade' | 'practiceCode'> => {
  const endpoint = endpoints.find(([, pattern]) => pattern.test(text))?.[0];
  const practiceCode = first(text, practicePatterns);
  const named = hostsIn(text);
  const wanted = endpoint === 'token' || endpoint === 'authorize' ? 'oauth' : 'fhir';
  const host = named.find((name) => ecwHost(name)?.kind === wanted) ?? named[0];
  const facade = named.map((name) => ecwHost(name)?.facade).find((one) => one !== undefined);
  const isSandbox = practiceCode !== undefined && sandboxPractices.includes(practiceCode);
  const environment = isSandbox ? 'sandbox' : host && ecwHost(host)?.environment;
  return {
    ...(endpoint && { endpoint }),
    ...(host !== undefined && { host }),
    ...(environment && { environment }),
    ...(facade && { facade }),
    ...(practiceCode !== undefined && { practiceCode }),
  };
};

/** The first HTTP status that a text states. */
export function statusIn(text: string): number | undefined {
  const status = first(text, statusPatterns);
  return status === undefined ? undefined : Number(status);
}

/** What a text states about the failing call: facts of closed vocabularies and bounded values. Time is linear in the length. */
export function factsOf(text: string): Facts {
  const status = statusIn(text);
  const retry = first(text, [retryAfter]);
  const values = {
    grantType: first(text, [grantType]),
    kid: first(text, [kid]),
    alg: first(text, [alg]),
    aud: decoded(first(text, [aud])),
    redirectUri: withoutQuery(first(text, [redirectUri])),
    requestId: first(text, [requestId]),
  };
  const stated = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return {
    ...placeOf(text),
    ...stated,
    ...(status !== undefined && { status }),
    ...(retry !== undefined && { retryAfterSeconds: Number(retry) }),
    scopes: scopesIn(text),
    times: timesIn(text),
  };
}
