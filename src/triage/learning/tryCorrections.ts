import type { Catalog } from '../../catalog/catalog.ts';
import { engineOf } from '../judging/engine.ts';
import { type ModelFile, readModel } from '../judging/model.ts';
import { type Comparison, compare } from './compare.ts';
import { learnMore } from './learnMore.ts';
import type { LabelledText } from './texts.ts';

export interface Trial<Stored extends LabelledText> {
  readonly learned: ModelFile;
  readonly corpus: Comparison<LabelledText>;
  readonly stored: Comparison<Stored>;
  /** Those of the stored texts that a person labelled. */
  readonly corrections: Comparison<Stored>;
}

const engineFrom = (file: ModelFile, catalog: Catalog) =>
  engineOf(readModel(Buffer.from(JSON.stringify(file))), catalog);

/** Lets a model learn what people corrected, and tells what it would judge differently then. */
export function tryCorrections<Stored extends LabelledText & { readonly isCorrection: boolean }>(
  file: ModelFile,
  { corpus, stored }: { readonly corpus: readonly LabelledText[]; readonly stored: readonly Stored[] },
  catalog: Catalog,
): Trial<Stored> {
  const corrections = stored.filter(({ isCorrection }) => isCorrection);
  const learned = learnMore(file, { corpus, corrections }, catalog);
  const engines = { before: engineFrom(file, catalog), after: engineFrom(learned, catalog) };
  const isCore = (id: string): boolean => catalog.byId(id)?.group === 'core';
  return {
    learned,
    corpus: compare(corpus, engines, isCore),
    stored: compare(stored, engines, isCore),
    corrections: compare(corrections, engines, isCore),
  };
}
