import type { CatalogEntry } from '../../catalog/schema.ts';
import { wordsOf } from '../../text/words.ts';
import { plainOf } from '../../triage/words/plain.ts';
import { namedConcepts, subjectConcepts, technicalConcepts } from '../lexicon/lexicon.ts';
import { annotate } from '../words/annotate.ts';

/** A way of putting an error into words, as concepts with the weight that each carries. */
export interface Wording {
  readonly id: string;
  readonly text: string;
  /** Its words without stopwords, for a literal comparison. */
  readonly plain: string;
  readonly concepts: ReadonlyMap<string, number>;
  readonly total: number;
  readonly negated: boolean;
  /** Concepts that must be there. */
  readonly subjects: readonly string[];
  /** Weight of what happens to the subjects: without half of it, only the subject is named. */
  readonly stateTotal: number;
  /** True when it names anything that an error of this domain can be about. */
  readonly named: boolean;
  /** True when it names a subject that hardly occurs outside this domain. */
  readonly technical: boolean;
  /** True for the message as eCW words it. */
  readonly official: boolean;
}

export interface Wordings {
  readonly all: readonly Wording[];
  /** Wordings by the rarest of their concepts: a text that uses a wording names at least one of those. */
  readonly byConcept: ReadonlyMap<string, readonly Wording[]>;
  readonly words: ReadonlySet<string>;
  /** How many wordings use a word. */
  readonly counts: ReadonlyMap<string, number>;
  /** Squeezed to letters and digits, for texts that were cut off. */
  readonly byLetters: readonly { readonly letters: string; readonly wording: Wording }[];
}

interface Raw {
  readonly id: string;
  readonly text: string;
  readonly official: boolean;
  readonly concepts: readonly string[];
}

/** A published key in place of a message is looked for as a code, not as a wording. */
const isSentence = (text: string): boolean => text.trim().includes(' ');

const phrasesOf = (entry: CatalogEntry): Omit<Raw, 'concepts'>[] =>
  [
    { id: entry.id, text: entry.message, official: true },
    ...entry.match.wordings.map((text) => ({ id: entry.id, text, official: false })),
  ].filter(({ text }) => isSentence(text));

/** Rare concepts weigh more, but no concept decides alone. */
const weight = (count: number, total: number): number => Math.min(4, 1 + Math.log(total / count) / 2);

function weigh(raw: Raw, weightOf: (concept: string) => number): Wording {
  const concepts = new Map(raw.concepts.map((concept) => [concept, weightOf(concept)] as const));
  let total = 0;
  let stateTotal = 0;
  for (const [concept, value] of concepts) {
    total += value;
    if (!subjectConcepts.has(concept)) stateTotal += value;
  }
  return {
    id: raw.id,
    text: raw.text,
    plain: plainOf(wordsOf(raw.text)),
    official: raw.official,
    concepts,
    total,
    stateTotal,
    negated: concepts.has('NEG'),
    named: [...concepts.keys()].some((concept) => namedConcepts.has(concept)),
    technical: [...concepts.keys()].some((concept) => technicalConcepts.has(concept)),
    subjects: [...concepts.keys()].filter((concept) => subjectConcepts.has(concept)),
  };
}

function count(raws: readonly Raw[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const raw of raws) {
    for (const concept of raw.concepts) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  }
  return counts;
}

const ANCHORS = 3;

function byRarest(all: readonly Wording[]): Map<string, Wording[]> {
  const index = new Map<string, Wording[]>();
  for (const wording of all) {
    const rarest = [...wording.concepts].sort((a, b) => b[1] - a[1]).slice(0, ANCHORS);
    for (const [concept] of rarest) {
      const list = index.get(concept);
      if (list) list.push(wording);
      else index.set(concept, [wording]);
    }
  }
  return index;
}

function rawOf(phrase: Omit<Raw, 'concepts'>, uses: Map<string, number>): Raw {
  const split = wordsOf(phrase.text);
  for (const word of new Set(split.map(({ text }) => text))) uses.set(word, (uses.get(word) ?? 0) + 1);
  return { ...phrase, concepts: [...new Set(annotate(split).map((mark) => mark.concept))] };
}

/** Indexes messages and wordings of all entries by their concepts. */
export function indexWordings(entries: readonly CatalogEntry[]): Wordings {
  const uses = new Map<string, number>();
  const raws = entries.flatMap(phrasesOf).map((phrase) => rawOf(phrase, uses));
  const counts = count(raws);
  const all = raws.map((raw) => weigh(raw, (concept) => weight(counts.get(concept) ?? 1, raws.length)));
  const byLetters = all.map((wording) => ({
    letters: wording.text.toLowerCase().replace(/[^a-z0-9]/g, ''),
    wording,
  }));
  return { all, byConcept: byRarest(all), words: new Set(uses.keys()), counts: uses, byLetters };
}
