import { type Command, exits } from './command.ts';
import { columns, didYouMean, exitLine } from './defineCommand.ts';

/** A subcommand: a line about it, and the way to get it, which reads no more code than it needs. */
export interface Subcommand {
  readonly summary: string;
  readonly load: () => Command | Promise<Command>;
}

interface GroupSpec {
  /** All words that call it; empty for the command itself. */
  readonly path: string;
  readonly about: string;
  readonly subcommands: Readonly<Record<string, Subcommand>>;
  readonly examples: readonly string[];
}

const isHelp = (word: string): boolean => word === '--help' || word === '-h' || word === 'help';

/** A command that is a table of subcommands. */
export const commandGroup = ({ path, about, subcommands, examples }: GroupSpec): Command => {
  const call = ['ecw-triage', path].filter(Boolean).join(' ');
  const rows = Object.entries(subcommands).map(([name, { summary }]) => [name, summary] as const);
  const lines = examples.map((line) => `  ecw-triage ${line}\n`).join('');
  const help =
    `Usage: ${call} SUBCOMMAND\n\n${about}\n\n${columns(rows)}\nExamples:\n${lines}\n` +
    `${call} SUBCOMMAND --help tells more.\n${exitLine}\n`;
  return {
    run: async ([word = '', ...rest], io) => {
      if (isHelp(word) && rest.length === 0) {
        io.write(help);
        return exits.done;
      }
      const [name, args] = isHelp(word) ? [rest[0] ?? '', [...rest.slice(1), '--help']] : [word, rest];
      const chosen = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
      if (chosen) return (await chosen.load()).run(args, io);
      const wrong = `There is no subcommand “${name}”.${didYouMean(name, Object.keys(subcommands))}\n\n`;
      io.complain(`${name === '' ? '' : wrong}${help}`);
      return exits.wrongUse;
    },
  };
};
