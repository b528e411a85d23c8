import { writeFileSync } from 'node:fs';
import { dryRun as judgeAnew } from '../cases/dryRun.ts';
import { review as toReview } from '../cases/review.ts';
import { type Catalog, entriesFolder, loadCatalog } from '../catalog/catalog.ts';
import { type CatalogEntry, groups } from '../catalog/schema.ts';
import { wordingsByTeam } from '../curation/decision.ts';
import { exportedPatch } from '../curation/exportedPatch.ts';
import { auditTo } from '../terminal/auditTo.ts';
import { exits, UsageError } from '../terminal/command.ts';
import { commandGroup } from '../terminal/commandGroup.ts';
import { columns, defineCommand, didYouMean } from '../terminal/defineCommand.ts';
import { terminalCard } from '../terminal/terminalCard.ts';
import { viewEntry } from '../terminal/viewVerdict.ts';
import { withStore } from '../terminal/withStore.ts';
import { lookUp } from '../triage/triage.ts';
import { namedBy, type Verdict } from '../triage/verdict.ts';
import { entryName } from '../wording/entryWords.ts';

/** An example that does not lead to its own entry. */
export interface Miss {
  readonly entryId: string;
  readonly example: string;
  readonly verdict: Verdict['kind'];
  readonly found: readonly string[];
}

/** Proves that every entry is found by its own examples: named first, or among the errors of a match. */
export const checkExamples = (
  catalog: Catalog,
): { readonly tried: number; readonly misses: readonly Miss[] } => {
  const trials = catalog.entries.flatMap(({ id, examples }) =>
    examples.map((example) => ({ entryId: id, example })),
  );
  const misses = trials.flatMap(({ entryId, example }) => {
    const verdict = lookUp(example, catalog);
    const found = namedBy(verdict);
    const isFound = verdict.kind === 'match' ? found.includes(entryId) : found[0] === entryId;
    return isFound ? [] : [{ entryId, example, verdict: verdict.kind, found }];
  });
  return { tried: trials.length, misses };
};

const check = defineCommand({
  path: 'catalog check',
  about: 'Reads every entry (a bad one is named with file, line and reason), then tries its own examples.',
  examples: ['catalog check'],
  run: async (_, { write }) => {
    const catalog = loadCatalog(entriesFolder);
    const { tried, misses } = checkExamples(catalog);
    for (const { entryId, example, verdict, found } of misses)
      write(
        `${entryId}: not found by its example (${verdict} ${found.slice(0, 3).join(' ')}): ${JSON.stringify(example.slice(0, 120))}\n`,
      );
    write(`${catalog.entries.length} entries, ${tried} examples, ${misses.length} not found.\n`);
    return misses.length === 0 ? exits.done : exits.failed;
  },
});

const isWanted = (
  entry: CatalogEntry,
  { status, group }: { readonly status?: string; readonly group?: string },
): boolean =>
  (status === undefined || String(entry.status) === status) && (group === undefined || entry.group === group);

const list = defineCommand({
  path: 'catalog list',
  about: 'Lists the errors of the catalog.',
  options: {
    status: { takes: 'STATUS', says: 'only those that come with this HTTP status' },
    group: { takes: 'GROUP', says: `only those of a group: ${groups.join(', ')}` },
    json: { says: 'print the entries as JSON' },
  },
  examples: ['catalog list', 'catalog list --status 401', 'catalog list --group core --json'],
  run: async ({ values }, { write, complain }) => {
    if (values.group !== undefined && !groups.some((group) => group === values.group))
      throw new UsageError(`There is no group ${values.group}.${didYouMean(values.group, groups)}`);
    const entries = loadCatalog().entries.filter((entry) => isWanted(entry, values));
    if (values.json) write(`${JSON.stringify(entries, null, 2)}\n`);
    else write(columns(entries.map((entry) => [entryName(entry), entry.message])));
    if (entries.length > 0) return exits.done;
    complain('No entry is like that.\n');
    return exits.nothingFound;
  },
});

const show = defineCommand({
  path: 'catalog show',
  about: 'Prints an error of the catalog as its card tells it, with sources and what is not known.',
  operands: ['ID'],
  options: { json: { says: 'print the entry as JSON' } },
  examples: ['catalog show jwks_kid_mismatch', 'catalog show invalid_scope --json'],
  run: async ({ values, operands: [id = ''] }, { write, complain }) => {
    const catalog = loadCatalog();
    const view = viewEntry(id, catalog);
    if (!view) {
      const ids = catalog.entries.map((entry) => entry.id);
      complain(`There is no entry ${id}.${didYouMean(id, ids)}\n`);
      return exits.nothingFound;
    }
    write(values.json ? `${JSON.stringify(catalog.byId(id), null, 2)}\n` : terminalCard(view));
    return exits.done;
  },
});

const review = defineCommand({
  path: 'catalog review',
  about: 'Prints the cases whose card was called wrong, redacted, as cases for test/corpus.',
  examples: ['catalog review > wrong.yaml'],
  run: (_, io) =>
    withStore(io, async ({ cases }) => {
      const text = toReview(await cases.calledWrong());
      if (text === '') {
        io.complain('No card was called wrong.\n');
        return exits.nothingFound;
      }
      io.write(`${text.trimEnd()}\n`);
      return exits.done;
    }),
});

const dryRun = defineCommand({
  path: 'catalog dry-run',
  about: `Judges the stored cases by the catalog as it is now and prints the verdicts that would change; 1 when one would.`,
  examples: ['catalog dry-run'],
  run: (_, io) =>
    withStore(io, async ({ cases, curation }) => {
      const stored = await cases.latest(10_000);
      const wordings = wordingsByTeam(await curation.takenOfAllTeams());
      const differences = judgeAnew(stored, loadCatalog(), wordings);
      for (const { caseId, before, after } of differences) io.write(`${caseId}: ${before} -> ${after}\n`);
      io.write(`${stored.length} stored cases, ${differences.length} would be judged differently.\n`);
      return differences.length === 0 ? exits.done : exits.failed;
    }),
});

const exportTaken = defineCommand({
  path: 'catalog export',
  about: `Prints the wordings and the drafts of entries that approvers have taken in Slack, of all teams, as YAML for the
repository; with FILE it writes them there.`,
  operands: ['[FILE]'],
  examples: ['catalog export', 'catalog export taught.yaml'],
  run: ({ operands: [file] }, io) =>
    withStore(io, async ({ curation }) => {
      const taken = await curation.takenOfAllTeams();
      const patch = exportedPatch(taken);
      if (patch === '') {
        io.complain('Nothing was taught, or all of it was taken back.\n');
        return exits.nothingFound;
      }
      auditTo(io, 'decisions exported', String(taken.length));
      if (file === undefined) io.write(patch);
      else writeFileSync(file, patch, { mode: 0o600 });
      return exits.done;
    }),
});

/** The catalog of errors, for those who keep it. */
export const catalog = commandGroup({
  path: 'catalog',
  about: 'The catalog of errors.',
  subcommands: {
    check: { summary: 'read every entry and try its own examples', load: () => check },
    list: { summary: 'list the errors', load: () => list },
    show: { summary: 'print one error as its card tells it', load: () => show },
    review: { summary: 'print the cases whose card was called wrong', load: () => review },
    export: { summary: 'print what approvers taught, for the repository', load: () => exportTaken },
    'dry-run': { summary: 'judge the stored cases anew', load: () => dryRun },
  },
  examples: ['catalog check', 'catalog show jwks_kid_mismatch'],
});
