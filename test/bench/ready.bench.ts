import { against, isSmoke, median, print } from './figures.ts';
import { botFile, run } from './program.ts';

const starts = isSmoke ? 3 : 9;

/** Milliseconds from the start of `node dist/main.js` to the page in hand. */
const startOnce = async (): Promise<number> => {
  const started = performance.now();
  const running = await run({
    file: botFile,
    ready: /(http:\/\/127\.0\.0\.1:\d+)/,
    env: { WORKSPACE_PORT: '0' },
  });
  const page = await fetch(running.found[1] ?? '');
  await page.text();
  const took = performance.now() - started;
  await running.stop();
  if (!page.ok) throw new Error(`The page answered ${page.status}.`);
  return took;
};

const times: number[] = [];
for (let start = 0; start < starts; start++) times.push(await startOnce());
print('start to page, median', against(median(times), { most: 2000, unit: 'ms' }), `of ${starts} starts`);
