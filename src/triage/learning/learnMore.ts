import type { Catalog } from '../../catalog/catalog.ts';
import { type ModelFile, readModel } from '../judging/model.ts';
import { fitMore } from './fitModel.ts';
import type { LabelledText } from './texts.ts';
import { prepareTexts } from './train.ts';
import { fittedOf, weightsOf } from './weights.ts';

/** How many texts of the corpus are held against one correction. */
const WEIGHT_OF_CORRECTION = 3;

/**
 * A model that knows corrections besides: its weights stay, and what they lack is learned from the corrections, with the corpus held against them, so
 * that nothing which the corpus knows is lost. Calibration and thresholds stay.
 */
export function learnMore(
  file: ModelFile,
  {
    corpus,
    corrections,
  }: { readonly corpus: readonly LabelledText[]; readonly corrections: readonly LabelledText[] },
  catalog: Catalog,
): ModelFile {
  const prepared = prepareTexts([...corpus, ...corrections], catalog);
  const known = fittedOf(readModel(Buffer.from(JSON.stringify(file))), prepared);
  const weightOf = (at: number): number =>
    at >= corpus.length && at < corpus.length + corrections.length ? WEIGHT_OF_CORRECTION : 1;
  const fitted = fitMore(known, prepared, weightOf);
  const { rank, gate } = weightsOf(fitted, prepared);
  return {
    ...file,
    rank: { ...rank, features: { ...file.rank.features, ...rank.features } },
    gate: { ...gate, features: { ...file.gate.features, ...gate.features } },
    trainedOn: { ...file.trainedOn, corrections: corrections.length },
  };
}
