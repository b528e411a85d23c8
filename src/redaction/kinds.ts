export type RedactionFamily = 'secret' | 'phi';

interface KindFacts {
  readonly family: RedactionFamily;
  /** What to do now that a value of this kind was seen by others. */
  readonly rotate: string;
}

const secret = (rotate: string): KindFacts => ({ family: 'secret', rotate });
const phi = (rotate: string): KindFacts => ({ family: 'phi', rotate });

const DELETE =
  'Nothing to rotate: delete the message, and tell your privacy officer if the channel is shared.';
const REVOKE = 'Revoke it at the authorization server, or wait until it has expired; then ask for a new one.';
const SPENT = 'Works once and only for minutes: start a new authorization, and do not use this one again.';

/**
 * Every kind of thing that is taken out, its family and its rotation hint. The names are hyphenated on purpose:
 * `[password]` is also how a PHP dump writes a key, `[password-value]` is not.
 */
export const KINDS = {
  'access-token': secret(REVOKE),
  'refresh-token': secret('Revoke it at the authorization server; the user has to sign in again.'),
  'id-token': secret('Sign the user out so that the session behind it ends; it says who the user is.'),
  'opaque-token': secret(REVOKE),
  'bearer-token': secret(REVOKE),
  'basic-credentials': secret('Change the password or client secret that the header encodes.'),
  'authorization-header': secret('Rotate the credential that the header carried.'),
  'jwt-body': secret(
    'Revoke the token or wait until it has expired; an assertion is spent once its jti was used.',
  ),
  'authorization-code': secret(SPENT),
  'code-verifier': secret(SPENT),
  'oauth-state': secret(SPENT),
  'launch-value': secret('Launch the app again from the chart; the value is bound to one session.'),
  'activation-code': secret('Ask for a new activation code; this one can be used by whoever read it.'),
  'one-time-code': secret('Ask for a new code and do not approve sign-ins that you did not start.'),
  'client-secret': secret(
    'Make a new client secret in the developer portal, deploy it, then delete the old one.',
  ),
  'client-assertion': secret('Expires within minutes; if the private key was pasted too, replace the key.'),
  'cookie-value': secret('Sign out everywhere so that the session ends on the server.'),
  'session-id': secret('Sign out everywhere so that the session ends on the server.'),
  'private-key': secret(
    'Make a new key pair, publish its public key, then take the old key out of the JWKS.',
  ),
  'password-value': secret('Change the password wherever it is used.'),
  'key-passphrase': secret('Make a new key pair with a new passphrase; treat the old key as known.'),
  'api-key': secret('Make a new key at its issuer, deploy it, then delete the old one.'),
  'url-signature': secret('Let the signed address expire, or rotate the key that signed it.'),
  'slack-token': secret('Revoke it on api.slack.com/apps and install the app again.'),
  'webhook-address': secret('Delete the webhook where it was made and make a new one.'),
  'cloud-key': secret('Deactivate the access key in the cloud console, make a new one, check the audit log.'),
  'vendor-token': secret('Revoke it at the vendor that issued it and make a new one.'),
  'social-security-number': phi(DELETE),
  'birth-date': phi(DELETE),
  'record-number': phi(DELETE),
  'patient-id': phi(DELETE),
  'encounter-id': phi(DELETE),
  'member-id': phi(DELETE),
  'user-id': phi(DELETE),
  'phone-number': phi(DELETE),
  'email-address': phi(DELETE),
  'postal-address': phi(DELETE),
  'person-name': phi(DELETE),
  'patient-data': phi(DELETE),
} as const satisfies Readonly<Record<string, KindFacts>>;

export type Kind = keyof typeof KINDS;

/** What stands in the text where a value of this kind was. */
export function placeholder(kind: Kind): string {
  return `[${kind}]`;
}

const marks = (Object.keys(KINDS) as Kind[]).map(placeholder);

/** Whether a text shows that something was taken out of it. */
export const holdsMark = (text: string): boolean => marks.some((mark) => text.includes(mark));
