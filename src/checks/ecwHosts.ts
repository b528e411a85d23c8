import type { Environment } from './subject.ts';

interface EcwHost {
  readonly kind: 'oauth' | 'fhir';
  readonly environment: Environment;
}

/** Hosts of eCW, as its portal, its discovery documents and integrators name them. */
const hosts: Readonly<Record<string, EcwHost>> = {
  'oauthserver.eclinicalworks.com': { kind: 'oauth', environment: 'production' },
  'fhir4.eclinicalworks.com': { kind: 'fhir', environment: 'production' },
  'fhir4.healow.com': { kind: 'fhir', environment: 'production' },
  'fhir.ecwcloud.com': { kind: 'fhir', environment: 'production' },
  'staging-oauthserver.ecwcloud.com': { kind: 'oauth', environment: 'sandbox' },
  'staging-fhir.ecwcloud.com': { kind: 'fhir', environment: 'sandbox' },
  'fhir-sandbox.healow.com': { kind: 'fhir', environment: 'sandbox' },
};

/** healow's sandbox practice lives on the production hosts. */
const sandboxOnProduction = new Set(['JAFJCD']);

const tokenUrls: Readonly<Record<Environment, string>> = {
  production: 'https://oauthserver.eclinicalworks.com/oauth/oauth2/token',
  sandbox: 'https://staging-oauthserver.ecwcloud.com/oauth/oauth2/token',
};
const bases: Readonly<Record<Environment, string>> = {
  production: 'https://fhir4.eclinicalworks.com/fhir/r4/',
  sandbox: 'https://staging-fhir.ecwcloud.com/fhir/r4/',
};

export const ecwHost = (host: string): EcwHost | undefined =>
  Object.hasOwn(hosts, host) ? hosts[host] : undefined;

export const hostOf = (url: string): string => URL.parse(url)?.hostname ?? '';

export const environmentOf = (url: string): Environment | undefined => ecwHost(hostOf(url))?.environment;

/** The token endpoint that eCW documents for an environment. */
export const tokenUrlOf = (environment: Environment): string => tokenUrls[environment];

/** The FHIR base of a practice, as eCW forms it. */
export const baseOf = (environment: Environment, practice: string): string => bases[environment] + practice;

/** True for a practice whose host says nothing about its environment. */
export const isOfBothEnvironments = (practice: string): boolean => sandboxOnProduction.has(practice);
