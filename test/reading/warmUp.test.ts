import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { catalogOf, loadCatalog } from '../../src/catalog/catalog.ts';
import { loadExamples } from '../../src/catalog/examples.ts';
import { warmUp } from '../../src/reading/warmUp.ts';
import { triage } from '../../src/triage/triage.ts';

test('warming up spares the first message the index, and lets others run between its parts', async () => {
  const catalog = catalogOf(loadCatalog().entries);
  const texts = loadExamples().map(({ text }) => text);
  let isWarm = false;
  const warming = warmUp(texts, catalog).then(() => {
    isWarm = true;
  });
  let turns = 0;
  for (; !isWarm; turns += 1) await setImmediate();
  await warming;
  expect(turns).toBeGreaterThan(texts.length);

  const took = (of: typeof catalog) => {
    const started = performance.now();
    triage('token 401 invalid_client', of);
    return performance.now() - started;
  };
  expect(took(catalog)).toBeLessThan(took(catalogOf(catalog.entries)) / 2);
});
