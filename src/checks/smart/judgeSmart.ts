import type { Check } from '../check.ts';
import { checkClock, clockAhead } from '../clock.ts';
import { differenceOf } from '../differenceOf.ts';
import { environmentOf } from '../ecwUrls.ts';
import type { EscalationFacts } from '../escalationFacts.ts';
import type { Fetched } from '../fetch/fetched.ts';
import { found } from '../findings/found.ts';
import { noAnswer } from '../keySet/judgeConnection.ts';
import { listed } from '../shown.ts';
import type { Subject } from '../subject.ts';
import { jsonOf, readConfiguration, type SmartConfiguration } from './configuration.ts';
import { judgeScopes, type ScopeFindings } from './judgeScopes.ts';
import type { SmartSeen } from './observeSmart.ts';

export interface SmartJudged {
  readonly checks: readonly Check[];
  readonly configuration?: SmartConfiguration;
  /** By how many seconds the server's clock is ahead of this bot's. */
  readonly ahead?: number;
  readonly facts: EscalationFacts;
}

const wantedAlgs = ['RS384', 'ES384'];
const scopeFindings: ScopeFindings = {
  offered: 'scopes_offered',
  offered_but_binary: 'scopes_offered_but_binary',
  not_offered: 'scopes_not_offered',
  separator: 'scopes_separator',
  not_listed: 'scopes_not_listed',
};

const practiceOf = (base: string): string => base.split('/').at(-1) ?? '';

const checkPractice = (base: string, metadata: Fetched): Check => {
  if (metadata.kind === 'refused' || (metadata.kind === 'failed' && metadata.status === undefined))
    return found('practice_unreachable', { base, reason: noAnswer(base, metadata).seen });
  const facts = { base, practice: practiceOf(base), status: metadata.status ?? 0 };
  if (metadata.status === 200) return found('practice_answers', facts);
  return found(
    metadata.status === 404 || metadata.status === 400 ? 'practice_unknown' : 'practice_fails',
    facts,
  );
};

/** Asked only where the practice answered 200. A statement can be larger than what is read of an answer. */
const checkMetadata = (base: string, metadata: Fetched): readonly Check[] => {
  if (metadata.kind === 'refused' || metadata.status !== 200) return [];
  if (metadata.kind === 'failed')
    return [found(metadata.reason === 'body_too_large' ? 'metadata_large' : 'metadata_other', { base })];
  const { resourceType, fhirVersion } = jsonOf(metadata.body) ?? {};
  const isR4 = resourceType === 'CapabilityStatement' && /^4\.0\b/.test(String(fhirVersion));
  return [found(isR4 ? 'metadata_right' : 'metadata_other', { base, version: String(fhirVersion) })];
};

const checkEndpoints = (
  base: string,
  { tokenUrl, authorizeUrl }: SmartConfiguration,
  called?: string,
): Check => {
  const names = [
    ...(tokenUrl === undefined ? ['token_endpoint'] : []),
    ...(authorizeUrl === undefined ? ['authorization_endpoint'] : []),
  ];
  if (tokenUrl === undefined || authorizeUrl === undefined)
    return found('endpoints_missing', { names: names.join(' and ') });
  const environment = environmentOf(base);
  for (const url of [tokenUrl, authorizeUrl]) {
    const of = environmentOf(url);
    if (environment !== undefined && of === undefined) return found('endpoints_not_known', { token: url });
    if (environment !== undefined && of !== undefined && of !== environment)
      return found('endpoints_of_other_environment', { environment, token: url, found: of });
  }
  if (called !== undefined && called !== tokenUrl)
    return found('token_url_differs', { how: differenceOf(called, tokenUrl), base });
  return found('endpoints_right', { token: tokenUrl });
};

const checkSigning = ({ signingAlgs }: SmartConfiguration): Check => {
  if (!signingAlgs) return found('signing_not_stated');
  const algs = wantedAlgs.filter((alg) => signingAlgs.includes(alg));
  return algs.length === 0 ? found('signing_not_offered') : found('signing_offered', { algs: listed(algs) });
};

const wantedGrants = ['authorization_code', 'client_credentials'];

const checkGrants = ({ grants = [] }: SmartConfiguration): Check => {
  const missing = wantedGrants.filter((grant) => !grants.includes(grant));
  return missing.length === 0
    ? found('grants_offered', { grants: listed(grants) })
    : found('grants_missing', { grants: listed(missing) });
};

const checkScopes = (asked: string | undefined, { scopes }: SmartConfiguration): readonly Check[] => {
  if (asked === undefined || asked.trim() === '') return [];
  const { kind, facts } = judgeScopes(asked, scopes);
  return [found(scopeFindings[kind], facts)];
};

const judgeConfiguration = (
  { base, configuration: fetched }: SmartSeen,
  subject: Subject,
): Pick<SmartJudged, 'checks' | 'configuration'> => {
  if (fetched.kind !== 'answered')
    return { checks: [found('smart_unreachable', { reason: noAnswer(base, fetched).seen })] };
  if (fetched.status !== 200) return { checks: [found('smart_status', { base, status: fetched.status })] };
  const configuration = readConfiguration(fetched.body);
  if (!configuration) return { checks: [found('smart_not_json')] };
  return {
    configuration,
    checks: [
      found('smart_there'),
      checkEndpoints(base, configuration, subject.tokenUrl),
      found(configuration.pkceMethods?.includes('S256') ? 'pkce_offered' : 'pkce_not_offered'),
      checkSigning(configuration),
      checkGrants(configuration),
      ...checkScopes(subject.scopes, configuration),
    ],
  };
};

/** Everything that the FHIR base of a practice shows. */
export const judgeSmart = (seen: SmartSeen, subject: Subject): SmartJudged => {
  const { checks, configuration } = judgeConfiguration(seen, subject);
  const ahead = clockAhead(seen.metadata) ?? clockAhead(seen.configuration);
  return {
    checks: [
      checkPractice(seen.base, seen.metadata),
      ...checkMetadata(seen.base, seen.metadata),
      ...checks,
      ...(ahead === undefined ? [] : [checkClock(ahead)]),
    ],
    ...(configuration ? { configuration } : {}),
    ...(ahead === undefined ? {} : { ahead }),
    facts: ahead === undefined ? {} : { clock_difference: `eCW's server is ${ahead} s ahead of the bot` },
  };
};
