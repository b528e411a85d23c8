import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { leaksOf } from './leaks.ts';
import { type CanaryText, canaryTexts } from './texts.ts';
import { escalate, useDoors } from './walk.ts';
import { openWatched, type Watched } from './watched.ts';

let watched: Watched;
beforeAll(async () => {
  watched = await openWatched();
});
afterAll(() => watched.close());

/** Texts for one escalation form, whose fields hold no more than two or three thousand characters. */
const bundles = (texts: readonly CanaryText[]): string[] => {
  const made: string[] = [];
  for (const { text } of texts) {
    const last = made.at(-1);
    if (last !== undefined && last.length + text.length < 1200) made[made.length - 1] = `${last}\n\n${text}`;
    else made.push(text);
  }
  return made;
};

const practice = (index: number): string => `FEIG${String.fromCharCode(65 + index)}D`;

describe('secrets and patient data pasted by a careless user', () => {
  test(`${canaryTexts.length} texts go through every door`, async () => {
    for (const one of canaryTexts) await useDoors(watched, one);
    const posts = () => watched.simulator.calls.filter(({ method }) => method === 'chat.postMessage');
    await watched.simulator.until(() => posts().length > canaryTexts.length * 3, 60_000);
    await watched.simulator.quiet(200);
  }, 240_000);

  test('and are escalated, typed into every field, added, noted, joined and named as the resolution', async () => {
    const all = bundles(canaryTexts);
    for (const [index, text] of all.entries()) await escalate(watched, text, practice(index));
    await watched.simulator.until(
      () =>
        watched
          .traces()
          .find(({ place }) => place === 'webhook')
          ?.texts.some((text) => text.includes('invalid_client')),
      20_000,
    );
    await watched.simulator.quiet(300);
    expect(watched.simulator.person('support').sees('ecw-escalations').length).toBeGreaterThanOrEqual(
      all.length,
    );
  }, 240_000);

  test('and stand nowhere afterwards', () => {
    const traces = watched.traces();
    // The log may well be nearly empty.
    for (const { place, texts } of traces)
      if (place !== 'log') expect([place, texts.join('').length > 1000]).toEqual([place, true]);
    expect(leaksOf(canaryTexts, traces)).toEqual([]);
  });

  test('a value that stood somewhere would be found', () => {
    const [first] = canaryTexts;
    const value = first?.must_hide[0] ?? '';
    const place = 'log';
    for (const written of [value, JSON.stringify({ a: `x ${value}` }), encodeURIComponent(`?${value}`)])
      expect(leaksOf(canaryTexts, [{ place, texts: [written] }])).toEqual([{ id: first?.id, place }]);
  });
});
