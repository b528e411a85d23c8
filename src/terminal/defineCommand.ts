import { parseArgs } from 'node:util';
import { z } from 'zod';
import { closest } from '../text/closest.ts';
import { type Command, type Exit, exits, type Io, UsageError } from './command.ts';
import { pathTrouble } from './systemError.ts';

/** An option: a switch, or one that takes a value where `takes` names it. */
export interface Option {
  readonly says: string;
  readonly takes?: string;
}
type Options = Readonly<Record<string, Option>>;
type Values<O extends Options> = {
  readonly [Name in keyof O]?: O[Name] extends { readonly takes: string } ? string : boolean;
};

export interface Given<O extends Options> {
  readonly values: Values<O>;
  readonly operands: readonly string[];
}

/** How a command is called, for its help and for reading its arguments. */
interface Usage {
  /** All words that call it: `privacy purge`. */
  readonly path: string;
  readonly about: string;
  /** What stands after the options: `FILE`; one that may be left out in brackets, `[TEXT]`. */
  readonly operands?: readonly string[];
  readonly options?: Options;
  /** Whole lines, as they are typed after `ecw-triage`. */
  readonly examples: readonly string[];
}

interface CommandSpec<O extends Options> extends Usage {
  readonly options?: O;
  run(given: Given<O>, io: Io): Promise<Exit>;
}

export const exitLine = 'Exit codes: 0 done, 1 failed, 2 wrong use, 3 nothing found.';

/** Two columns, the first as wide as its widest cell. */
export const columns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
};

const usageOf = ({ path, operands = [], options = {} }: Usage): string =>
  ['Usage: ecw-triage', path, ...(Object.keys(options).length > 0 ? ['[options]'] : []), ...operands].join(
    ' ',
  );

const helpOf = (spec: Usage): string => {
  const rows = Object.entries({ ...spec.options, help: { says: 'print this' } }).map(
    ([name, { says, takes }]: [string, Option]) =>
      [takes === undefined ? `--${name}` : `--${name} ${takes}`, says] as const,
  );
  const examples = spec.examples.map((line) => `  ecw-triage ${line}\n`).join('');
  return `${usageOf(spec)}\n\n${spec.about}\n\n${columns(rows)}\nExamples:\n${examples}\n${exitLine}\n`;
};

/** ` Did you mean X?` where something is near. */
export const didYouMean = (word: string, words: readonly string[]): string => {
  const near = closest(word, words);
  return near === undefined ? '' : ` Did you mean ${near}?`;
};

const read = (args: readonly string[], spec: Usage) => {
  const named: Options = { ...spec.options, help: { says: '' } };
  const options = Object.fromEntries(
    Object.entries(named).map(([name, { takes }]) => [
      name,
      { type: takes === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const short = { ...options, help: { type: 'boolean' as const, short: 'h' } };
  const loose = { args: [...args], options: short, allowPositionals: true, tokens: true } as const;
  for (const token of parseArgs({ ...loose, strict: false }).tokens)
    if (token.kind === 'option' && !(token.name in named)) {
      const all = Object.keys(named).map((name) => `--${name}`);
      throw new UsageError(`There is no option ${token.rawName}.${didYouMean(token.rawName, all)}`);
    }
  try {
    return parseArgs({ ...loose, strict: true });
  } catch (error) {
    throw new UsageError(foreseen.parse(error).message);
  }
};

const checkOperands = (given: readonly string[], wanted: readonly string[] = []) => {
  const needed = wanted.filter((name) => !name.startsWith('['));
  const empty = needed.find((_, i) => given[i]?.trim() === '');
  if (empty !== undefined) throw new UsageError(`${empty} is empty.`);
  if (given.length < needed.length) throw new UsageError(`${needed[given.length]} is missing.`);
  if (given.length > wanted.length && !wanted.at(-1)?.includes('...'))
    throw new UsageError(`“${given[wanted.length]}” is one word too many.`);
};

/** Errors with a code were foreseen: their message says what to do. */
const foreseen = z.object({ code: z.string(), message: z.string() });

/** Makes a command: reads its arguments, answers --help, and turns what went wrong into a message and an exit code. */
export const defineCommand = <const O extends Options>(spec: CommandSpec<O>): Command => ({
  run: async (args, io) => {
    try {
      const { values, positionals } = read(args, spec);
      if (values.help) {
        io.write(helpOf(spec));
        return exits.done;
      }
      checkOperands(positionals, spec.operands);
      // What was parsed by the table of options has the type that the table makes.
      return await spec.run({ values: values as Values<O>, operands: positionals }, io);
    } catch (error) {
      const { success, data } = foreseen.safeParse(error);
      if (!success) throw error;
      if (!(error instanceof UsageError)) {
        io.complain(`${pathTrouble(error) ?? data.message}\n`);
        return exits.failed;
      }
      const more = `ecw-triage ${spec.path} --help tells more.`;
      io.complain(`${error.message}\n${usageOf(spec)}\n${more}\n`);
      return exits.wrongUse;
    }
  },
});
