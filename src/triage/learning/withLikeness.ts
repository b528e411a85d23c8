import type { Catalog } from '../../catalog/catalog.ts';
import { type ModelFile, readModel } from '../judging/model.ts';
import { likenessFeatures } from '../matching/asked.ts';
import { lackingIn } from './fitModel.ts';
import { preparer, titleTexts } from './samples.ts';
import { fittedOf } from './weights.ts';

const DIGITS = 1e4;

/**
 * The texts tell what likeness is worth among the errors that people report. The titles of all others, as somebody types them, tell
 * what it is worth there besides.
 */
export function withLikeness(file: ModelFile, catalog: Catalog): ModelFile {
  const { sampleOf, optionNames, structureNames } = preparer(catalog);
  const samples = titleTexts(catalog).map(sampleOf);
  const features = likenessFeatures.map(optionNames.of);
  const sizes = { rows: file.rows.length, options: optionNames.size(), structure: structureNames.size() };
  const fitted = fittedOf(readModel(Buffer.from(JSON.stringify(file))), { optionNames, structureNames });
  const lacking = lackingIn(fitted, { samples, sizes }, features);
  const weights = likenessFeatures.map((name, i): [string, number] => {
    const weight = (file.rank.features[name] ?? 0) + (lacking[i] ?? 0);
    return [name, Math.round(DIGITS * weight) / DIGITS];
  });
  return {
    ...file,
    rank: { ...file.rank, features: { ...file.rank.features, ...Object.fromEntries(weights) } },
  };
}
