import { ecwHost, hostsIn } from '../../text/ecwHosts.ts';
import { matchesIn } from '../../text/matchesIn.ts';
import { statusNames } from '../knowledge/words.ts';
import type { Endpoint, Facts } from '../verdict.ts';

const resourceScope =
  /(?:patient|user|system)\/[A-Z*][A-Za-z]{0,40}\.(?:read|write|search|create|update|[cruds]{1,5}|\*)/;
const otherScope = /openid|fhirUser|offline_access|online_access|launch\/(?:patient|encounter)/;
const scope = new RegExp(`(?<![\\w/.-])(?:${resourceScope.source}|${otherScope.source})(?![\\w.-])`, 'g');
const mostScopes = 60;
const mostTimes = 5;

/** SMART scopes that a text names, each once, in order. */
const scopesIn = (text: string): readonly string[] => {
  const found = matchesIn(text.replace(/%20|\+/g, ' ').replace(/%2F/gi, '/'), scope);
  return [...new Set([...found].map(([name]) => name))].slice(0, mostScopes);
};

/** Only times that say their zone can be told in UTC. */
const zoned =
  /\b20\d\d-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)? ?(?:Z|UTC|GMT|[+-][0-2]\d:?[0-5]\d)(?![\w:])/g;
const httpDate =
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3]?\d [A-Z][a-z]{2} 20\d\d [0-2]\d:[0-5]\d:[0-5]\d GMT\b/g;

const millisecondsOf = (text: string): number => {
  if (text.includes(',') && text.includes('GMT')) return Date.parse(text);
  const plain = text
    .replace(/[.,]\d{1,9}/, '')
    .replace(/ ?(?:UTC|GMT)$/, 'Z')
    .replace(' ', 'T')
    .replace(' ', '');
  return Date.parse(plain);
};

/** A moment in UTC to the second. */
export const toSeconds = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** Times that a text states, ISO 8601 in UTC to the second, oldest first, at most five. */
const timesIn = (text: string): readonly string[] => {
  const found = [...matchesIn(text, zoned), ...matchesIn(text, httpDate)].slice(0, 100);
  const times = found.map(([time]) => millisecondsOf(time)).filter((time) => !Number.isNaN(time));
  const sorted = [...new Set(times)].sort((a, b) => a - b).slice(0, mostTimes);
  return sorted.map(toSeconds);
};

/** A name, an equals sign or colon, perhaps quotes: how headers, JSON, forms and logs give a value. */
const given = (name: string, value: string, flags = 'i'): RegExp =>
  new RegExp(`(?<![\\w-])${name}["']?\\s{0,3}[:=]\\s{0,3}["']?(${value})`, flags);

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

/** Ten letters stand for the digits of a practice's number. */
export const PRACTICE_CODE = /\b[A-J]{6}\b/g;

/** An address without what a person's session put behind it. */
const withoutQuery = (address: string): string => decoded(address).split(/[?#]/, 1)[0] ?? '';
const asWritten = (value: string): string => value;

interface StatedFact {
  readonly name: keyof Facts;
  readonly read: (value: string) => string | number;
  /** The value is the first group of the first of these that fits. */
  readonly patterns: readonly RegExp[];
}

const statedFacts: readonly StatedFact[] = [
  {
    name: 'status',
    read: Number,
    patterns: [
      /\bHTTP\/[\d.]{1,3}"? ([1-5]\d\d)\b/,
      given('(?:http_?)?status(?:_?code)?', '[1-5]\\d\\d(?!\\d)'),
      /"error"\s{0,3}:\s{0,3}"([45]\d\d)"/,
      new RegExp(`\\b([45]\\d\\d) (?:${[...statusNames].join('|')})`, 'i'),
      /\b(?:HTTP|status|returns?|returned|got|gives?|gave|answers?|answered|throws?|with)(?: an?| code| error)? ([45]\d\d)\b/i,
    ],
  },
  {
    name: 'practiceCode',
    read: asWritten,
    patterns: [
      /\/fhir\/r4\/([A-Z]{6})(?![A-Za-z0-9])/,
      given('practice_?code', '[A-Z]{6}(?![A-Za-z0-9])', ''),
      /\bpractice(?: code)?[ :=]{1,3}([A-J]{6})(?![A-Za-z0-9])/i,
    ],
  },
  { name: 'grantType', read: asWritten, patterns: [given('grant_type', '[a-z_]{4,40}')] },
  { name: 'kid', read: asWritten, patterns: [given('kid', '[\\w.~+/=-]{1,128}')] },
  { name: 'alg', read: asWritten, patterns: [given('alg', '(?:RS|ES|PS|HS)\\d{3}|EdDSA|none\\b')] },
  { name: 'aud', read: decoded, patterns: [given('aud', 'https?[^\\s"\'&<>,}]{1,300}')] },
  {
    name: 'redirectUri',
    read: withoutQuery,
    patterns: [given('redirect_uri', 'https?[^\\s"\'&<>,}]{1,300}')],
  },
  { name: 'requestId', read: asWritten, patterns: [given('x-request-id', '[\\w.:-]{4,128}')] },
  { name: 'retryAfterSeconds', read: Number, patterns: [given('retry-after', '\\d{1,6}')] },
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

/** Practices that eCW shares among developers. */
const sandboxPractices = ['FFBJCD', 'JAFJCD'];

type Address = Pick<Facts, 'endpoint' | 'host' | 'environment' | 'facade'>;

function addressOf(text: string, practiceCode = ''): Address {
  const endpoint = endpoints.find(([, pattern]) => pattern.test(text))?.[0];
  const named = hostsIn(text);
  const wanted = endpoint === 'token' || endpoint === 'authorize' ? 'oauth' : 'fhir';
  const host = named.find((name) => ecwHost(name)?.kind === wanted) ?? named[0];
  const facade = named.map((name) => ecwHost(name)?.facade).find((one) => one !== undefined);
  const environment = sandboxPractices.includes(practiceCode)
    ? 'sandbox'
    : host && ecwHost(host)?.environment;
  return {
    ...(endpoint && { endpoint }),
    ...(host !== undefined && { host }),
    ...(environment && { environment }),
    ...(facade && { facade }),
  };
}

/** What a text states about the failing call: facts of closed vocabularies and bounded values. Time is linear in the length. */
export function factsOf(text: string): Facts {
  const stated: Partial<Facts> = Object.fromEntries(
    statedFacts.flatMap(({ name, read, patterns }) => {
      for (const pattern of patterns) {
        const [, value] = pattern.exec(text) ?? [];
        if (value !== undefined) return [[name, read(value)]];
      }
      return [];
    }),
  );
  return { ...addressOf(text, stated.practiceCode), ...stated, scopes: scopesIn(text), times: timesIn(text) };
}
