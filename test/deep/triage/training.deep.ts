import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { modelFile, shippedModel } from '../../../src/triage/judging/model.ts';
import { readTexts } from '../../../src/triage/learning/texts.ts';
import { sampleHash, train } from '../../../src/triage/learning/train.ts';
import { catalog } from '../../support/catalog.ts';

const corpus = readTexts(fileURLToPath(new URL('../../corpus/', import.meta.url)));
const { trainedOn } = shippedModel();
/** The folder of further texts that the shipped model was trained on, where it is at hand. */
const further = process.env.TRAINING_TEXTS;
const whenAtHand = further === undefined ? test.skip : test;

test('training on every fourth text of the corpus gives the weights that it gave before, to the byte', () => {
  expect(sampleHash(corpus, catalog)).toBe(trainedOn.weightsOfSample);
}, 300_000);

whenAtHand(
  'training on all texts gives the shipped model again, to the byte',
  () => {
    const { model } = train({ corpus, more: readTexts(further ?? '') }, catalog, () => {});
    expect(JSON.stringify(model) === readFileSync(modelFile, 'utf8')).toBe(true);
  },
  900_000,
);
