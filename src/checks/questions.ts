/**
 * The questions that the bot answers by looking, weightiest first: what a reader must know before anything else stands at
 * the top. The docs say the reason and the source of each.
 */
export const questions = {
  key_private: 'Is only the public half of every key published?',
  jwks_address: 'Can the JWKS URL be called from the internet at all?',
  jwks_dns: 'Does its name resolve to public addresses?',
  jwks_tls: 'Is its certificate trusted, and for this host?',
  jwks_answer: 'Does it answer 200, without a redirect, in time?',
  jwks_format: 'Is the answer a JSON Web Key Set?',
  jwks_kid: 'Is the kid of the assertion in it, exactly once?',
  key_shape: 'Is the key with that kid well formed and strong enough?',
  key_use: 'Is that key for signing with this algorithm?',
  assertion_kind: 'Is what was pasted a client assertion?',
  assertion_type: 'Is client_assertion_type right?',
  assertion_alg: 'Is it signed with an algorithm that eCW takes?',
  assertion_kid: 'Does its header name a key?',
  assertion_signature: 'Does its signature verify against the published key?',
  assertion_parties: 'Are iss and sub the client id?',
  assertion_aud: 'Is aud the token endpoint?',
  assertion_lifetime: 'Does it expire, and at most 300 seconds after it was made?',
  assertion_start: 'Is it valid already, by our clock and by the server?',
  assertion_jti: 'Does it carry a jti?',
  assertion_jku: 'Is jku absent, or the JWKS URL?',
  assertion_typ: 'Is typ JWT?',
  base_address: 'Is the FHIR base of the form that eCW uses, and of this environment?',
  practice_answer: 'Does the practice answer on its FHIR base?',
  smart_answer: 'Is there a SMART configuration?',
  smart_endpoints: 'Does it name token and authorize endpoints of this environment?',
  smart_scopes: 'Are the scopes that are asked for offered?',
  smart_signing: 'Does it take RS384 or ES384?',
  smart_grants: 'Does it offer the grant types?',
  smart_pkce: 'Does it take PKCE with S256?',
  authorize_parameters: 'Is every parameter of the authorize URL there, exactly once?',
  authorize_endpoint: 'Does it go to the authorize endpoint?',
  authorize_response_type: 'Is response_type code?',
  authorize_client: 'Is its client_id the one that was given?',
  authorize_redirect: 'Is redirect_uri the registered one?',
  authorize_aud: 'Is aud the FHIR base?',
  authorize_pkce: 'Is the PKCE pair right?',
  authorize_scopes: 'Are its scopes offered, and do they fit the launch?',
  authorize_state: 'Is there a state that cannot be guessed?',
  clock: "Do this bot's clock and the server's agree?",
  jwks_stable: 'Do two fetches give the same keys?',
  jwks_kids: 'Does every kid stand for one key?',
  jwks_other_keys: 'Is no other published key weak or symmetric?',
  jwks_certificate: 'How long is the certificate valid?',
  jwks_time: 'How long does an answer take?',
  jwks_content_type: 'Is it served as JSON, without surprises?',
  jwks_cache: 'How long may a copy be kept when keys change?',
  jwks_size: 'Is it of a usual size?',
  metadata: 'Is there a CapabilityStatement of FHIR R4?',
} as const;

export type CheckId = keyof typeof questions;

const order = new Map(Object.keys(questions).map((id, index) => [id, index]));

/** Smaller comes first. */
export const rankOf = (id: CheckId): number => order.get(id) ?? order.size;
