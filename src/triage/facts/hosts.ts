import type { Environment, Facade } from '../verdict.ts';

export interface HostFacts {
  readonly environment?: Environment;
  readonly facade?: Facade;
}

/** Hosts of eCW -> what they stand for. The sandbox practice of healow lies on the production hosts. */
const HOSTS: ReadonlyMap<string, HostFacts> = new Map<string, HostFacts>([
  ['oauthserver.eclinicalworks.com', { environment: 'production' }],
  ['fhir4.eclinicalworks.com', { environment: 'production', facade: 'provider' }],
  ['fhir4.healow.com', { environment: 'production', facade: 'healow' }],
  ['fhir.ecwcloud.com', { environment: 'production', facade: 'provider' }],
  ['staging-oauthserver.ecwcloud.com', { environment: 'staging', facade: 'staging' }],
  ['staging-fhir.ecwcloud.com', { environment: 'staging', facade: 'staging' }],
  ['fhir-sandbox.healow.com', { environment: 'sandbox', facade: 'healow' }],
]);

const SANDBOX_PRACTICES: ReadonlySet<string> = new Set(['FFBJCD', 'JAFJCD']);
const HOST = /\b(?:[a-z0-9-]{1,40}\.){1,3}(?:eclinicalworks|ecwcloud|healow)\.com\b/gi;
const SPOKEN: readonly (readonly [Environment, RegExp])[] = [
  ['sandbox', /\bsandbox\b/i],
  ['staging', /\bstaging\b/i],
  ['production', /\b(?:production|prod)\b/i],
];

/** The eCW host of a text (those that serve APIs before the rest), environment and facade. */
export function hostFacts(
  text: string,
  practiceCode: string | undefined,
): HostFacts & { readonly host?: string } {
  const hosts = [...text.matchAll(HOST)].map(([host]) => host.toLowerCase());
  const host = hosts.find((name) => HOSTS.has(name)) ?? hosts[0];
  const known = hosts.map((name) => HOSTS.get(name));
  const facade = known.find((facts) => facts?.facade)?.facade;
  const spoken = SPOKEN.filter(([, pattern]) => pattern.test(text)).map(([environment]) => environment);
  const stated =
    known.find((facts) => facts?.environment)?.environment ?? (spoken.length === 1 ? spoken[0] : undefined);
  const environment = practiceCode && SANDBOX_PRACTICES.has(practiceCode) ? 'sandbox' : stated;
  return {
    ...(host ? { host } : {}),
    ...(environment ? { environment } : {}),
    ...(facade ? { facade } : {}),
  };
}
