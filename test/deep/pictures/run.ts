import { measurePictures } from './measurePictures.ts';

/**
 * `npm run screenshots`: renders 60 pictures of errors and ten without, has them read, and prints what came of it; exit code 1 when
 * fewer than 54 are named, one is answered wrongly, or reading takes more than it may. CHROMIUM_PATH names the browser.
 */
const report = await measurePictures(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium');
process.stdout.write(`${JSON.stringify(report, null, 1)}\n`);
const { named, wrong, cpuMs, mainMs, peakMb } = report;
const isGood = named >= 54 && wrong.length === 0 && cpuMs <= 2000 && mainMs <= 50 && peakMb <= 200;
process.exitCode = isGood ? 0 : 1;
