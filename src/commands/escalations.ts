import { config as loadDotenv } from 'dotenv';
import { ConfigError, readConfig } from '../config/config.ts';
import { toCsv, toJson } from '../escalations/exported.ts';
import { openDatabase } from '../storage/openDatabase.ts';

const HELP = `Usage: npm run --silent escalations -- export --csv | --json

Prints every escalation, redacted as it is stored, the first one first.

Exit codes: 0 printed, 1 the settings or the database are not right, 2 wrong use.
`;

const formats: Readonly<Record<string, typeof toCsv>> = { '--csv': toCsv, '--json': toJson };

const [command, format = ''] = process.argv.slice(2);
const write = formats[format];
loadDotenv({ quiet: true });
if (command === 'export' && write) {
  try {
    const { database } = readConfig(process.env);
    const { store, close } = await openDatabase(database, { newId: () => '', now: Date.now });
    process.stdout.write(write(await store.escalations.all()));
    await close();
  } catch (error) {
    const known = error instanceof ConfigError || (error instanceof Error && 'code' in error);
    if (!known) throw error;
    process.stderr.write(`${error instanceof Error ? error.message : ''}\n`);
    process.exitCode = 1;
  }
} else {
  process.stderr.write(HELP);
  process.exitCode = command === '--help' ? 0 : 2;
}
