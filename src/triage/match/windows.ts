import { subjectConcepts } from '../lexicon/lexicon.ts';
import type { Mark } from '../words/annotate.ts';
import type { Segment } from './segments.ts';
import type { Wording } from './wordings.ts';

/** The run of marks in which a text uses a wording. */
export interface Window {
  readonly recall: number;
  readonly span: number;
  /** Marks in between that the wording does not have. */
  readonly noise: number;
  readonly first: Mark;
  readonly last: Mark;
  readonly negated: boolean;
}

const compactness = (span: number, size: number): number => {
  const slack = span - (size * 1.5 + (size < 4 ? 1.5 : 3));
  return slack <= 0 ? 1 : 1 / (1 + 0.035 * slack);
};

/** Another subject or state in between makes it another sentence; a plain word does not. */
const OTHER_STATE = 3;
const isConcept = (concept: string): boolean => concept < 'a';

interface Run {
  readonly seen: Set<string>;
  weight: number;
  stateWeight: number;
  noise: number;
  negated: boolean;
}

/** Takes one more mark into a run; true when the wording holds it and it is new. */
function take(run: Run, concept: string, wording: Wording): boolean {
  const value = wording.concepts.get(concept);
  if (concept === 'NEG') run.negated = true;
  else if (value === undefined) run.noise += isConcept(concept) ? OTHER_STATE : 1;
  if (value === undefined || run.seen.has(concept)) return false;
  run.seen.add(concept);
  run.weight += value;
  if (!subjectConcepts.has(concept)) run.stateWeight += value;
  return true;
}

const isWhole = ({ seen, stateWeight }: Run, wording: Wording): boolean =>
  stateWeight >= wording.stateTotal / 2 &&
  (!wording.negated || seen.has('NEG')) &&
  wording.subjects.every((subject) => seen.has(subject));

/** Weighs runs of marks that begin at one mark of the wording; reports each run that names all subjects. */
function* runsFrom(wording: Wording, marks: readonly Mark[], from: number): Generator<Window> {
  const first = marks[from];
  if (!first || !wording.concepts.has(first.concept)) return;
  const run: Run = { seen: new Set(), weight: 0, stateWeight: 0, noise: 0, negated: false };
  for (let k = from; k < marks.length; k++) {
    const mark = marks[k];
    if (!mark || !take(run, mark.concept, wording) || !isWhole(run, wording)) continue;
    const { noise, negated } = run;
    yield { recall: run.weight / wording.total, span: mark.at - first.at, noise, first, last: mark, negated };
  }
}

/** The tightest run of marks that covers most of the wording and begins in the segment itself. */
export function bestWindow(wording: Wording, segment: Segment): Window | undefined {
  let best: Window | undefined;
  let bestScore = 0;
  for (let i = 0; i < segment.own; i++) {
    for (const window of runsFrom(wording, segment.marks, i)) {
      const score = similarity(wording, window);
      if (score <= bestScore) continue;
      bestScore = score;
      best = window;
    }
  }
  return best;
}

const NOISE = 0.015;
const MOST_NOISE = 0.12;

/** How much of a wording stands in a window, and how tightly: 1 for its words side by side. */
export function similarity(wording: Wording, window: Window): number {
  const polarity = !wording.negated && window.negated ? 0.6 : 1;
  const calm = 1 - Math.min(MOST_NOISE, NOISE * window.noise);
  return window.recall * compactness(window.span, wording.concepts.size) * polarity * calm;
}
