export type CheckableEnvironment = 'production' | 'sandbox';

/** What is to be checked. Nothing of it is kept: an assertion and a verifier are read in memory, and only derived facts leave. */
export interface Subject {
  readonly jwksUrl?: string;
  /** The kid to look for; that of the assertion when there is one. */
  readonly kid?: string;
  readonly fhirBase?: string;
  readonly practice?: string;
  readonly environment?: CheckableEnvironment;
  readonly clientId?: string;
  readonly scopes?: string;
  /** The token endpoint that is called, where it is known. */
  readonly tokenUrl?: string;
  /** When the call failed, in milliseconds since 1970. */
  readonly failedAt?: number;
  readonly assertion?: string;
  readonly authorizeUrl?: string;
  /** As registered in the portal. */
  readonly redirectUri?: string;
  readonly codeVerifier?: string;
  /** Set where an error was seen that this may be the cause of. */
  readonly isOfError?: boolean;
  /** Who runs the checks, and where: for the limits. */
  readonly askedBy?: { readonly person: string; readonly channel: string };
}
