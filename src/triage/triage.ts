import type { Catalog } from '../catalog/catalog.ts';
import type { Thresholds } from './judging/decide.ts';
import { type Engine, type Explanation, engineOf } from './judging/engine.ts';
import { type Model, shippedModel } from './judging/model.ts';
import { type LearnedWording, learnedFrom } from './matching/learned.ts';
import type { Verdict } from './verdict.ts';

type Wordings = readonly LearnedWording[];

const engines = new WeakMap<Catalog, Engine>();

function engineFor(catalog: Catalog): Engine {
  const known = engines.get(catalog);
  if (known) return known;
  const made = engineOf(shippedModel(), catalog);
  engines.set(catalog, made);
  return made;
}

const teamOf = (wordings: Wordings, catalog: Catalog) =>
  wordings.length === 0 ? undefined : learnedFrom(wordings, catalog);

/**
 * What does a text report that nobody asked about? Any string, of any length (over 2 Mi characters both ends are read, `cut` says so);
 * time linear in the length; never throws for a text. The first call with a catalog builds its index. `wordings`: those of the team
 * whose text it is; they are exact evidence for their entries.
 */
export const triage = (text: string, catalog: Catalog, wordings: Wordings = []): Verdict =>
  engineFor(catalog).triage(text, teamOf(wordings, catalog));

/** What does a text mean that somebody asks about? Always ranked. Sure: a match; likely or several: ambiguous, which says so; none only for what names nothing of this domain. */
export const lookUp = (text: string, catalog: Catalog, wordings: Wordings = []): Verdict =>
  engineFor(catalog).lookUp(text, teamOf(wordings, catalog));

/** The two doors, for a team. */
export const doorsFor = (catalog: Catalog, wordings: Wordings): Pick<Engine, 'triage' | 'lookUp'> => ({
  triage: (text) => triage(text, catalog, wordings),
  lookUp: (text) => lookUp(text, catalog, wordings),
});

export type { Explanation };

/** What was weighed for a text: features with their values and weights, and the candidates. */
export const explain = (text: string, catalog: Catalog): Explanation => engineFor(catalog).explain(text);

/** From which confidence on the bot may speak, as training chose it. */
export const thresholds = (): Thresholds => shippedModel().thresholds;

/** What the bot did from each level on, over messages of authors that the model had not seen. */
export const figures = (): Model['figures'] => shippedModel().figures;
