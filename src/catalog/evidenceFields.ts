/** One thing that a receiver of an escalation may need. `hint` tells the reporter how to get it. */
export interface EvidenceField {
  readonly label: string;
  readonly hint: string;
  readonly multiline?: boolean;
  /** What may be answered; anything where absent. */
  readonly options?: readonly string[];
}

/** Evidence beyond the basics (error, practice, environment, endpoint, times, body), asked for only where an entry names it. */
export const evidenceFields = {
  request_id: { label: 'X-Request-Id', hint: 'Header X-Request-Id of a FHIR answer, if there was one.' },
  authorize_url: {
    label: 'Authorize URL',
    hint: 'Without state, code_challenge and client_id.',
    multiline: true,
  },
  redirect_uri: { label: 'Registered redirect_uri', hint: 'Exactly as it stands in the developer portal.' },
  scopes: { label: 'Scopes asked for', hint: 'The scope string as sent.', multiline: true },
  refused_scope: { label: 'The one scope that is refused', hint: 'Found by asking for scopes singly.' },
  aud: { label: 'aud', hint: 'Value of aud in the authorize request or the assertion.' },
  ehr_build: {
    label: 'EHR build of the practice',
    hint: 'For example 12.0.3.04009267; the practice knows it.',
  },
  activation: {
    label: 'Activation state',
    hint: 'Portal: approved since (UTC)? EMR: Activated since (UTC)?',
    multiline: true,
  },
  auth_method: {
    label: 'Client authentication',
    hint: 'As registered in the developer portal.',
    options: [
      'private_key_jwt (signed assertion)',
      'Basic (client id and secret in the header)',
      'Client secret in the body',
      'None (public client)',
    ],
  },
  alg: { label: 'Signing alg', hint: 'alg in the header of the assertion (eCW takes RS384).' },
  kid: { label: 'kid', hint: 'kid in the header of the assertion.' },
  kid_list: { label: 'Published kids', hint: "curl -s $JWKS_URL | jq -r '.keys[].kid'", multiline: true },
  assertion_lifetime: { label: 'exp - iat (seconds)', hint: 'At most 300. Never paste the assertion.' },
  clock_difference: {
    label: 'Clock difference',
    hint: 'Your UTC time against the Date header of the answer.',
  },
  jwks_url: { label: 'JWKS URL', hint: 'Complete, as registered in the portal.' },
  jwks_fetch: {
    label: 'JWKS fetched from outside',
    hint: 'Status, content type, redirects and seconds of a fetch from outside your network.',
    multiline: true,
  },
  jwks_access_log: {
    label: "eCW's fetch in your access log",
    hint: 'Since the URL was registered, CDN log included: never, or UTC time and status answered.',
    multiline: true,
  },
  jwks_check: {
    label: 'Result of the key set check',
    hint: 'Output of the key test in the steps, for your kid: kty, alg, use, length of n.',
  },
  key_change: { label: 'Last key change (UTC)', hint: 'When the key or its URL last changed.' },
  token_age: { label: 'Token age (seconds)', hint: 'From issue to the failing call.' },
  consent_date: {
    label: 'Consent and last refresh',
    hint: 'Date of consent and of the last good refresh (UTC).',
  },
  refresh_times: { label: 'Last two refreshes (UTC)', hint: 'With the process or host that made each.' },
  second_practice: {
    label: 'Result at a second practice',
    hint: 'The same request elsewhere: same error, or fine?',
  },
  changed: {
    label: 'What changed',
    hint: 'Scopes, redirect, keys, deploys in the hours before.',
    multiline: true,
  },
  payload_shape: {
    label: 'Request outline',
    hint: 'Resource types, verbs and codes of the request, no patient data.',
    multiline: true,
  },
  group_id: { label: 'Group', hint: 'How the bulk group is named in the portal, no patient data.' },
} as const satisfies Record<string, EvidenceField>;

export type EvidenceFieldId = keyof typeof evidenceFields;
export const evidenceFieldIds = Object.keys(evidenceFields) as [EvidenceFieldId, ...EvidenceFieldId[]];
