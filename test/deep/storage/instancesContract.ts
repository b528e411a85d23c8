import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { folder, type Kind, open } from '../../storage/places.ts';
import { startProgram } from '../../storage/programs.ts';
import { filing } from '../../storage/samples.ts';

const filings = 200;
const runs = 60;
const kills = 9;
const faster = 30;
const destinations = 2;

const lineSchema = z.tuple([z.number(), z.string()]).rest(z.union([z.string(), z.number()]));

const read = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [pid, what, ...words] = lineSchema.parse(JSON.parse(line));
      return { pid, what, key: words.join(' ') };
    });

/** How often each thing was done, by what was done. */
const tally = (lines: ReturnType<typeof read>, what: string) => {
  const counts = new Map<string, number>();
  for (const { key } of lines.filter((line) => line.what === what))
    counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Several processes on one database share the work, even when they die. */
export const instancesContract = (kind: Kind): void => {
  describe('three bots, killed in turn', () => {
    test('deliver everything, a repeat only under the same id; open, claim and remind once', async () => {
      const { config } = await kind.make();
      const out = join(folder(), 'done');
      writeFileSync(out, '');
      const { store } = await open(config);
      const start = () => startProgram('worker.ts', { config, out, runs, faster });
      const bots = [start(), start(), start()];
      await Promise.all(bots.map((bot) => bot.line(/open/)));

      const ids = new Map<number, string>();
      const fileSome = async (count: number) => {
        for (let some = 0; some < count; some += 1) {
          const { escalation } = await store.escalations.file(filing(ids.size, { remindAt: 1 }));
          ids.set(escalation.number, escalation.id);
        }
      };
      for (let kill = 0; kill < kills; kill += 1) {
        await Promise.all([fileSome(Math.ceil(filings / kills)), setTimeout(200)]);
        bots[kill % 3]?.kill();
        await bots[kill % 3]?.ended;
        bots[kill % 3] = start();
      }

      const isDelivered = async () =>
        (await store.escalations.list({ teamId: 'T1', limit: 1000 })).every(({ state }) => state === 'sent');
      const areAllSettled = async () => {
        for (const id of ids.values())
          if ((await store.escalations.deliveries('T1', id)).some(({ state }) => state !== 'delivered'))
            return false;
        return true;
      };
      const deadline = Date.now() + 40_000;
      while (!((await isDelivered()) && (await areAllSettled())) && Date.now() < deadline)
        await setTimeout(250);
      // Whatever is left of claims and messages is found by whoever tries all of them once more, from one lap to the next.
      const laps = () =>
        tally(
          read(out).map(({ pid, what }) => ({ pid, what, key: String(pid) })),
          'lap',
        );
      const before = laps();
      const hasLapped = () => [...laps()].some(([pid, count]) => count >= (before.get(pid) ?? 0) + 2);
      while (!hasLapped() && Date.now() < deadline) await setTimeout(100);
      for (const bot of bots) bot.kill();
      await Promise.all(bots.map(({ ended }) => ended));

      const lines = read(out);
      expect(lines.filter(({ what }) => what === 'trouble')).toEqual([]);
      const sent = tally(lines, 'sent');
      const expected = [...ids].flatMap(([number, id]) => [`slack ${number} ${id}`, `mail ${number} ${id}`]);
      expect([...sent.keys()].sort()).toEqual(expected.sort());
      const repeats = [...sent.values()].filter((count) => count > 1).length;
      // A killed bot had at most one send to each destination that was not written down yet.
      expect(repeats).toBeLessThanOrEqual(kills * destinations);
      for (const what of ['opened', 'claimed', 'reminded'])
        expect([...tally(lines, what).values()].filter((count) => count > 1)).toEqual([]);
      for (let run = 0; run < runs; run += 1) {
        expect(await store.schedule.claim('summary', `run ${run}`)).toBe(false);
        const message = { teamId: 'T1', channelId: 'C1', messageTs: `1.${run}` };
        expect(await store.cases.ofMessage(message)).toBeDefined();
      }
      // More than one did the work, and a killed one can lose at most the line of what it had just done.
      expect(new Set(lines.filter(({ what }) => what === 'sent').map(({ pid }) => pid)).size).toBeGreaterThan(
        3,
      );
      expect(tally(lines, 'opened').size).toBeGreaterThanOrEqual(runs - kills);
      expect(tally(lines, 'claimed').size).toBeGreaterThanOrEqual(runs - kills);
    }, 90_000);
  });
};
