import { readConfig } from '../config/config.ts';
import { restore as putBack } from '../storage/restore.ts';
import { exits } from '../terminal/command.ts';
import { defineCommand } from '../terminal/defineCommand.ts';

const POSTGRES = `The bot keeps its data in PostgreSQL: stop the bot and use pg_restore, for example
  pg_restore --clean --if-exists --single-transaction --dbname DATABASE_URL FILE
with a file that pg_dump --format=custom has written.
`;

/** Puts a backup in the place of the database. */
export const restore = defineCommand({
  path: 'restore',
  about: `Puts FILE, which "ecw-triage backup" has written, in the place of the bot's SQLite database. The bot must be stopped. FILE
is checked first and stays as it is; the replaced database is kept beside the new one. With PostgreSQL use pg_restore.`,
  operands: ['FILE'],
  examples: ['restore /backups/triage-2026-03-01.db'],
  run: async ({ operands: [file = ''] }, { env, now, write, complain }) => {
    const { database } = readConfig(env);
    if (database.kind === 'postgres') {
      complain(POSTGRES);
      return exits.failed;
    }
    const replaced = putBack(database.path, file, now());
    write(`Restored ${database.path} from ${file}.\n`);
    if (replaced !== undefined) write(`The replaced database is kept as ${replaced}.\n`);
    return exits.done;
  },
});
