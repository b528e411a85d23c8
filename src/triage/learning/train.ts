import { createHash } from 'node:crypto';
import type { Catalog } from '../../catalog/catalog.ts';
import type { ModelFile } from '../judging/model.ts';
import { fitModel, type Prediction, type Sizes } from './fitModel.ts';
import { leaveOut } from './leaveOut.ts';
import { catalogTexts, type Preparer, preparer, rowsOf, type Sample } from './samples.ts';
import { settingsFrom } from './settings.ts';
import { figuresBySensitivity } from './tables.ts';
import type { LabelledText } from './texts.ts';
import { weightsOf } from './weights.ts';
import { withLikeness } from './withLikeness.ts';

/** Tells one list of values from another: a model says by it which corpus it was trained on. */
export const hashOf = (values: readonly unknown[]): string => {
  const hash = createHash('sha256');
  for (const value of values) hash.update(`${JSON.stringify(value)}\n`);
  return hash.digest('hex');
};

/** Tells whether a model belongs to a catalog: its ids, codes, numbers, messages and wordings. */
export const catalogHash = ({ entries }: Catalog): string =>
  hashOf(
    entries.map(({ id, group, status, message, match, examples }) => [
      id,
      group,
      status,
      message,
      match,
      examples,
    ]),
  );

/** Texts as numbers, ready to be fitted to. */
interface PreparedTexts extends Omit<Preparer, 'sampleOf'> {
  readonly samples: readonly Sample[];
  readonly sizes: Sizes;
}

export function prepareTexts(texts: readonly LabelledText[], catalog: Catalog): PreparedTexts {
  const { sampleOf, optionNames, structureNames } = preparer(catalog);
  const samples = [...texts, ...catalogTexts(catalog)].map(sampleOf);
  const sizes = {
    rows: rowsOf(catalog).length,
    options: optionNames.size(),
    structure: structureNames.size(),
  };
  return { samples, sizes, optionNames, structureNames };
}

/** Every so many texts of the corpus prove that training repeats: as much as can be trained again in each run of the tests. */
const SAMPLED = 4;

/** Of the weights that a part of the corpus gives by itself: training is the same everywhere. */
export function sampleHash(corpus: readonly LabelledText[], catalog: Catalog): string {
  const sample = corpus.filter((_, i) => i % SAMPLED === 0);
  const prepared = prepareTexts(sample, catalog);
  return hashOf([weightsOf(fitModel(prepared.samples, prepared.sizes), prepared)]);
}

/** What training tells of itself while it runs. */
export type Progress = (what: string) => void;

export interface Trained {
  readonly model: ModelFile;
  /** What fits to all other authors say about each. */
  readonly predictions: readonly Prediction[];
}

/** Trains a model on the project's corpus and on further texts; calibration and thresholds come from authors left out. */
export function train(
  { corpus, more }: { readonly corpus: readonly LabelledText[]; readonly more: readonly LabelledText[] },
  catalog: Catalog,
  progress: Progress,
): Trained {
  progress('reading the texts');
  const prepared = prepareTexts([...corpus, ...more], catalog);
  const { samples, sizes } = prepared;
  const predictions = leaveOut(samples, sizes, {
    inPairs: true,
    progress: (who) => progress(`leaving out ${who}`),
  });
  progress('fitting to all');
  const settings = settingsFrom(predictions);
  const model: ModelFile = {
    rows: [...rowsOf(catalog)],
    ...weightsOf(fitModel(samples, sizes), prepared),
    ...settings,
    figures: figuresBySensitivity(predictions, settings),
    trainedOn: {
      corpus: hashOf(corpus),
      catalog: catalogHash(catalog),
      weightsOfSample: sampleHash(corpus, catalog),
    },
  };
  return { model: withLikeness(model, [...corpus, ...more], catalog), predictions };
}
