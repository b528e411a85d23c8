import { openBenchWorkspace } from './benchWorkspace.ts';
import { against, beside, isSmoke, median, print } from './figures.ts';
import { bareFile, botFile, type Running, run, runInWorkspace } from './program.ts';

const starts = isSmoke ? 3 : 9;
const workspace = await openBenchWorkspace();

/** Milliseconds until `start` has it ready. */
const timed = async (start: () => Promise<Running>): Promise<number> => {
  const started = performance.now();
  const running = await start();
  const took = performance.now() - started;
  await running.stop();
  return took;
};

/** From `node dist/main.js` without tokens to the page in hand. */
const startWithPage = async (): Promise<Running> => {
  const ready = /(http:\/\/127\.0\.0\.1:\d+)/;
  const running = await run({ file: botFile, ready, env: { SIMULATOR_PORT: '0' } });
  const page = await fetch(running.found[1] ?? '');
  await page.text();
  if (!page.ok) throw new Error(`The page answered ${page.status}.`);
  return running;
};

const pages: number[] = [];
const bares: number[] = [];
for (let start = 0; start < starts; start++) {
  pages.push(await timed(startWithPage));
  bares.push(await timed(() => runInWorkspace(workspace, bareFile)));
}
print('start to page, median', against(median(pages), { most: 2000, unit: 'ms' }), `of ${starts} starts`);
print('  bare app listening', beside(median(pages), median(bares), 'ms'));
await workspace.close();
