import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Catalog } from '../catalog/catalog.ts';
import type { Example } from '../catalog/examples.ts';
import { type LabelledText, readTextsInTurns } from '../triage/learning/texts.ts';

/** The corpus of the project; a checkout has it, an installed package has not. */
const corpusFolder = fileURLToPath(new URL('../../test/corpus/', import.meta.url));

const report = (text: string, entry: string, asked: boolean): LabelledText => ({
  author: 'the catalog',
  kind: 'report',
  expect: [entry],
  asked,
  tricky: false,
  what: '',
  text,
});

/**
 * What a team's wordings are held against: the examples of every entry, the ready examples as overheard and as asked, and the
 * project's corpus where it is there.
 */
export const readHeldTexts = async (
  catalog: Catalog,
  examples: readonly Example[],
  folder = corpusFolder,
): Promise<readonly LabelledText[]> => [
  ...catalog.entries.flatMap(({ id, examples: own }) => own.map((text) => report(text, id, true))),
  ...examples.flatMap(({ text, entry }) => [report(text, entry, true), report(text, entry, false)]),
  ...(existsSync(folder) ? await readTextsInTurns(folder) : []),
];
