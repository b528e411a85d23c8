import type { Case } from '../cases/case.ts';
import type { CaseView } from '../cases/caseView.ts';
import { errorStatus, namedIn } from '../cases/named.ts';
import {
  type CommandVariableName,
  commandVariables,
  fillPlaceholders,
  isVariable,
  type PlaceholderValues,
  variablesOf,
} from '../catalog/placeholders.ts';
import type { CatalogEntry, Role, Step } from '../catalog/schema.ts';
import { fits } from '../catalog/steering.ts';
import type { Environment, Facts } from '../triage/verdict.ts';
import { confidenceNames, entryName, seenText, statusText } from './entryWords.ts';

type EntryView = Extract<CaseView, { kind: 'entry' }>;

/** A command with what is known filled in. */
export interface FilledCommand {
  readonly run: string;
  readonly prints: string;
  readonly powershell?: string;
  /** Variables that whoever runs it sets first. */
  readonly unset: readonly CommandVariableName[];
}

export interface ShownStep {
  /** Who acts; only where not all open steps fall to the same. */
  readonly actor?: string;
  /** What to do; code stands in backticks. */
  readonly text: string;
  readonly command?: FilledCommand;
}

/** What the card of an error tells, in plain words and in its order. It quotes the paste: whoever shows it escapes it. */
export interface EntryAnswer {
  readonly headline: string;
  /** Whose move it is; undefined where nobody has to act. */
  readonly mover: Role | undefined;
  /** `Practice admin’s move` */
  readonly move: string;
  /** Qualifies the move: `after one check by you`. */
  readonly moveNote?: string;
  /** `app_not_activated · 400 seen at /token, production · sure` */
  readonly standing: string;
  readonly message: string;
  readonly cause: string;
  readonly steps: readonly ShownStep[];
  /** What stands folded behind them. */
  readonly more: readonly ShownStep[];
  /** Variables of the commands that whoever runs them sets first. */
  readonly toSet: readonly string[];
  readonly whenToEscalate: string;
  /** Why this error; empty where there is nothing to tell. */
  readonly why: string;
  readonly sources: readonly { readonly text: string; readonly url?: string }[];
}

const moveNames: Readonly<Record<Role, string>> = {
  developer: 'App developer’s move',
  practice: 'Practice admin’s move',
  ecw: 'eCW’s move',
  user: 'The user’s move',
};

const actorNames: Readonly<Record<Role, string>> = {
  developer: 'You',
  practice: 'Practice admin',
  ecw: 'eCW',
  user: 'User',
};

/** What texts and commands are filled from. */
type Pasted = Pick<Case, 'excerpt' | 'verdict'>;

/** What is known of a paste, for the placeholders of the catalog. */
export const placeholderValues = (pasted: Pasted): PlaceholderValues => {
  const { practiceCode, kid } = pasted.verdict.facts;
  const status = errorStatus(pasted.verdict.facts);
  const { jwksHost, client } = namedIn(pasted);
  return {
    ...(practiceCode === undefined ? {} : { practice: practiceCode }),
    ...(kid === undefined ? {} : { kid }),
    ...(status === undefined ? {} : { status: String(status) }),
    ...(jwksHost === undefined ? {} : { host: jwksHost }),
    ...(client === undefined ? {} : { client }),
  };
};

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

/** Values for the variables of commands. */
const variableValues = (pasted: Pasted): Values => {
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
const filledCommand = ({ run, prints = '', powershell }: Step, pasted: Pasted): FilledCommand | undefined => {
  if (run === undefined) return undefined;
  const values = variableValues(pasted);
  const filled = fill(run, values);
  return {
    run: filled,
    prints: fill(prints, values),
    ...(powershell === undefined ? {} : { powershell: fillPowershell(powershell, values) }),
    unset: variablesOf(filled),
  };
};

/** `KID: kid in the header of the JWT`, for each variable that somebody has to set. */
const toSet = (commands: readonly FilledCommand[]): readonly string[] =>
  [...new Set(commands.flatMap(({ unset }) => unset))].map(
    (name) => `${name}: ${commandVariables[name].means}`,
  );

/** Lowest probability for each word, the surest first. */
const sureness = [
  [0.95, 'sure'],
  [0.8, 'quite sure'],
  [0.5, 'likely'],
  [0, 'a guess'],
] as const;

const howSure = ({ case: { picked, verdict }, entry, runnersUp }: EntryView): string => {
  if (picked) return 'picked by hand';
  if (runnersUp !== undefined) return 'likely';
  const confidence = verdict.candidates.find(({ id }) => id === entry.id)?.confidence;
  if (confidence === undefined) return '';
  return sureness.find(([least]) => confidence >= least)?.[1] ?? '';
};

/** When an error is one for an escalation, and to whom. */
export const whenToEscalate = ({ escalate: { to, when } }: CatalogEntry): string => {
  switch (to) {
    case 'ecw':
      return `Escalate to eCW when: ${when}`;
    case 'practice':
      return `When to escalate: ${when}`;
    case 'nobody':
      return `Not one for eCW: ${when.replace(/^Never[;,] /, '')}`;
  }
};

const mostOpen = 5;

const stepsOf = ({ entry, case: pasted }: EntryView): Pick<EntryAnswer, 'steps' | 'more' | 'toSet'> => {
  const { facts } = pasted.verdict;
  const known = placeholderValues(pasted);
  const open = entry.steps.filter((step) => fits(step, facts));
  const all = [...open, ...entry.more.filter((step) => fits(step, facts))];
  const actorOf = ({ by }: Step) => by ?? entry.fixedBy[0];
  const shown = (step: Step, isNamed: boolean): ShownStep => {
    const actor = actorOf(step);
    const command = filledCommand(step, pasted);
    return {
      text: fillPlaceholders(step.do, known),
      ...(isNamed && actor ? { actor: actorNames[actor] } : {}),
      ...(command ? { command } : {}),
    };
  };
  // Where none of the open steps is for what was read, the first of the others stands open.
  const openCount = Math.min(Math.max(open.length, 1), mostOpen);
  const first = all.slice(0, openCount);
  const differ = new Set(all.map(actorOf)).size > 1;
  const steps = first.map((step) => shown(step, differ));
  const more = all.slice(openCount).map((step) => shown(step, differ));
  return { steps, more, toSet: toSet([...steps, ...more].flatMap(({ command }) => command ?? [])) };
};

/** What is to be told of an error, filled with what was read and steered by it. */
export const entryAnswer = (view: EntryView): EntryAnswer => {
  const { entry, reasons } = view;
  const { facts } = view.case.verdict;
  const known = placeholderValues(view.case);
  const move = entry.move?.find((one) => fits(one, facts));
  const mover = move?.by ?? entry.fixedBy[0];
  const standing = [entry.id, statusText(facts, entry), howSure(view)].filter((part) => part !== '');
  return {
    headline: entry.headline === undefined ? entryName(entry) : fillPlaceholders(entry.headline, known),
    mover,
    move: mover === undefined ? 'Nobody has to act' : moveNames[mover],
    ...(move?.note === undefined ? {} : { moveNote: fillPlaceholders(move.note, known) }),
    standing: standing.join(' · '),
    message: entry.message,
    cause: entry.cause,
    ...stepsOf(view),
    whenToEscalate: whenToEscalate(entry),
    why: seenText(reasons, facts),
    sources: entry.sources.map(({ name, url, confidence, verified }) => ({
      text: `${name} (${confidenceNames[confidence]}, ${verified})`,
      ...(url === undefined ? {} : { url }),
    })),
  };
};
