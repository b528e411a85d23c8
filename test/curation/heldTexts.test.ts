import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { loadExamples } from '../../src/catalog/examples.ts';
import { readHeldTexts } from '../../src/curation/heldTexts.ts';
import { readTexts } from '../../src/triage/learning/texts.ts';
import { catalog } from '../support/catalog.ts';

const corpus = join(import.meta.dirname, '../corpus');

test('the corpus is held against wordings whole, and others get their turn while it is read', async () => {
  let turns = 0;
  let isRead = false;
  const reading = readHeldTexts(catalog, loadExamples()).finally(() => {
    isRead = true;
  });
  while (!isRead) {
    await setImmediate();
    turns += 1;
  }
  const held = await reading;
  const own = await readHeldTexts(catalog, loadExamples(), '/nowhere');
  expect(held).toEqual([...own, ...readTexts(corpus)]);
  expect(turns).toBeGreaterThan(20);
});
