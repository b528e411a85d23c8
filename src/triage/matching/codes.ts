import type { CatalogEntry } from '../../catalog/schema.ts';
import { addPhrase, emptyTrie, longestPhrase, type PhraseTrie } from '../../text/phraseTrie.ts';
import { wordsOf } from '../../text/words.ts';
import { isWholeIdentifier } from './identifiers.ts';
import type { Spelt } from './respell.ts';
import { type Spelling, speller } from './spelling.ts';

interface Target {
  readonly ids: string[];
  /** Published keys in capitals: they are found only as they are written. */
  readonly verbatim: boolean;
}

export interface Codes {
  readonly trie: PhraseTrie<Target>;
  /** The same codes written as one word. */
  readonly glued: ReadonlyMap<string, Target>;
  /** Knows a slip in a code written as one word. */
  readonly gluedSpelling: Spelling;
  readonly words: ReadonlySet<string>;
}

/** A code that stands in the text. `joined`: as an identifier, not as separate words. `first` and `last` are word indices. */
export interface CodeHit {
  readonly ids: readonly string[];
  readonly value: string;
  readonly joined: boolean;
  readonly slips: number;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

const SHORTEST_GLUED = 9;
const CAPITALS = /^[A-Z][A-Z0-9_]+$/;

interface Index {
  readonly trie: PhraseTrie<Target>;
  readonly glued: Map<string, Target>;
  readonly words: Set<string>;
}

function add(index: Index, code: string, id: string): void {
  const words = wordsOf(code).map((word) => word.text);
  if (words.length === 0) return;
  for (const word of words) index.words.add(word);
  const glued = words.join('');
  const target = index.glued.get(glued) ?? { ids: [], verbatim: CAPITALS.test(code) };
  if (!target.ids.includes(id)) target.ids.push(id);
  index.glued.set(glued, target);
  addPhrase(index.trie, words, target);
}

/** Indexes ids and literal codes of all entries. */
export function indexCodes(entries: readonly CatalogEntry[]): Codes {
  const index: Index = { trie: emptyTrie(), glued: new Map(), words: new Set() };
  for (const entry of entries) {
    for (const code of [entry.id, ...entry.match.codes]) add(index, code, entry.id);
  }
  const long = [...index.glued].filter(([code, { verbatim }]) => code.length >= SHORTEST_GLUED && !verbatim);
  return { ...index, gluedSpelling: speller(new Set(long.map(([code]) => code))) };
}

const MOST_PARTS = 6;
/** Words of a code may stand apart by a blank, not by a sentence or a line. */
const CODE_GAP = 1;

function isVerbatim(words: readonly Spelt[], hit: { first: number; last: number; text: string }): boolean {
  const spanned = words.slice(hit.first, hit.last + 1);
  return spanned.every((word) => word.slips === 0) && /^[A-Z0-9_]+$/.test(hit.text);
}

function hitAt(
  text: string,
  words: readonly Spelt[],
  range: { first: number; last: number; target: Target },
) {
  const { first, last, target } = range;
  const begin = words[first];
  const finish = words[last];
  if (!begin || !finish) return undefined;
  const value = text.slice(begin.start, finish.end);
  if (!isWholeIdentifier({ text, words, first, last })) return undefined;
  if (target.verbatim && !isVerbatim(words, { first, last, text: value })) return undefined;
  const inner = words.slice(first + 1, last + 1);
  return {
    ids: target.ids,
    value,
    joined: inner.every((word) => word.tie !== 'apart'),
    slips: words.slice(first, last + 1).reduce((sum, word) => sum + word.slips, 0),
    first,
    last,
    start: begin.start,
    end: finish.end,
  };
}

function findAt(codes: Codes, words: readonly Spelt[], i: number) {
  const wordAt = (k: number): string | undefined => {
    const word = words[k];
    const before = words[k - 1];
    return !word || (k > i && before && word.at - before.at > CODE_GAP) ? undefined : word.text;
  };
  const found = longestPhrase(codes.trie, wordAt, i);
  if (found) return found;
  const word = words[i]?.text ?? '';
  const target = word.length >= SHORTEST_GLUED ? codes.glued.get(word) : undefined;
  return target ? { value: target, length: 1 } : undefined;
}

/** `wron_gclient`: an identifier whose letters are those of a code but for one slip. */
function slippedAt(codes: Codes, text: string, { words, i }: { words: readonly Spelt[]; i: number }) {
  const begin = words[i];
  if (begin?.tie !== 'apart') return undefined;
  let last = i;
  while (last - i < MOST_PARTS && (words[last + 1]?.tie ?? 'apart') !== 'apart') last++;
  const end = words[last]?.end ?? begin.end;
  const letters = text
    .slice(begin.start, end)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  if (letters.length < SHORTEST_GLUED - 1) return undefined;
  const code = codes.glued.has(letters) ? letters : codes.gluedSpelling.correct(letters);
  const target = code === undefined ? undefined : codes.glued.get(code);
  if (!target || target.verbatim) return undefined;
  const value = text.slice(begin.start, end);
  return { ids: target.ids, value, joined: true, slips: 1, first: i, last, start: begin.start, end };
}

/** All codes of a text, the longest at each place. */
export function findCodes(codes: Codes, text: string, words: readonly Spelt[]): CodeHit[] {
  const hits: CodeHit[] = [];
  for (let i = 0; i < words.length; ) {
    const found = findAt(codes, words, i);
    const exact = found && hitAt(text, words, { first: i, last: i + found.length - 1, target: found.value });
    const hit = exact ?? slippedAt(codes, text, { words, i });
    if (hit) hits.push(hit);
    i = hit ? hit.last + 1 : i + 1;
  }
  return hits;
}
