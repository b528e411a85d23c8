import { config as loadDotenv } from 'dotenv';
import { dryRun } from '../cases/dryRun.ts';
import { review } from '../cases/review.ts';
import { entriesFolder, loadCatalog } from '../catalog/catalog.ts';
import { CatalogError } from '../catalog/catalogError.ts';
import { ConfigError, readConfig } from '../config/config.ts';
import { openDatabase, type Store } from '../storage/openDatabase.ts';
import { checkExamples } from '../triage/checkExamples.ts';

const HELP = `Usage: npm run --silent catalog -- check | review | dry-run

  check     read every entry (a bad one is named with file, line and reason), then try its own examples
  review    print the cases whose card was called wrong, redacted, as cases for test/corpus
  dry-run   judge the stored cases by the catalog as it is now and print the verdicts that would change

Exit codes: 0 all is well, 1 something is wrong or would change, 2 wrong use.
`;

const say = (line: string) => process.stdout.write(`${line}\n`);

const check = async (): Promise<number> => {
  const catalog = loadCatalog(entriesFolder);
  const { tried, misses } = checkExamples(catalog);
  for (const { entryId, example, verdict, found } of misses)
    say(
      `${entryId}: not found by its example (${verdict} ${found.slice(0, 3).join(' ')}): ${JSON.stringify(example.slice(0, 120))}`,
    );
  say(`${catalog.entries.length} entries, ${tried} examples, ${misses.length} not found.`);
  return misses.length === 0 ? 0 : 1;
};

const withStore = async (use: (store: Store) => Promise<number>): Promise<number> => {
  const { database } = readConfig(process.env);
  const opened = await openDatabase(database, { newId: () => '', now: Date.now });
  return use(opened.store).finally(opened.close);
};

const commands: Readonly<Record<string, () => Promise<number>>> = {
  check,
  review: () =>
    withStore(async ({ cases }) => {
      const text = review(await cases.calledWrong());
      say(text === '' ? '# No card was called wrong.' : text.trimEnd());
      return 0;
    }),
  'dry-run': () =>
    withStore(async ({ cases }) => {
      const stored = await cases.latest(10_000);
      const differences = dryRun(stored, loadCatalog());
      for (const { caseId, before, after } of differences) say(`${caseId}: ${before} -> ${after}`);
      say(`${stored.length} stored cases, ${differences.length} would be judged differently.`);
      return differences.length === 0 ? 0 : 1;
    }),
};

loadDotenv({ quiet: true });
const command = commands[process.argv[2] ?? ''];
if (command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof CatalogError || error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
} else {
  process.stderr.write(HELP);
  process.exitCode = process.argv[2] === '--help' ? 0 : 2;
}
