/** A value that a command of a step takes. */
interface CommandVariable {
  readonly means: string;
  /** Never filled in, shown or asked for: the person sets it in the own shell. */
  readonly secret?: true;
}

/**
 * Variables that commands may use, as `$NAME` in sh and in PowerShell. What is known is set in front of a command; the rest is set by whoever runs it.
 * A command may use no other name in capitals.
 */
export const commandVariables = {
  CODE: { means: 'Six-letter code of the practice' },
  FHIR_BASE: { means: "The practice's FHIR base, such as https://fhir4.eclinicalworks.com/fhir/r4/ABCDEF" },
  CALL_URL: { means: 'Complete URL of the FHIR call that fails' },
  TOKEN_URL: { means: 'token_endpoint of the smart-configuration' },
  AUTHORIZE_URL: { means: 'The authorize URL that the browser opened' },
  JWKS_URL: { means: 'Your JWKS URL, as registered in the portal' },
  JWKS_HOST: { means: 'Host of your JWKS URL' },
  ECW_JWKS_URL: { means: "eCW's own key set, https://oauthserver.eclinicalworks.com/oauth/oauth2/jwks" },
  KID: { means: 'kid in the header of the JWT' },
  AUD: { means: 'aud of the authorize request' },
  SCOPES: { means: 'The scopes asked for, with spaces between' },
  CHALLENGE: { means: 'code_challenge of the authorize request' },
  KEY_FILE: { means: 'File of the private key, PEM' },
  CLIENT_ID: { means: 'Client id' },
  CLIENT_SECRET: { means: 'Client secret', secret: true },
  ASSERTION: { means: 'The client assertion', secret: true },
  ACCESS_TOKEN: { means: 'A new access token', secret: true },
  ID_TOKEN: { means: 'The id_token that was rejected', secret: true },
  VERIFIER: { means: 'code_verifier of the token request', secret: true },
  BASIC: { means: 'The Authorization header as sent to /token', secret: true },
} as const satisfies Readonly<Record<string, CommandVariable>>;

export type CommandVariableName = keyof typeof commandVariables;

const isName = (name: string): name is CommandVariableName => Object.hasOwn(commandVariables, name);
const used = /\$\{?([A-Z][A-Z_]{1,30})/g;

const namesIn = (command: string): readonly string[] => [
  ...new Set([...command.matchAll(used)].map(([, name = '']) => name)),
];

/** The variables that a command takes, in order of first use. */
export const variablesOf = (command: string): readonly CommandVariableName[] =>
  namesIn(command).filter(isName);

/** Names in capitals that a command uses and nobody knows. */
export const unknownVariables = (command: string): readonly string[] =>
  namesIn(command).filter((name) => !isName(name));
