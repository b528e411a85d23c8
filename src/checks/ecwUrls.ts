import { ecwHost } from '../text/ecwHosts.ts';
import type { CheckableEnvironment } from './subject.ts';

/** healow's sandbox practice lives on the production hosts. */
const sandboxOnProduction = new Set(['JAFJCD']);

const tokenUrls: Readonly<Record<CheckableEnvironment, string>> = {
  production: 'https://oauthserver.eclinicalworks.com/oauth/oauth2/token',
  sandbox: 'https://staging-oauthserver.ecwcloud.com/oauth/oauth2/token',
};
const bases: Readonly<Record<CheckableEnvironment, string>> = {
  production: 'https://fhir4.eclinicalworks.com/fhir/r4/',
  sandbox: 'https://staging-fhir.ecwcloud.com/fhir/r4/',
};

export const hostOf = (url: string): string => URL.parse(url)?.hostname ?? '';

/** Production or not, as far as the host tells; staging hosts serve the sandbox. */
export const environmentOf = (url: string): CheckableEnvironment | undefined => {
  const environment = ecwHost(hostOf(url))?.environment;
  return environment === 'staging' ? 'sandbox' : environment;
};

/** The token endpoint that eCW documents for an environment. */
export const tokenUrlOf = (environment: CheckableEnvironment): string => tokenUrls[environment];

/** The FHIR base of a practice, as eCW forms it. */
export const baseOf = (environment: CheckableEnvironment, practice: string): string =>
  bases[environment] + practice;

/** True for a practice whose host says nothing about its environment. */
export const isOfBothEnvironments = (practice: string): boolean => sandboxOnProduction.has(practice);
