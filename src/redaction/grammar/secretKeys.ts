import type { Row } from './keys.ts';

/** What a secret is called, in snake_case, camelCase, Title Case and run together. */
export const SECRET_ROWS: readonly Row[] = [
  [
    'client-secret',
    'secret',
    'client secret|consumer secret|app secret|application secret|oauth secret|shared secret|api secret|secret value|secret key|secret key base|signing secret|webhook secret|jwt secret|hmac secret|hmac key|aes key|fernet key|signing key|encryption key|master key|secret access key|session secret|cookie secret|bot secret|integration secret|verification token|secret|client pw|symmetric key|unseal key|recovery key|shared key|device key|root token|join token|bootstrap token|recovery phrase|seed phrase|clientsecret|consumersecret|appsecret|secretkey',
  ],
  ['access-token', 'secret', 'access token|user token|patient token|accesstoken|at token|access tok'],
  ['refresh-token', 'secret', 'refresh token|offline token|refreshtoken|rt token|refresh tok'],
  ['id-token', 'secret', 'id token hint|id token|idtoken|identity token|idtokenhint'],
  [
    'opaque-token',
    'secret',
    'auth token|authtoken|session token|security token|csrf token|xsrf token|personal access token|device token|registration access token|subject token|actor token|logout token|login token|oauth token|api token|apitoken|jwt token|token secret|deploy token|bot token|app token|sas token|request token|reset token|exchange token|continuation token|registration token|initial access token|pat',
  ],
  [
    'opaque-token',
    'opaque',
    'token|jwt|tok|login hint token|service ticket|cas ticket|credential|credentials|cipher value|ciphertext',
  ],
  ['bearer-token', 'opaque', 'bearer|bearer token|bearertoken'],
  [
    'authorization-code',
    'secret',
    'authorization code|auth code|authorisation code|authcode|authorizationcode|oauth code|grant code',
  ],
  ['authorization-code', 'secret', 'device code|user code|devicecode|usercode'],
  ['authorization-code', 'code', 'code'],
  ['code-verifier', 'secret', 'code verifier|codeverifier|pkce verifier|verifier'],
  [
    'oauth-state',
    'state',
    'state|nonce state|relay state|relaystate|saml response|samlresponse|saml assertion|sam lart',
  ],
  [
    'launch-value',
    'opaque',
    'launch|launch token|launch code|launch value|launch id|launch param|launch parameter|launch context',
  ],
  ['client-assertion', 'secret', 'client assertion|clientassertion|assertion|jwt assertion|signed assertion'],
  [
    'activation-code',
    'secret',
    'activation code|activationcode|activation key|activation token|invite code|invitation code|registration code|registration key|license key|enrollment code|pairing code',
  ],
  [
    'one-time-code',
    'secret',
    'totp secret|totp seed|otp secret|otp seed|mfa secret|mfa seed|authenticator key',
  ],
  [
    'one-time-code',
    'digits',
    'otp|otp code|one time code|one time password|one time passcode|mfa code|two factor code|verification code|totp|sms code|passcode|pin|pin code|security code|2fa code|totp code|login code|auth pin|recovery codes|recovery code|backup codes|backup code|sign in code|signin code|best tigungscode|sicherheitscode|einmalcode|c digo de verificaci n|code de v rification|codice di verifica|c digo de verifica o',
  ],
  [
    'password-value',
    'secret',
    'password|passwd|pwd|passwort|pword|user pass|db pass|userpass|dbpass|smtp pass|mail pass|pass word|login pass|account key|accountkey|storage key|shared access key|sharedaccesskey|shared access signature|keystore pass|storepass|keypass|truststore pass|requirepass|snmp server community|snmp community|community string|temp pass|wifi key|wi fi key|wlan key|wpa key|wpa2 key|session salt|hash salt|password salt|jwt sign|v data|psk|network key|temp pw|admin pw|db pw|ftp pass|sftp pass|admin pass|root pass|vault pass|new pass|enable secret',
  ],
  [
    'password-value',
    'password',
    'pass|pw|contrasena|motdepasse|mdp|security answer|security question answer|secret answer|contrase a|clave|mot de passe|kennwort|senha|wachtwoord|parola|has o',
  ],
  ['password-value', 'login', 'auth|creds'],
  ['key-passphrase', 'secret', 'passphrase|pass phrase|key password|private key password|pfx password'],
  [
    'api-key',
    'secret',
    'api key|apikey|subscription key|access key|accesskey|app key|appkey|application key|functions key|function key|service key|integration key|instrumentation key|host key|master api key|developer key|dev key|consumer key secret|x api key|webhook key|auth key|authkey|server key|write key|routing key',
  ],
  [
    'private-key',
    'secret',
    'private key|privatekey|priv key|signing private key|private jwk|private pem|private key pem|preshared key|private mac|private hash',
  ],
  [
    'url-signature',
    'opaque',
    'x amz signature|amz signature|x goog signature|goog signature|sig|signature|request signature|hub signature',
  ],
  ['cloud-key', 'secret', 'access key id|accesskeyid'],
  ['cookie-value', 'cookie', 'cookie|set cookie|cookies|setcookie|cookie header'],
  [
    'session-id',
    'secret',
    'session id|sessionid|jsessionid|phpsessid|connect sid|session key|sess id|aspsessionid|session cookie|laravel session|ci session|sid|auth session id',
  ],
  [
    'authorization-header',
    'authorization',
    'authorization|proxy authorization|x authorization|auth header|authorization header|authorisation|x amz security token|http authorization',
  ],
  ['private-key', 'jwk', 'd|p|q|dp|dq|qi|k'],
];
