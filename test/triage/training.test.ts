import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { modelFile, shippedModel } from '../../src/triage/judging/model.ts';
import { parseTexts, readTexts } from '../../src/triage/learning/texts.ts';
import { catalogHash, hashOf } from '../../src/triage/learning/train.ts';
import { catalog } from '../support/catalog.ts';

const corpus = readTexts(fileURLToPath(new URL('../corpus/', import.meta.url)));
const { trainedOn } = shippedModel();

describe('the shipped model', () => {
  test('belongs to this corpus and this catalog', () => {
    expect(hashOf(corpus)).toBe(trainedOn.corpus);
    expect(catalogHash(catalog)).toBe(trainedOn.catalog);
  });

  test('does not belong to a corpus with one letter more', () => {
    const [first, ...rest] = corpus;
    expect(first && hashOf([{ ...first, text: `${first.text}x` }, ...rest])).not.toBe(trainedOn.corpus);
  });

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
