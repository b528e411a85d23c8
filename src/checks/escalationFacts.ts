/** What the checks found out for an escalation, under the names of its evidence fields. */
export interface EscalationFacts {
  readonly jwks_url?: string;
  readonly jwks_fetch?: string;
  readonly jwks_check?: string;
  readonly kid?: string;
  readonly kid_list?: string;
  readonly alg?: string;
  readonly aud?: string;
  readonly assertion_lifetime?: string;
  readonly clock_difference?: string;
  readonly scopes?: string;
  readonly redirect_uri?: string;
}
