import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { engineOf } from '../../src/triage/judging/engine.ts';
import { modelFile, readModel, readModelFile } from '../../src/triage/judging/model.ts';
import { isWorse } from '../../src/triage/learning/compare.ts';
import { type LabelledText, readTexts } from '../../src/triage/learning/texts.ts';
import { tryCorrections } from '../../src/triage/learning/tryCorrections.ts';
import { inDepth } from '../support/inDepth.ts';

const catalog = loadCatalog();
const corpus = readTexts(fileURLToPath(new URL('../corpus/', import.meta.url)))
  .filter(({ author }) => author === 'rules')
  .filter((_text, index) => inDepth(true, index % 3 === 0));
const shipped = readModelFile(readFileSync(modelFile));

const said = (text: string, label: Partial<LabelledText & { readonly isCorrection: boolean }>) =>
  ({
    text,
    kind: 'silent',
    expect: [],
    asked: false,
    tricky: false,
    author: 'stored cases',
    what: '',
    isCorrection: true,
    ...label,
  }) as const;

const nightly = 'zebra canary of eCW tonight: 401 {"error":"invalid_client"} again';
const relay = 'relay 7 of eCW says {"error":"access_denied"} whenever the lease of the walrus ran out';
const stored = [
  said(nightly, {}),
  said(relay, { kind: 'report', expect: ['refresh_expired'] }),
  said('eCW answers {"error":"invalid_scope"} since this morning', {
    kind: 'report',
    expect: ['invalid_scope'],
    isCorrection: false,
  }),
];

describe('what people corrected', () => {
  const {
    learned,
    corpus: onCorpus,
    stored: onStored,
    corrections,
  } = tryCorrections(shipped, { corpus, stored }, catalog);

  test('is learned, and what would change is told', () => {
    expect(corrections.before.right).toBe(0);
    expect(corrections.after.right).toBe(2);
    expect(onStored.changes.map(({ text }) => text.text)).toEqual([nightly, relay]);
    expect(onStored.changes.map(({ before }) => before)).toEqual([
      'match invalid_client',
      'match access_denied',
    ]);
  });

  test('costs nothing that the corpus knows', () => {
    expect(isWorse(onCorpus)).toBe(false);
  });

  test('stands in the model, which is read as any other', () => {
    expect(learned.trainedOn).toEqual({ ...shipped.trainedOn, corrections: 2 });
    const engine = engineOf(readModel(Buffer.from(JSON.stringify(learned))), catalog);
    expect(engine.triage(nightly).kind).not.toBe('match');
  });

  test('nothing corrected, nothing changed', () => {
    const [, , held] = stored;
    const trial = tryCorrections(
      shipped,
      { corpus: corpus.slice(0, 40), stored: held ? [held] : [] },
      catalog,
    );
    expect(trial.stored.changes).toEqual([]);
  });
});

describe('a corpus gets worse', () => {
  const scores = { changes: [], before: { right: 90, answered: 40 } };
  test.each([
    [90, 40, false],
    [91, 40, false],
    [89, 41, true],
    [91, 39, true],
  ])('right %d of 90, answered %d of 40: %s', (right, answered, worse) => {
    expect(isWorse({ ...scores, after: { right, answered } })).toBe(worse);
  });
});
