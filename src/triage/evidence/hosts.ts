import type { Environment, Facade } from '../verdict.ts';

export interface Host {
  readonly kind: 'oauth' | 'fhir';
  readonly environment: Environment;
  readonly facade?: Facade;
}

/** Hosts of eCW, as its portal, discovery documents and integrators name them. */
export const hosts: Readonly<Record<string, Host>> = {
  'oauthserver.eclinicalworks.com': { kind: 'oauth', environment: 'production' },
  'fhir4.eclinicalworks.com': { kind: 'fhir', environment: 'production', facade: 'provider' },
  'fhir4.healow.com': { kind: 'fhir', environment: 'production', facade: 'healow' },
  'fhir.ecwcloud.com': { kind: 'fhir', environment: 'production', facade: 'provider' },
  'staging-oauthserver.ecwcloud.com': { kind: 'oauth', environment: 'staging', facade: 'staging' },
  'staging-fhir.ecwcloud.com': { kind: 'fhir', environment: 'staging', facade: 'staging' },
  'fhir-sandbox.healow.com': { kind: 'fhir', environment: 'sandbox', facade: 'healow' },
};

/** Practices that eCW shares among developers. */
export const sandboxPractices = ['FFBJCD', 'JAFJCD'];

const hostPattern = /\b[a-z0-9-]{1,40}\.(?:eclinicalworks|healow|ecwcloud)\.com\b/gi;

/** The known hosts of a text, in order, each once. */
export const hostsIn = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(hostPattern)].map(([name]) => name.toLowerCase()).filter((name) => name in hosts),
  ),
];
