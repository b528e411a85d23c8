import { ecwHost } from '../../text/ecwHosts.ts';
import type { Check } from '../check.ts';
import { baseOf, environmentOf, isOfBothEnvironments } from '../ecwUrls.ts';
import { type Facts, found } from '../findings/found.ts';
import type { Subject } from '../subject.ts';

export interface BaseRead {
  readonly check: Check;
  /** Without a slash at the end; absent when there is nothing to call. */
  readonly base?: string;
}

/** What people copy along with a base. */
const tails = /\/(?:\.well-known\/smart-configuration|metadata)\/?$/;
const withoutTail = (text: string): string => text.trim().replace(tails, '');

const practiceIn = (path: string): string | undefined => /\/fhir\/r4\/([A-Za-z]{6})\/?$/i.exec(path)?.[1];

const checkBase = (url: URL, { practice, environment }: Subject): Check => {
  const host = ecwHost(url.hostname);
  const hostEnvironment = environmentOf(url.href);
  const code = practiceIn(url.pathname);
  const facts: Facts = {
    base: `${url.origin}${url.pathname.replace(/\/+$/, '')}`,
    host: url.hostname,
    practice: practice ?? code ?? '',
    other: code ?? '',
    environment: environment ?? hostEnvironment ?? '',
    found: hostEnvironment ?? '',
  };
  if (!host) return found('base_not_known', facts);
  if (host.kind === 'oauth') return found('base_is_oauth', facts);
  if (code === undefined) return found('base_without_practice', facts);
  if (code !== code.toUpperCase()) return found('practice_in_lower_case', facts);
  if (practice !== undefined && practice !== code) return found('base_of_other_practice', facts);
  if (environment !== undefined && environment !== hostEnvironment && !isOfBothEnvironments(code))
    return found('base_of_other_environment', facts);
  return found(url.pathname.endsWith('/') ? 'base_with_slash' : 'base_right', facts);
};

/** The base that is to be looked at, given whole or by practice and environment; undefined when neither was given. */
export const readBase = (subject: Subject): BaseRead | undefined => {
  const { fhirBase, practice, environment } = subject;
  const built = practice && environment ? baseOf(environment, practice) : undefined;
  const given = fhirBase ?? built;
  if (given === undefined) return undefined;
  const url = URL.parse(withoutTail(given));
  if (url?.protocol !== 'https:') return { check: found('base_not_url') };
  const check = checkBase(url, subject);
  if (check.code === 'base_is_oauth') return { check };
  return { check, base: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
};
