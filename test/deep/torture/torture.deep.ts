import { expect, test } from '@jest/globals';
import { torture } from './torture.ts';

test('of escalations that were acknowledged none is lost or sent under two keys, however often the bot is killed', async () => {
  const report = await torture({ escalations: 30, kills: 4, seed: 1 });
  expect(report).toMatchObject({ acknowledged: 30, kills: 4 });
  for (const place of [report.slack, report.mail, report.webhook])
    expect(place).toMatchObject({ delivered: 30, lost: 0, doubled: 0 });
}, 240_000);
