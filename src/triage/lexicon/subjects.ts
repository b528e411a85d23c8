/**
 * What errors of this domain speak about. A wording that names a subject is found only where that subject is named.
 * Left: the concepts that a phrase stands for; right: the phrases, any inflection.
 */
export const subjects: Readonly<Record<string, string>> = {
  JWKS: 'jwks|jwk set|jwks set|jkws|jwsk|json web key set|json webkey set|web key set|key set|keyset|keys document|set of keys|public key set|keys json|remote jwk set|jwk|jwk url|key document',
  'JWKS URL':
    'keys endpoint|keys url|keys uri|key endpoint|key url|public key endpoint|public key url|signing keys endpoint|jku|key host|keys address|keys host',
  KID: 'kid|kids|key id|key ids|keyid|key identifier|key identifiers|signing key id|kid header',
  KEY: 'key|public key|published key|signing key|verification key|signing keys|private key|certificate thumbprint',
  URL: 'url|urls|uri|endpoint|address|host|hostname|link|location|domain',
  REFRESH: 'refresh token|refreshtoken|refresh|offline token|refresh grant|rt',
  ACCESS_TOKEN: 'access token|accesstoken|bearer token|bearer|oauth access token|api token',
  ID_TOKEN: 'id token|idtoken',
  TOKEN: 'token',
  ASSERTION: 'client assertion|assertion|jwt assertion|client assertion jwt|signed assertion|private key jwt',
  JWT: 'jwt|json web token',
  CODE: 'authorization code|auth code|authorisation code|authcode',
  CLIENT: 'client|client id|clientid|client identifier|oauth client|client ids',
  SECRET: 'client secret|secret|client credentials|client credential',
  APP: 'app|application|apps|app id|application id',
  SCOPE: 'scope|scopes|scop',
  RESPONSE_TYPE: 'response type|responsetype|response types',
  GRANT_TYPE: 'grant type|granttype|grant types',
  REDIRECT:
    'redirect uri|redirect url|redirecturi|redirect uris|callback url|callback uri|reply url|redirection uri',
  PKCE: 'pkce|code verifier|code challenge|code challenge method|code verifier mismatch',
  STATE: 'state parameter|oauth state|state mismatch|state value',
  CONSENT:
    'consent|consent screen|consent page|consent form|permission page|permission screen|authorization page|authorization screen|permissions page|allow access screen|approval page',
  USER: 'user|resource owner|end user|enduser|patient|provider|physician|doctor|person',
  FHIR: 'fhir|smart on fhir|fhir api|fhir apis',
  SIGNATURE: 'signature|signatures|sig',
  AUDIENCE: 'aud|audience|aud claim|aud parameter',
  JTI: 'jti|jti claim|jwt id',
  ALG: 'alg|algorithm|signing algorithm|signature algorithm|rs256|rs384|es384',
  CORS: 'cors|cross origin|access control allow origin|preflight',
  RATE: 'rate limit|rate limited|too many requests|throttled|quota exceeded|request limit|ratelimit|rate limiting|429',
  GROUP: 'group|group id|groupid',
  PARAMETER: 'parameter|param|params|query parameter|field|argument|request parameter',
  LIFETIME:
    'expires in|expires at|expiration time|expiry time|lifetime|ttl|expire at|expire in|time to live|max age|expires header',
  STATUS_PHRASE:
    'bad request|internal server error|unauthorized|forbidden|unprocessable entity|bad gateway|service unavailable|not acceptable|401 unauthorized|403 forbidden|http status',
  LAUNCH: 'launch token|launch parameter|launch context|launch',
};
