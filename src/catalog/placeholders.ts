/** One thing that a text of the catalog may name where it is known. */
interface Placeholder {
  readonly means: string;
  /** Longer values are cut, so that a line stays a line. */
  readonly most: number;
}

/** What headlines, steps and ready messages may name. A text writes `{practice|the practice}`: the name, then what stands there when nothing is known. */
export const placeholders = {
  practice: { means: 'Name of the practice, else its six-letter code', most: 40 },
  kid: { means: 'kid in the header of the assertion', most: 24 },
  host: { means: "Host of the app's own JWKS URL, never one of eCW's", most: 40 },
  client: { means: 'Name of the app, never its client id', most: 40 },
  status: { means: 'HTTP status that was observed', most: 3 },
} as const satisfies Readonly<Record<string, Placeholder>>;

type PlaceholderName = keyof typeof placeholders;
export type PlaceholderValues = Readonly<Partial<Record<PlaceholderName, string>>>;

const token = /\{([a-z]{1,20})\|([^{}|]{1,60})\}/g;
/** A name in braces without a fallback. */
const bare = /\{[a-z]{1,20}\}/g;

const isName = (name: string): name is PlaceholderName => Object.hasOwn(placeholders, name);

const cut = (value: string, most: number): string =>
  value.length > most ? `${value.slice(0, most - 1)}…` : value;

/** The text with what is known in place of its placeholders, cut where it is long, and with their fallbacks else. */
export const fillPlaceholders = (text: string, known: PlaceholderValues): string =>
  text.replaceAll(token, (whole, name: string, fallback: string) => {
    if (!isName(name)) return whole;
    const value = known[name];
    return value === undefined || value === '' ? fallback : cut(value, placeholders[name].most);
  });

/** What has steps: an entry, or as much of it. */
interface Stepped {
  readonly steps: readonly { readonly do: string }[];
}

/** What the open steps of an entry say, where no case fills them in. */
export const stepTexts = ({ steps }: Stepped): readonly string[] =>
  steps.map((step) => fillPlaceholders(step.do, {}).replace(/:$/, '.'));

/** What stands in braces like a placeholder and is none: an unknown name, or one without its fallback. Code in backticks may hold braces of its own. */
export const wrongPlaceholders = (text: string): readonly string[] => {
  const prose = text.replaceAll(/`[^`]{0,400}`/g, '');
  return [
    ...[...prose.matchAll(token)].map(([, name = '']) => name).filter((name) => !isName(name)),
    ...[...prose.matchAll(bare)].map(([whole]) => whole),
  ];
};

const longest: PlaceholderValues = Object.fromEntries(
  Object.entries(placeholders).map(([name, { most }]) => [name, 'x'.repeat(most)]),
);

/** How long a text can become, with all values at their longest or with none known. */
export const filledLength = (text: string): number =>
  Math.max(fillPlaceholders(text, {}).length, fillPlaceholders(text, longest).length);

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

export const isVariable = (name: string): name is CommandVariableName =>
  Object.hasOwn(commandVariables, name);
const used = /\$\{?([A-Z][A-Z_]{1,30})/g;

const namesIn = (command: string): readonly string[] => [
  ...new Set([...command.matchAll(used)].map(([, name = '']) => name)),
];

/** The variables that a command takes, in order of first use. */
export const variablesOf = (command: string): readonly CommandVariableName[] =>
  namesIn(command).filter(isVariable);

/** Names in capitals that a command uses and nobody knows. */
export const unknownVariables = (command: string): readonly string[] =>
  namesIn(command).filter((name) => !isVariable(name));
