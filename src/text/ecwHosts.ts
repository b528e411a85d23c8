interface EcwHost {
  readonly kind: 'oauth' | 'fhir';
  readonly environment: 'production' | 'staging' | 'sandbox';
  /** Which of eCW's doors to FHIR it belongs to. */
  readonly facade?: 'provider' | 'healow' | 'staging';
}

/** Hosts of eCW, as its portal, discovery documents and integrators name them. */
const hosts: Readonly<Record<string, EcwHost>> = {
  'oauthserver.eclinicalworks.com': { kind: 'oauth', environment: 'production' },
  'fhir4.eclinicalworks.com': { kind: 'fhir', environment: 'production', facade: 'provider' },
  'fhir4.healow.com': { kind: 'fhir', environment: 'production', facade: 'healow' },
  'fhir.ecwcloud.com': { kind: 'fhir', environment: 'production', facade: 'provider' },
  'staging-oauthserver.ecwcloud.com': { kind: 'oauth', environment: 'staging', facade: 'staging' },
  'staging-fhir.ecwcloud.com': { kind: 'fhir', environment: 'staging', facade: 'staging' },
  'fhir-sandbox.healow.com': { kind: 'fhir', environment: 'sandbox', facade: 'healow' },
};

/** What is known of a host; undefined for one that is not eCW's. */
export const ecwHost = (host: string): EcwHost | undefined =>
  Object.hasOwn(hosts, host) ? hosts[host] : undefined;

/** Every host of eCW, known by name or not. */
export const isEcwHost = (host: string): boolean =>
  /(?:^|\.)(?:eclinicalworks|ecwcloud|healow)\.com$/.test(host);
