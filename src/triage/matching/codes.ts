import type { Catalog } from '../../catalog/catalog.ts';
import type { CatalogEntry } from '../../catalog/schema.ts';
import { addPhrase, emptyTrie, type PhraseTrie, phraseFinder } from '../../text/phraseTrie.ts';
import type { Word } from '../../text/word.ts';
import { wordsOf } from '../../text/words.ts';
import { afterCodes, aroundNumbers, beforeCodes, readTable } from '../knowledge/words.ts';
import type { CodeOrWording, Grade } from './hits.ts';
import { type Spelling, type Spelt, speller } from './spelling.ts';

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

const SHORTEST_GLUED = 9;
const CAPITALS = /^[A-Z][A-Z0-9_]+$/;

/** Indexes ids and literal codes of all entries. */
export function indexCodes(entries: readonly CatalogEntry[]): Codes {
  const trie = emptyTrie<Target>();
  const glued = new Map<string, Target>();
  const all = new Set<string>();
  const codes = entries.flatMap(({ id, match }) => [id, ...match.codes].map((code) => ({ id, code })));
  for (const { id, code } of codes) {
    const words = wordsOf(code).map(({ text }) => text);
    if (words.length === 0) continue;
    for (const word of words) all.add(word);
    const target = glued.get(words.join('')) ?? { ids: [], verbatim: CAPITALS.test(code) };
    if (!target.ids.includes(id)) target.ids.push(id);
    glued.set(words.join(''), target);
    addPhrase(trie, words, target);
  }
  const long = [...glued].filter(([code, { verbatim }]) => code.length >= SHORTEST_GLUED && !verbatim);
  return { trie, glued, words: all, gluedSpelling: speller(new Set(long.map(([code]) => code))) };
}

/** A range of words in a text, by their indices. */
interface Range<Of extends Word> {
  readonly text: string;
  readonly words: readonly Of[];
  readonly first: number;
  readonly last: number;
}

const DOTTED = /^\.[a-z]/;

/** False when the hit is only a part of a longer identifier (`invalid_request_object`, `test_invalid_client_returns_401`, `access_denied.help`). */
function isWholeIdentifier({ text, words, first, last }: Range<Word>): boolean {
  const after = words[last + 1];
  const end = words[last]?.end ?? 0;
  if (DOTTED.test(text.slice(end, end + 2))) return false;
  const isOpen = words[first]?.tie === 'apart' || beforeCodes.has(words[first - 1]?.text ?? '');
  return isOpen && (!after || after.tie === 'apart' || afterCodes.has(after.text));
}

const isJoined = ({ words, first, last }: Range<Word>): boolean =>
  words.slice(first + 1, last + 1).every(({ tie }) => tie !== 'apart');

/** True for words inside one longer identifier: `invalid_token_response` does not say "invalid token". */
export const isPartOfIdentifier = (range: Range<Word>): boolean =>
  isJoined(range) && !isWholeIdentifier(range);

/** A code that stands in the text; `last` is its last word. */
interface CodeHit extends CodeOrWording {
  readonly said: Extract<CodeOrWording['said'], { kind: 'code' }>;
  readonly last: number;
}

const LONG_CODE = 4;

function gradeOf(range: Range<Word>): Grade {
  const more = range.last - range.first;
  if (isJoined(range)) return more > 0 ? 'identifier' : 'words';
  return more >= LONG_CODE ? 'words' : 'few words';
}

function hitOf(range: Range<Spelt>, { ids }: Target, slips: number): CodeHit {
  const { text, words, first, last } = range;
  const { start = 0 } = words[first] ?? {};
  const { end = start } = words[last] ?? {};
  const said = { kind: 'code', value: text.slice(start, end) } as const;
  return { ids, grade: gradeOf(range), slips, said, start, end, last };
}

function exactAt(range: Range<Spelt>, target: Target): CodeHit | undefined {
  if (!isWholeIdentifier(range)) return undefined;
  const { words, first, last } = range;
  const slips = words.slice(first, last + 1).reduce((sum, word) => sum + word.slips, 0);
  const hit = hitOf(range, target, slips);
  const isVerbatim = slips === 0 && /^[A-Z0-9_]+$/.test(hit.said.value);
  return target.verbatim && !isVerbatim ? undefined : hit;
}

const MOST_PARTS = 6;

/** `wron_gclient`: an identifier whose letters are those of a code but for one slip. */
function slippedAt(
  { glued, gluedSpelling }: Codes,
  { text, words, first }: Omit<Range<Spelt>, 'last'>,
): CodeHit | undefined {
  const begin = words[first];
  if (begin?.tie !== 'apart') return undefined;
  let last = first;
  while (last - first < MOST_PARTS && (words[last + 1]?.tie ?? 'apart') !== 'apart') last++;
  const written = text.slice(begin.start, words[last]?.end);
  const letters = written.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (letters.length < SHORTEST_GLUED - 1) return undefined;
  const target = glued.get(letters) ?? glued.get(gluedSpelling.correct(letters) ?? '');
  return target && !target.verbatim ? hitOf({ text, words, first, last }, target, 1) : undefined;
}

/** Words of a code may stand apart by a blank, not by a sentence or a line. */
const CODE_GAP = 1;

/** All codes of a text, the longest at each place. */
export function findCodes(codes: Codes, text: string, words: readonly Spelt[]): CodeHit[] {
  const phraseAt = phraseFinder(codes.trie, words, { gap: CODE_GAP, read: (word) => word.text });
  const gluedAt = (i: number) => {
    const word = words[i]?.text ?? '';
    const value = word.length >= SHORTEST_GLUED ? codes.glued.get(word) : undefined;
    return value && { value, last: i };
  };
  const hits: CodeHit[] = [];
  for (let i = 0; i < words.length; ) {
    const found = phraseAt(i) ?? gluedAt(i);
    const exact = found && exactAt({ text, words, first: i, last: found.last }, found.value);
    const hit = exact ?? slippedAt(codes, { text, words, first: i });
    if (hit) hits.push(hit);
    i = hit ? hit.last + 1 : i + 1;
  }
  return hits;
}

const IDENTIFIER = /\b[a-z]{1,20}(?:_[a-z]{1,20}){1,3}\b/g;
/** Longer texts name their code more than once. */
const LONGEST = 20_000;

/** Puts codes right whose first letter is missing, another one, or behind the second: no word of them is found by its beginning. */
export function firstLetters({ entries }: Catalog): (text: string) => string {
  const codes = entries.filter(({ group, id }) => group === 'core' && id.includes('_')).map(({ id }) => id);
  const byRest = new Map(codes.map((code) => [code.slice(1), code]));
  const known = new Set(codes);
  const right = (word: string): string => {
    if (known.has(word)) return word;
    const swapped = `${word.charAt(1)}${word.charAt(0)}${word.slice(2)}`;
    return known.has(swapped) ? swapped : (byRest.get(word) ?? byRest.get(word.slice(1)) ?? word);
  };
  return (text) => (text.length > LONGEST ? text : text.replace(IDENTIFIER, right));
}

const MOST_WORDS = 12;

const interfaces = readTable('interfaces');
const escaped = (phrase: string): string => phrase.replace(/[$]/g, '\\$&');
/** Which interface a text speaks of. */
const speaksOf = (['hl7', 'writeback', 'bulk'] as const).map(
  (group) =>
    [group, new RegExp(`\\b(?:${(interfaces.get(group) ?? []).map(escaped).join('|')})\\b`, 'i')] as const,
);

/** The number of a text that tells little else: `301`, `writeback failed with 202`, `what is ecw error 615?`. */
const numberAlone = (text: string): number | undefined => {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  if (words.length > MOST_WORDS) return undefined;
  const [number, ...others] = words.filter((word) => /^\d{1,4}$/.test(word));
  const isAlone = words.every((word) => word === number || aroundNumbers.has(word));
  return number !== undefined && others.length === 0 && isAlone ? Number(number) : undefined;
};

/** The number of a code or status field. */
const numberInField = (text: string): number | undefined => {
  const [, number] = /\b(?:code|error_?code|status)["']?\s{0,5}[:=]\s{0,5}["']?(\d{1,4})\b/i.exec(text) ?? [];
  return number === undefined ? undefined : Number(number);
};

/** A published number without its key, and what it may mean. */
export interface BareNumber {
  readonly value: number;
  /** Those of the interface that the text speaks of first. */
  readonly meanings: readonly CatalogEntry[];
  readonly named: ReadonlySet<string>;
}

/** Several interfaces use the same numbers, so all meanings are given. */
export const bareNumberOf = (text: string, catalog: Catalog): BareNumber | undefined => {
  if (text.length > LONGEST) return undefined;
  const groups = speaksOf.filter(([, words]) => words.test(text)).map(([group]) => group);
  // A field counts where the text speaks of an interface that has numbers of its own.
  const value = numberAlone(text) ?? (groups.length > 0 ? numberInField(text) : undefined);
  const meanings = value === undefined ? [] : catalog.byNumber(value);
  if (value === undefined || meanings.length === 0) return undefined;
  const named = new Set(
    meanings.filter(({ group }) => groups.some((one) => one === group)).map(({ id }) => id),
  );
  return {
    value,
    meanings: [...meanings].sort((a, b) => Number(named.has(b.id)) - Number(named.has(a.id))),
    named,
  };
};
