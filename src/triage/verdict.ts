import type { endpoints } from '../catalog/endpoints.ts';

/** Where in a paste a fact stood. */
export type EvidencePlace =
  | 'whole text'
  | 'error'
  | 'error_description'
  | 'redirect URL'
  | 'header'
  | 'status line'
  | 'OperationOutcome'
  | 'stack trace'
  | 'log record'
  | 'HTML page'
  | 'prose';

/** Why a candidate was considered: a fact that the text states, that a person answered, or that a check saw. Cards make the sentence. */
export type Reason =
  | { readonly kind: 'code'; readonly place: EvidencePlace; readonly value: string }
  | {
      readonly kind: 'wording';
      readonly place: EvidencePlace;
      readonly wording: string;
      readonly similarity: number;
    }
  | { readonly kind: 'status'; readonly value: number }
  | { readonly kind: 'endpoint'; readonly value: Endpoint }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'answer'; readonly label: string }
  /** The bot looked: the id of the check, and what was seen. */
  | { readonly kind: 'check'; readonly check: string; readonly seen: string }
  /** The words that weighed most; only words of the catalog and the lexicon. */
  | { readonly kind: 'words'; readonly words: readonly string[] };

/** One catalog entry that may explain the paste. Confidence is a probability in 0..1: of the candidates given at c, about c are right. */
export interface Candidate {
  readonly id: string;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
}

export type Endpoint = (typeof endpoints)[number];
export type Environment = 'production' | 'staging' | 'sandbox';
export type Facade = 'provider' | 'healow' | 'staging';

/** Facts of closed vocabularies that a paste states about the failing call. Times are ISO 8601 in UTC. */
export interface Facts {
  readonly status?: number;
  readonly practiceCode?: string;
  readonly environment?: Environment;
  readonly facade?: Facade;
  readonly host?: string;
  readonly endpoint?: Endpoint;
  readonly grantType?: string;
  readonly scopes: readonly string[];
  readonly kid?: string;
  readonly alg?: string;
  readonly aud?: string;
  readonly redirectUri?: string;
  readonly requestId?: string;
  readonly retryAfterSeconds?: number;
  readonly times: readonly string[];
}

/**
 * What the engine concludes from a text.
 * `match`: sure enough to speak unasked. `errors` holds each distinct error of the paste once, the decisive first; `others` are look-alikes that remain possible.
 * `ambiguous`: an error is stated, two or three entries explain it; `question` names the entry whose question splits them best,
 * and for someone who asked `isLikely` says that the first is likelier than all others together.
 * `none`: no error that we know is reported.
 */
export type Verdict = { readonly facts: Facts; readonly cut: boolean } & (
  | {
      readonly kind: 'match';
      readonly errors: readonly [Candidate, ...Candidate[]];
      readonly others: readonly Candidate[];
    }
  | {
      readonly kind: 'ambiguous';
      readonly candidates: readonly [Candidate, ...Candidate[]];
      readonly question?: string;
      readonly isLikely?: boolean;
    }
  | { readonly kind: 'none' }
);

/** The status that was seen with an error: one of success beside it is of another line. */
export const errorStatus = ({ status }: Facts): number | undefined =>
  status === undefined || status < 300 ? undefined : status;

/** All that a verdict holds possible, the likeliest first. */
export const candidatesOf = (verdict: Verdict): readonly Candidate[] => {
  switch (verdict.kind) {
    case 'match':
      return [...verdict.errors, ...verdict.others];
    case 'ambiguous':
      return verdict.candidates;
    case 'none':
      return [];
  }
};

/** The entries that a verdict names, the likeliest first. */
export const namedBy = (verdict: Verdict): readonly string[] =>
  (verdict.kind === 'match' ? verdict.errors : candidatesOf(verdict)).map(({ id }) => id);
