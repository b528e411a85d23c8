import { closest } from '../text/closest.ts';
import { type Config, ConfigError, readConfig, variableNames } from './config.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What is to be said of a variable. `unknown`: the bot does not read it; `near` is the one that was probably meant. */
export type VariableCheck =
  | { readonly name: string; readonly kind: 'set' }
  | { readonly name: string; readonly kind: 'wrong'; readonly problem: string }
  | { readonly name: string; readonly kind: 'unknown'; readonly near?: string; readonly isNearSet: boolean };

export interface CheckedVariables {
  readonly checks: readonly VariableCheck[];
  /** How many of ours nobody set. */
  readonly unset: number;
  /** The settings without what is wrong; undefined where too little is left. */
  readonly config: Config | undefined;
}

const isSet = (env: Env, name: string): boolean => (env[name] ?? '').trim() !== '';

/** Beginnings that nobody else's variables are likely to have. */
const ours = /^(?:SLACK|ESCALATION|SUPPORT|RETENTION|SMTP)_/;

const unknownIn = (env: Env, inEnvFile: readonly string[]): readonly VariableCheck[] => {
  const others = Object.keys(env).filter((name) => ours.test(name) || closest(name, variableNames));
  return [...new Set([...inEnvFile, ...others])]
    .filter((name) => !variableNames.includes(name))
    .map((name) => {
      const near = closest(name, variableNames);
      return {
        name,
        kind: 'unknown',
        ...(near === undefined ? {} : { near }),
        isNearSet: near !== undefined && isSet(env, near),
      };
    });
};

const problemsIn = (env: Env): { readonly config?: Config; readonly problems: readonly string[] } => {
  try {
    return { config: readConfig(env), problems: [] };
  } catch (error) {
    if (error instanceof ConfigError) return { problems: error.problems };
    throw error;
  }
};

/** Every problem begins with the name of its variable. */
const wrongOf = (problem: string): Extract<VariableCheck, { kind: 'wrong' }> => {
  const [name = ''] = problem.split(' ', 1);
  return { name, kind: 'wrong', problem: problem.slice(name.length + 1) };
};

/** Looks at every variable: those of ours, and those that are named almost like one of ours. Values are never repeated. */
export const checkVariables = (env: Env, inEnvFile: readonly string[]): CheckedVariables => {
  const { problems, config } = problemsIn(env);
  const wrong = problems.map(wrongOf);
  const isWrong = (name: string) => wrong.some((one) => one.name === name);
  const right = variableNames.filter((name) => isSet(env, name) && !isWrong(name));
  const rest = Object.fromEntries(Object.entries(env).filter(([name]) => !isWrong(name)));
  return {
    checks: [
      ...right.map((name) => ({ name, kind: 'set' }) as const),
      ...wrong,
      ...unknownIn(env, inEnvFile),
    ],
    unset: variableNames.filter((name) => !isSet(env, name)).length,
    config: config ?? problemsIn(rest).config,
  };
};
