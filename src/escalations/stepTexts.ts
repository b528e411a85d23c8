import { fillPlaceholders } from '../catalog/placeholders.ts';
import type { CatalogEntry } from '../catalog/schema.ts';

/** What the open steps of an entry say, where no case fills them in. */
export const stepTexts = ({ steps }: Pick<CatalogEntry, 'steps'>): readonly string[] =>
  steps.map((step) => fillPlaceholders(step.do, {}).replace(/:$/, '.'));

const mostAnswers = 5;
const byItself = 'It went away by itself.';

/** Ready answers to what fixed an error: its first steps, and that nobody did anything. */
export const readyAnswers = (entry: Pick<CatalogEntry, 'steps'>): readonly string[] => [
  ...stepTexts(entry).slice(0, mostAnswers),
  byItself,
];
