import { config as loadDotenv } from 'dotenv';
import { z } from 'zod';
import { ConfigError, readConfig } from '../config/config.ts';
import { BackupError, backUp } from '../storage/backUp.ts';
import { StoreError } from '../storage/storeError.ts';

const HELP = `Usage: npm run backup -- FILE

Copies the bot's SQLite database to FILE, which must not exist yet, while the bot goes on. To restore: stop the bot,
put FILE in the place of the database, remove the files beside it that end in -wal and -shm, start the bot.

Exit codes: 0 done, 1 it could not be done, 2 wrong use.
`;

const POSTGRES = 'The bot keeps its data in PostgreSQL: use pg_dump.\n';

const systemError = z.object({ code: z.string(), syscall: z.string() });

const explain = (error: unknown): string => {
  if (error instanceof BackupError || error instanceof StoreError || error instanceof ConfigError)
    return error.message;
  const system = systemError.safeParse(error);
  if (system.success) return `The file cannot be written (${system.data.code}): check its path.`;
  throw error;
};

const run = (target: string): number => {
  try {
    const { database } = readConfig(process.env);
    if (database.kind === 'postgres') {
      process.stderr.write(POSTGRES);
      return 1;
    }
    backUp(database.path, target);
    process.stdout.write(`Backed up ${database.path} to ${target}.\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  }
};

loadDotenv({ quiet: true });
const [target, ...others] = process.argv.slice(2);
if (target === undefined || others.length > 0 || target.startsWith('-')) {
  process.stderr.write(HELP);
  process.exitCode = target === '--help' ? 0 : 2;
} else {
  process.exitCode = run(target);
}
