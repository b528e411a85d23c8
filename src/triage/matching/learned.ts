import type { Catalog } from '../../catalog/catalog.ts';
import { normalise } from '../../text/normalise.ts';
import { addPhrase, emptyTrie, type PhraseTrie, phraseFinder } from '../../text/phraseTrie.ts';
import { wordsOf } from '../../text/words.ts';
import { type Anchors, anchorsOf, LONGEST_READ_WHOLE } from '../evidence/focus.ts';
import { stopwords } from '../knowledge/words.ts';
import { isPartOfIdentifier } from './codes.ts';
import type { CodeOrWording } from './hits.ts';
import { prepare } from './prepare.ts';
import { respell, type Spelt } from './spelling.ts';
import { WIDEST_GAP } from './wordings.ts';

/** How a team words an error: exact evidence for that team alone. */
export interface LearnedWording {
  readonly entryId: string;
  readonly text: string;
}

/** The wordings of a team made ready for matching. The catalog and the model stay as they are. */
export interface Learned {
  readonly trie: PhraseTrie<LearnedWording>;
  /** What makes a line of a long text worth reading, the words of these wordings among it. */
  readonly anchors: Anchors;
}

const SHORTEST_ANCHOR = 3;
const ANCHOR_WEIGHT = 2;

const spelt = (text: string, catalog: Catalog): Spelt[] =>
  respell(wordsOf(normalise(text).text), prepare(catalog).spelling);

const wordsIn = (text: string, catalog: Catalog): readonly string[] =>
  spelt(text, catalog).map((word) => word.text);

function makeReady(wordings: readonly LearnedWording[], catalog: Catalog): Learned {
  const trie: PhraseTrie<LearnedWording> = emptyTrie();
  const anchors = new Map<string, number>();
  for (const wording of wordings) {
    const words = wordsIn(wording.text, catalog);
    if (words.length === 0 || !catalog.byId(wording.entryId)) continue;
    addPhrase(trie, words, wording);
    for (const word of words)
      if (word.length >= SHORTEST_ANCHOR && !stopwords.has(word)) anchors.set(word, ANCHOR_WEIGHT);
  }
  return { trie, anchors: anchorsOf(anchors, prepare(catalog).anchors) };
}

const ready = new WeakMap<readonly LearnedWording[], Learned & { readonly catalog: Catalog }>();

/** Makes a team's wordings ready once, for as long as the list lives; those of entries that the catalog does not hold are left out. */
export function learnedFrom(wordings: readonly LearnedWording[], catalog: Catalog): Learned {
  const known = ready.get(wordings);
  if (known?.catalog === catalog) return known;
  const made = { ...makeReady(wordings, catalog), catalog };
  ready.set(wordings, made);
  return made;
}

/** The team's wordings that stand in a text word by word, capitals and punctuation aside; the longest at each place. */
export function findLearned({ trie }: Learned, text: string, words: readonly Spelt[]): CodeOrWording[] {
  const phraseAt = phraseFinder(trie, words, { gap: WIDEST_GAP, read: (word) => word.text });
  const hits: CodeOrWording[] = [];
  for (let first = 0; first < words.length; first++) {
    const { value, last = first } = phraseAt(first) ?? {};
    const [begin, finish] = [words[first], words[last]];
    if (!value || !begin || !finish || isPartOfIdentifier({ text, words, first, last })) continue;
    const said = { kind: 'wording', wording: value.text, similarity: 1 } as const;
    const place = { start: begin.start, end: finish.end };
    // However short it is, a person has judged that it is hardly ever everyday English.
    hits.push({ ids: [value.entryId], grade: 'wording', slips: 0, said, ...place });
    first = last;
  }
  return hits;
}

/** Whether one of the wordings stands in a text, wherever in it. */
export function holds(wordings: readonly LearnedWording[], text: string, catalog: Catalog): boolean {
  const read = normalise(text).text;
  return findLearned(learnedFrom(wordings, catalog), read, spelt(text, catalog)).length > 0;
}

/** Whether one of the wordings may stand in a text. Says yes to every long text, of which only the telling lines are read. */
export const mayHold = (wordings: readonly LearnedWording[], text: string, catalog: Catalog): boolean =>
  text.length > LONGEST_READ_WHOLE || holds(wordings, text, catalog);

/** The words of a text, put right, that carry a meaning. */
export const tellingWordsIn = (text: string, catalog: Catalog): readonly string[] =>
  wordsIn(text, catalog).filter((word) => !stopwords.has(word));

/** Whether two wordings are the same word by word. */
export const isSameWording = (one: string, other: string, catalog: Catalog): boolean =>
  wordsIn(one, catalog).join(' ') === wordsIn(other, catalog).join(' ');
