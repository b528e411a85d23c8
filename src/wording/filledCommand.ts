import type { Case } from '../cases/case.ts';
import { namedIn } from '../cases/named.ts';
import { type CommandVariableName, commandVariables, variablesOf } from '../catalog/placeholders.ts';
import type { Step } from '../catalog/schema.ts';
import type { Environment, Facts } from '../triage/verdict.ts';

/** A command with what is known filled in. */
export interface FilledCommand {
  readonly run: string;
  readonly prints: string;
  readonly powershell?: string;
  /** Variables that whoever runs it sets first. */
  readonly unset: readonly CommandVariableName[];
}

/** What commands are filled from. */
type Pasted = Pick<Case, 'excerpt' | 'verdict'>;

type Values = Readonly<Partial<Record<CommandVariableName, string>>>;

/** Only what neither a shell nor its quotes read as anything else is filled in. */
const isInert = (value: string): boolean => /^[\w.:/%+@-](?:[\w.:/%+@ -]{0,298}[\w.:/%+@-])?$/.test(value);

const fhirBase = ({ host, practiceCode }: Facts): string | undefined => {
  const isFhirHost = host !== undefined && /^(?:staging-)?fhir/.test(host);
  return practiceCode !== undefined && isFhirHost ? `https://${host}/fhir/r4/${practiceCode}` : undefined;
};

const sandboxTokenUrl = 'https://staging-oauthserver.ecwcloud.com/oauth/oauth2/token';
/** The token endpoints that eCW documents. */
const tokenUrls = {
  production: 'https://oauthserver.eclinicalworks.com/oauth/oauth2/token',
  staging: sandboxTokenUrl,
  sandbox: sandboxTokenUrl,
} as const satisfies Readonly<Record<Environment, string>>;

const known = (pasted: Pasted): Values => {
  const { facts } = pasted.verdict;
  const named = namedIn(pasted);
  const values = {
    CODE: facts.practiceCode,
    FHIR_BASE: named.fhirBase ?? fhirBase(facts),
    KID: facts.kid,
    AUD: facts.aud,
    CLIENT_ID: named.clientId,
    JWKS_URL: named.jwksUrl,
    JWKS_HOST: named.jwksHost,
    TOKEN_URL: named.tokenUrl ?? (facts.environment && tokenUrls[facts.environment]),
    SCOPES: facts.scopes.join(' ') || undefined,
    ECW_JWKS_URL: 'https://oauthserver.eclinicalworks.com/oauth/oauth2/jwks',
  };
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && isInert(value)),
  );
};

const isVariable = (name: string): name is CommandVariableName => Object.hasOwn(commandVariables, name);

/** `$NAME`, `${NAME}`, and `${NAME%/}`: no value that is filled in ends with a slash. */
const variable = /\$(?:\{([A-Z][A-Z_]{1,30})(?:%\/)?\}|([A-Z][A-Z_]{1,30}))/g;

const fill = (text: string, values: Values): string =>
  text.replaceAll(variable, (whole, braced = '', bare = '') => {
    const name = `${braced}${bare}`;
    return (isVariable(name) && values[name]) || whole;
  });

/** In PowerShell a value outside of quotes would be read as a command. */
const fillPowershell = (text: string, values: Values): string =>
  text
    .split('"')
    .map((part, index) => fill(part, index % 2 === 1 ? values : quoted(values)))
    .join('"');

const quoted = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `'${value}'`]));

/** The command of a step as it can be pasted; undefined where the step has none. */
export const filledCommand = (
  { run, prints = '', powershell }: Step,
  pasted: Pasted,
): FilledCommand | undefined => {
  if (run === undefined) return undefined;
  const values = known(pasted);
  const filled = fill(run, values);
  return {
    run: filled,
    prints: fill(prints, values),
    ...(powershell === undefined ? {} : { powershell: fillPowershell(powershell, values) }),
    unset: variablesOf(filled),
  };
};

/** `KID: kid in the header of the JWT`, for each variable that somebody has to set. */
export const toSet = (commands: readonly FilledCommand[]): readonly string[] =>
  [...new Set(commands.flatMap(({ unset }) => unset))].map(
    (name) => `${name}: ${commandVariables[name].means}`,
  );
