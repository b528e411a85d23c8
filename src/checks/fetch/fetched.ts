/** Why nothing was sent: a rule of ours, before any connection. */
export type FetchRefusal =
  | 'off'
  | 'not_a_url'
  | 'not_https'
  | 'credentials_in_url'
  | 'other_port'
  | 'host_not_allowed'
  | 'address_not_public';

export type CertificateFault =
  | 'certificate_expired'
  | 'certificate_not_yet_valid'
  | 'certificate_other_host'
  | 'certificate_self_signed'
  | 'certificate_intermediate_missing'
  | 'certificate_issuer_unknown'
  | 'certificate_private_ca'
  | 'certificate_weak'
  | 'certificate_refused';

/** Why there is no answer to read, although it was tried. */
export type FetchFailure =
  | 'name_unknown'
  | 'name_not_resolved'
  | 'connection_refused'
  | 'connection_timed_out'
  | 'connection_failed'
  | 'connection_closed'
  | 'tls_too_old'
  | 'tls_failed'
  | CertificateFault
  | 'not_http'
  | 'headers_too_large'
  | 'no_answer_in_time'
  | 'answer_stalled'
  | 'answer_too_slow'
  | 'body_too_large'
  | 'body_cut_short'
  | 'encoding_unreadable'
  | 'given_up';

/** What a TLS connection showed. */
export interface Secured {
  readonly version: string;
  readonly issuer: string;
  readonly validUntil: number;
}

export interface Answer {
  readonly kind: 'answered';
  readonly at: number;
  readonly addresses: readonly string[];
  readonly secured: Secured;
  readonly status: number;
  /** Lower-case names; the first value of a header that was sent more than once. */
  readonly headers: Readonly<Record<string, string>>;
  /** After decoding. */
  readonly body: Uint8Array;
  readonly milliseconds: number;
}

/** Outcome of one guarded fetch. Nothing in it but `body` comes from the body, and no failure holds any of it. */
export type Fetched =
  | Answer
  | { readonly kind: 'refused'; readonly reason: FetchRefusal }
  | ({
      readonly kind: 'failed';
      readonly reason: FetchFailure;
      readonly addresses: readonly string[];
      readonly milliseconds: number;
    } & Reached);

/** Fetches one address that a person named. Never throws. */
export type GuardedFetch = (url: string, signal: AbortSignal) => Promise<Fetched>;

/** How far a fetch came. */
interface Reached {
  readonly secured?: Secured;
  readonly status?: number;
}

/** A step of a fetch that ended it. Its message is the reason and nothing else: what the other side said stays out of it. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  readonly code: FetchFailure;
  readonly reached: Reached;
  constructor(code: FetchFailure, reached: Reached = {}) {
    super(code);
    this.code = code;
    this.reached = reached;
  }
}
