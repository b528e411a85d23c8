import { expect, test } from '@jest/globals';
import { replay } from './replay.ts';

test('a busy day, with the bot killed in the middle: every error is answered once, nothing else is', async () => {
  const report = await replay({ messages: 300, perSecond: 15, seed: 1, restart: true });
  expect(report.errors).toBeGreaterThan(10);
  expect(report.answered).toBeGreaterThan(10);
  expect(report).toMatchObject({ messages: 300, lost: 0, duplicates: 0, outOfTurn: 0 });
}, 240_000);
