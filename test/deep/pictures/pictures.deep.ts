import { expect, test } from '@jest/globals';
import { measurePictures } from './measurePictures.ts';

test('sixty pictures of errors: nearly all are named, none is answered wrongly, and it costs what it may', async () => {
  const report = await measurePictures(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium');
  expect(report).toMatchObject({ errors: 60, ordinary: 10, wrong: [], trouble: [] });
  expect(report.named).toBeGreaterThanOrEqual(54);
  expect(report.cpuMs).toBeLessThanOrEqual(2000);
  expect(report.mainMs).toBeLessThanOrEqual(50);
  expect(report.peakMb).toBeLessThanOrEqual(200);
}, 600_000);
