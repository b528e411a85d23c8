import { yaml } from '../catalog/yaml.ts';
import type { Case } from './case.ts';

/** A case whose card somebody called wrong, as a case of the corpus: what a person picked then is what it must lead to. */
const toCorpus = ({ excerpt, entryId, picked }: Case) =>
  picked && entryId !== undefined ? { error: entryId, text: excerpt } : { silent: true, text: excerpt };

/** Wrong matches as YAML for test/corpus, to be read by a person first: where nobody picked another error, silence is the guess. */
export const review = (wrong: readonly Case[]): string => {
  const cases = wrong.filter(({ excerpt }) => excerpt !== '').map(toCorpus);
  return cases.length === 0 ? '' : yaml().stringify(cases);
};
