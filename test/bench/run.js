/**
 * Runs every *.bench.ts here in alphabetical order, each in a process of its own; `--smoke` is passed on.
 * Figures never fail the run, since machines differ: only a benchmark that breaks does.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const benches = readdirSync(here).filter((name) => name.endsWith('.bench.ts'));
const loader = new URL('./typescript.js', import.meta.url).href;

for (const name of benches.sort()) {
  process.stdout.write(`\n== ${name.replace('.bench.ts', '')}\n`);
  const flags = ['--disable-warning=DEP0205', '--import', loader];
  const { status } = spawnSync(process.execPath, [...flags, join(here, name), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  if (status !== 0) {
    process.stderr.write(`${name} broke.\n`);
    process.exitCode = 1;
  }
}
