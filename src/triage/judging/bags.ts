import { matchesIn } from '../../text/matchesIn.ts';
import {
  addCharacters,
  addWords,
  type Bag,
  type Collector,
  hashAs,
  hashesOfWords,
  hashOfWord,
  LINE_END,
} from '../../text/ngrams.ts';
import type { Span } from '../../text/span.ts';
import { PRACTICE_CODE } from '../evidence/factsOf.ts';
import { type Hit, isSure } from '../matching/hits.ts';
import { placeOfHit } from '../matching/options.ts';
import type { Reading } from '../matching/reading.ts';

const OURS = /eclinicalworks|ecwcloud|healow/i;

interface Stretch extends Span {
  readonly token: string;
}

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/[^\s"'<>|)\]]{1,400}/g, 'url'],
  [/\b[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{1,60}\b/g, 'mail'],
  [/\beyJ[\w.-]{10,2000}/g, 'jwt'],
  [/\b(?=[a-z]{0,60}\d)[\w-]{16,200}\b/gi, 'longid'],
  [PRACTICE_CODE, 'practicecode'],
  [/\d{4}-\d\d-\d\d[T ]?(?:\d\d:\d\d(?::\d\d)?)?/g, 'date'],
  [/\d\d?:\d\d(?::\d\d)?/g, 'time'],
];

/** The most that n-grams are taken of; of longer texts the beginning, what stands around the evidence, and the end. */
const LONGEST = 3000;
const END = 750;

/** The stretches that n-grams are taken of, in order. */
function piecesOf({ text, hits }: Pick<Reading, 'text' | 'hits'>): readonly (readonly [number, number])[] {
  if (text.length <= LONGEST) return [[0, text.length]];
  const evidence = (hits.find(isSure) ?? hits[0])?.start ?? 0;
  const from = Math.min(Math.max(END, evidence - END), text.length - 3 * END);
  return [
    [0, END],
    [from, from + 2 * END],
    [text.length - END, text.length],
  ];
}

const tokenOf = (token: string, value: string): string =>
  token === 'url' ? (OURS.test(value) ? ' ecwurl ' : ' otherurl ') : ` ${token} `;

const evidenceToken = ({ kind }: Hit): string => (kind === 'code' ? ' errcode ' : ' errmsg ');
const isMasked = (hit: Hit): boolean => hit.kind === 'code' || isSure(hit);

function replaced(text: string, stretches: readonly Stretch[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, token } of [...stretches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    out += text.slice(at, start) + token;
    at = end;
  }
  return (out + text.slice(at)).toLowerCase().replace(/\d{4,}/g, '#');
}

/** Lines of a log that say the same but for numbers are read once. */
function eachLineOnce(pieces: readonly string[]): string {
  const seen = new Set<string>();
  const isNew = (line: string): boolean => {
    const shape = line.replace(/\d+/g, '0');
    const isKnown = seen.has(shape);
    seen.add(shape);
    return line === '' || !isKnown;
  };
  return pieces.join('\n').split('\n').filter(isNew).join('\n');
}

/** A text in which addresses, ids and times are named by their kind only; `masked` names the evidence so too, so that no code becomes a weight. */
interface MaskedText {
  readonly plain: string;
  readonly masked: string;
}

function maskedText(reading: Pick<Reading, 'text' | 'hits'>): MaskedText {
  const plain: string[] = [];
  const masked: string[] = [];
  for (const [from, to] of piecesOf(reading)) {
    const piece = reading.text.slice(from, to);
    const kinds = PATTERNS.flatMap(([pattern, token]) =>
      [...matchesIn(piece, pattern)].map(({ 0: value, index: start }): Stretch => {
        return { start, end: start + value.length, token: tokenOf(token, value) };
      }),
    );
    const evidence = reading.hits
      .filter((hit) => isMasked(hit) && hit.start >= from && hit.end <= to)
      .map((hit): Stretch => ({ start: hit.start - from, end: hit.end - from, token: evidenceToken(hit) }));
    plain.push(replaced(piece, kinds));
    masked.push(replaced(piece, [...evidence, ...kinds]));
  }
  return { plain: eachLineOnce(plain), masked: eachLineOnce(masked) };
}

/** Each kind of n-gram has hashes of its own. */
const seeds = {
  word: 0x1234567,
  concept: 0x7654321,
  fact: 99,
  hit: 98,
  place: 0x51ace,
  before: 0xbef02e,
  after: 0xaf7e2,
};
const MOST_WORDS = 500;
const MOST_CONCEPTS = 300;

/** The hash of a word in the ranking, by itself. */
export const rankHashOf = (word: string): number => hashAs(hashOfWord(word), seeds.word);

const quiet = (text: string): string => ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;

function conceptsOf({ marks, words }: Reading, isRead: (start: number) => boolean): number[] {
  return marks
    .filter(({ word }) => isRead(words[word]?.start ?? 0))
    .slice(0, MOST_CONCEPTS)
    .map(({ concept }) => hashOfWord(concept));
}

const inPieces = (reading: Reading): ((start: number) => boolean) => {
  const pieces = piecesOf(reading);
  return (start) => pieces.some(([from, to]) => start >= from && start < to);
};

/** What the ranking reads: words as put right, characters, concepts, and what the exact evidence is. */
function rankBag(reading: Reading, { plain }: MaskedText, into: Collector): Bag {
  const isRead = inPieces(reading);
  const words = reading.words.filter(({ start }) => isRead(start)).slice(0, MOST_WORDS);
  addWords(
    words.map(({ text }) => hashOfWord(text)),
    into,
    seeds.word,
  );
  addCharacters(quiet(plain), into, { from: 2, to: 5 });
  addWords(conceptsOf(reading, isRead), into, seeds.concept);
  const { status, endpoint, grantType } = reading.facts;
  for (const fact of [`status ${status}`, `endpoint ${endpoint}`, `grant ${grantType}`])
    into.add(hashAs(hashOfWord(fact), seeds.fact));
  for (const { kind, grade, id } of reading.hits)
    into.add(hashAs(hashOfWord(`${kind} ${grade} ${id}`), seeds.hit));
  return into.take();
}

/** The surest place where evidence stands. */
export function placeOfEvidence({ hits }: Pick<Reading, 'hits'>): string {
  const places = new Set(hits.filter(isSure).map(placeOfHit));
  if (places.size === 0) return hits.length > 0 ? 'thin' : 'none';
  if (places.has('wire')) return 'wire';
  return places.has('line') ? 'line' : 'prose';
}

const SHAPE_LENGTH = 1500;
const CAPITAL = '\u0005';

/** The look of code, logs and sentences: capitals, runs of small letters and numbers by their class. */
const shapeOf = (text: string): string =>
  text
    .slice(0, SHAPE_LENGTH)
    .replace(/\p{Ll}+/gu, '\u0004')
    .replace(/\p{Lu}{2,}/gu, CAPITAL + CAPITAL)
    .replace(/\p{Lu}/gu, CAPITAL)
    .replace(/\d+/g, '0')
    .replace(/ {2,}/g, '  ');

const SIDE = 8;
const evidenceHashes: ReadonlySet<number> = new Set(['errcode', 'errmsg'].map(hashOfWord));

/** Words before and behind the first evidence, in its line. */
function addSides(words: readonly number[], into: Collector): void {
  const at = words.findIndex((word) => evidenceHashes.has(word));
  if (at < 0) return;
  for (let k = at - 1; k >= 0 && k >= at - SIDE && words[k] !== LINE_END; k--)
    into.add(hashAs(words[k] ?? 0, seeds.before));
  for (let k = at + 1; k < words.length && k <= at + SIDE && words[k] !== LINE_END; k++)
    into.add(hashAs(words[k] ?? 0, seeds.after));
}

const FIRST = hashOfWord('^');
const LAST = hashOfWord('$');

/** What the judge reads: words and characters with the evidence masked, crossed with where it stands, and the shape of the text. */
function gateBag(reading: Reading, { masked }: MaskedText, into: Collector): Bag {
  const text = masked.replace(/[ \t]+/g, ' ');
  const all = hashesOfWords(text, MOST_WORDS);
  const words = [FIRST, ...all.filter((word) => word !== LINE_END), LAST];
  addWords(words, into, seeds.word);
  addWords(words, into, hashAs(hashOfWord(placeOfEvidence(reading)), seeds.place));
  addSides(all, into);
  addCharacters(`\u0002${text.trim()}\u0003`, into, { from: 2, to: 4 });
  addCharacters(shapeOf(reading.text), into, { from: 3, to: 6 });
  addWords(conceptsOf(reading, inPieces(reading)), into, seeds.concept);
  return into.take();
}

/** What the model reads of a text, each bag collected anew. */
export interface Bags {
  readonly rank: (into: Collector) => Bag;
  readonly gate: (into: Collector) => Bag;
}

/** The bags of a text, which is masked once for both. */
export function bagsOf(reading: Reading): Bags {
  const masked = maskedText(reading);
  return {
    rank: (into) => rankBag(reading, masked, into),
    gate: (into) => gateBag(reading, masked, into),
  };
}
