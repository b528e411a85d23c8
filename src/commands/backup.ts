import { readConfig } from '../config/config.ts';
import { backUp } from '../storage/backUp.ts';
import { exits } from '../terminal/command.ts';
import { defineCommand } from '../terminal/defineCommand.ts';
import { systemError } from '../terminal/systemError.ts';

const POSTGRES = 'The bot keeps its data in PostgreSQL: use pg_dump.\n';

/** Copies the database while the bot goes on. */
export const backup = defineCommand({
  path: 'backup',
  about: `Copies the bot's SQLite database to FILE, which must not exist yet, while the bot goes on. The copy is whole, checked,
and readable by its owner only. "ecw-triage restore FILE" puts it back. With PostgreSQL use pg_dump.`,
  operands: ['FILE'],
  examples: ['backup /backups/triage-2026-03-01.db'],
  run: async ({ operands: [target = ''] }, { env, write, complain }) => {
    const { database } = readConfig(env);
    if (database.kind === 'postgres') {
      complain(POSTGRES);
      return exits.failed;
    }
    try {
      backUp(database.path, target);
    } catch (error) {
      const system = systemError.safeParse(error);
      if (!system.success) throw error;
      complain(`The file cannot be written (${system.data.code}): check its path.\n`);
      return exits.failed;
    }
    write(`Backed up ${database.path} to ${target}.\n`);
    return exits.done;
  },
});
