import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { modelFile, shippedModel } from '../../src/triage/judging/model.ts';
import { parseTexts, readTexts } from '../../src/triage/learning/texts.ts';
import { catalogHash, corpusHash, sampleHash, train } from '../../src/triage/learning/train.ts';

const catalog = loadCatalog();
const corpus = readTexts(fileURLToPath(new URL('../corpus/', import.meta.url)));
const { trainedOn } = shippedModel();
/** The folder of further texts that the shipped model was trained on, where it is at hand. */
const further = process.env.TRAINING_TEXTS;
const whenAtHand = further === undefined ? test.skip : test;

describe('the shipped model', () => {
  test('belongs to this corpus and this catalog', () => {
    expect(corpusHash(corpus)).toBe(trainedOn.corpus);
    expect(catalogHash(catalog)).toBe(trainedOn.catalog);
  });

  test('does not belong to a corpus with one letter more', () => {
    const [first, ...rest] = corpus;
    expect(first && corpusHash([{ ...first, text: `${first.text}x` }, ...rest])).not.toBe(trainedOn.corpus);
  });

  test('training on the corpus alone gives the weights that it gave before, to the byte', () => {
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

  test('is small', () => {
    expect(readFileSync(modelFile).length).toBeLessThan(3_000_000);
  });
});

describe('the format of the corpus', () => {
  test('a header says what the text behind it is', () => {
    const file =
      '=== invalid_scope asked\nscopes?\n\n=== refresh_expired + refresh_revoked\none\ntwo\n=== silent tricky release note\nx\n=== outside bare grant\ny\n';
    expect(parseTexts(file, 'someone')).toEqual([
      {
        author: 'someone',
        kind: 'report',
        expect: ['invalid_scope'],
        asked: true,
        tricky: false,
        what: '',
        text: 'scopes?',
      },
      {
        author: 'someone',
        kind: 'report',
        expect: ['refresh_expired', 'refresh_revoked'],
        asked: false,
        tricky: false,
        what: '',
        text: 'one\ntwo',
      },
      {
        author: 'someone',
        kind: 'silent',
        expect: [],
        asked: false,
        tricky: true,
        what: 'release note',
        text: 'x',
      },
      {
        author: 'someone',
        kind: 'outside',
        expect: [],
        asked: false,
        tricky: false,
        what: 'bare grant',
        text: 'y',
      },
    ]);
  });

  test('every label of a report is an entry of the catalog', () => {
    expect(corpus.flatMap(({ expect: ids }) => ids).filter((id) => !catalog.byId(id))).toEqual([]);
  });
});
