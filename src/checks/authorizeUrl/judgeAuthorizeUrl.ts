import type { Check } from '../check.ts';
import { differenceOf, nameDifference } from '../differenceOf.ts';
import type { EscalationFacts } from '../escalationFacts.ts';
import { type Facts, found } from '../findings/found.ts';
import { listed, shown } from '../shown.ts';
import type { SmartConfiguration } from '../smart/configuration.ts';
import { judgeScopes, type ScopeFindings } from '../smart/judgeScopes.ts';
import type { Subject } from '../subject.ts';
import { checkPkce } from './checkPkce.ts';

interface AuthorizeContext {
  readonly subject: Subject;
  readonly base?: string;
  readonly configuration?: SmartConfiguration;
}

interface AuthorizeJudged {
  readonly checks: readonly Check[];
  readonly facts: EscalationFacts;
}

const required = ['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'aud'];
const secrets = [
  'client_secret',
  'client_assertion',
  'code_verifier',
  'access_token',
  'refresh_token',
  'password',
];
const scopeFindings: ScopeFindings = {
  offered: 'authorize_scopes_right',
  offered_but_binary: 'authorize_scopes_right',
  not_offered: 'authorize_scopes_not_offered',
  separator: 'authorize_scopes_separator',
  not_listed: 'authorize_scopes_unchecked',
};

const twiceEncoded = /%(?:2F|3A|20|25)/i;

/** Only names that OAuth knows are repeated: a name that somebody made up may hold anything. */
const told = (names: readonly string[]): Facts => ({
  names: listed(names.map((name) => (/^[a-z_]{1,30}$/.test(name) ? name : 'a parameter of another name'))),
});

const checkParameters = (parameters: URLSearchParams): Check => {
  const names = [...new Set(parameters.keys())];
  const leaked = secrets.filter((name) => parameters.has(name));
  if (leaked.length > 0) return found('parameters_secret', told(leaked));
  const twice = names.filter((name) => parameters.getAll(name).length > 1);
  if (twice.length > 0) return found('parameters_twice', told(twice));
  const missing = required.filter((name) => (parameters.get(name) ?? '') === '');
  if (missing.length > 0) return found('parameters_missing', told(missing));
  const encoded = names.filter(
    (name) =>
      ['redirect_uri', 'aud', 'scope'].includes(name) && twiceEncoded.test(parameters.get(name) ?? ''),
  );
  return encoded.length > 0 ? found('parameters_encoded_twice', told(encoded)) : found('parameters_right');
};

const checkEndpoint = (url: URL, { configuration, base = '' }: AuthorizeContext): Check => {
  const endpoint = `${url.origin}${url.pathname}`;
  const expected = configuration?.authorizeUrl;
  if (expected === undefined) return found('authorize_endpoint_unchecked');
  return endpoint === expected
    ? found('authorize_endpoint_right', { endpoint })
    : found('authorize_endpoint_differs', { how: differenceOf(endpoint, expected), base });
};

const isPublicHttps = (text: string): boolean => {
  const url = URL.parse(text);
  return url?.protocol === 'https:' && !/^(?:localhost|127\..*|\[::1\]|0\.0\.0\.0)$/.test(url.hostname);
};

/** Without query and fragment, which may hold what is nobody's business. */
const plainAddress = (text: string): string => {
  const url = URL.parse(text);
  return url ? `${url.protocol}//${url.host}${url.pathname}` : 'not a URL';
};

const checkRedirect = (redirect: string, registered: string | undefined): Check => {
  if (registered !== undefined && redirect !== registered)
    return found('redirect_differs', { how: differenceOf(redirect, registered) });
  if (!isPublicHttps(redirect)) return found('redirect_not_https');
  return registered === undefined
    ? found('redirect_unchecked', { redirect: plainAddress(redirect) })
    : found('redirect_same');
};

const checkAuthorizeAud = (aud: string, base: string | undefined): Check => {
  if (aud.endsWith('/') && (base === undefined || aud.replace(/\/+$/, '') === base))
    return found('authorize_aud_slash');
  if (base === undefined) return found('authorize_aud_unchecked', { aud: plainAddress(aud) });
  return aud === base
    ? found('authorize_aud_right')
    : found('authorize_aud_differs', { how: differenceOf(aud, base), base });
};

const checkLaunchAndScopes = (parameters: URLSearchParams, offered: readonly string[] | undefined): Check => {
  const scope = parameters.get('scope') ?? '';
  const asksForLaunch = scope.split(/\s+/).includes('launch');
  if (asksForLaunch && !parameters.has('launch')) return found('launch_scope_alone');
  if (!asksForLaunch && parameters.has('launch')) return found('launch_alone');
  const { kind, facts } = judgeScopes(scope, offered);
  return found(scopeFindings[kind], facts);
};

const SHORTEST_STATE = 8;

const checkState = (state: string): Check =>
  found(state.length < SHORTEST_STATE ? 'state_weak' : 'state_there', { length: state.length });

/** Asked of a parameter only where it is there: that it is missing is said once. */
const ifThere = (value: string | null, check: (value: string) => Check): readonly Check[] =>
  value === null || value === '' ? [] : [check(value)];

/** Everything that an authorize URL shows. */
export const judgeAuthorizeUrl = (text: string, context: AuthorizeContext): AuthorizeJudged => {
  const { subject, base, configuration } = context;
  const url = text.length > 16_384 ? null : URL.parse(text.trim());
  if (url?.protocol !== 'https:') return { checks: [found('authorize_not_url')], facts: {} };
  const parameters = url.searchParams;
  const clientId = subject.clientId;
  const [redirect, scope] = [parameters.get('redirect_uri'), parameters.get('scope')];
  return {
    checks: [
      checkParameters(parameters),
      checkEndpoint(url, context),
      ...ifThere(parameters.get('response_type'), (type) =>
        found(type === 'code' ? 'response_type_code' : 'response_type_other'),
      ),
      ...ifThere(clientId === undefined ? null : parameters.get('client_id'), (id) =>
        id === clientId
          ? found('client_same')
          : found('client_differs', { how: nameDifference(id, clientId ?? '') }),
      ),
      ...ifThere(redirect, (value) => checkRedirect(value, subject.redirectUri)),
      ...ifThere(parameters.get('aud'), (aud) => checkAuthorizeAud(aud, base)),
      checkPkce(parameters, subject.codeVerifier),
      ...ifThere(scope, () => checkLaunchAndScopes(parameters, configuration?.scopes)),
      ...ifThere(parameters.get('state'), checkState),
    ],
    facts: {
      ...(scope ? { scopes: shown(scope) } : {}),
      ...(redirect ? { redirect_uri: plainAddress(redirect) } : {}),
    },
  };
};
