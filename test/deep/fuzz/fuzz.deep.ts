import { expect, test } from '@jest/globals';
import { fuzz } from './fuzz.ts';

test('1,500 payloads with something wrong in each leave the bot as it was', async () => {
  const report = await fuzz({ payloads: 1500, seed: 20_260_301 });
  expect(report.sent).toBe(1500);
  expect(report.kinds).toBeGreaterThan(25);
  expect(Object.keys(report.statuses).filter((status) => !/^(?:200|400)$/.test(status))).toEqual([]);
  expect(report.statuses['400']).toBeGreaterThan(10);
  expect(report.said['Refused a payload that is not as Slack makes them.']).toBeGreaterThan(100);
  expect(report.said['Refused a payload for another simulator.']).toBeGreaterThan(50);
  expect(report.said['Failed to handle a payload.']).toBeUndefined();
  expect(report).toMatchObject({ leaks: [], trapped: 0, polluted: [], answers: true });
  // After the first tenth all is loaded that ever will be.
  expect((report.heapMb.at(-1) ?? 0) - (report.heapMb[1] ?? 0)).toBeLessThan(15);
}, 180_000);
