import type { Catalog } from '../../catalog/catalog.ts';
import { type ModelFile, readModel } from '../judging/model.ts';
import { ONLY_LIKE } from '../matching/asked.ts';
import { lackingIn } from './fitModel.ts';
import { preparer, titleTexts } from './samples.ts';
import type { LabelledText } from './texts.ts';
import { fittedOf } from './weights.ts';

const DIGITS = 1e4;

/**
 * The texts tell what likeness is worth among the errors that people report. How an entry fares that has nothing else, the titles of those without
 * texts tell, as somebody types them, beside what else is asked.
 */
export function withLikeness(file: ModelFile, texts: readonly LabelledText[], catalog: Catalog): ModelFile {
  const { sampleOf, optionNames, structureNames } = preparer(catalog);
  const onlyLike = optionNames.of(ONLY_LIKE);
  const asked = texts.filter((text) => text.asked && text.kind !== 'silent').map(sampleOf);
  // A title that states its entry tells nothing about what has but its likeness.
  const titles = titleTexts(catalog)
    .map(sampleOf)
    .filter(({ choices, right }) => choices[right.indexOf(true)]?.facts.index.includes(onlyLike));
  const samples = [...titles, ...asked].filter(({ right }) => right.includes(true));
  const sizes = { rows: file.rows.length, options: optionNames.size(), structure: structureNames.size() };
  const fitted = fittedOf(readModel(Buffer.from(JSON.stringify(file))), { optionNames, structureNames });
  const known = file.rank.features[ONLY_LIKE] ?? 0;
  const weight = Math.round(DIGITS * (known + lackingIn(fitted, { samples, sizes }, onlyLike))) / DIGITS;
  return { ...file, rank: { ...file.rank, features: { ...file.rank.features, [ONLY_LIKE]: weight } } };
}
