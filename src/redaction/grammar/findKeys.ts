import { type FoundPhrase, longestPhrase } from '../../text/phraseTrie.ts';
import { partsOf, type Words } from '../../text/words.ts';
import type { Source } from '../source.ts';
import { keyEndings, keyPhrases } from './keyPhrases.ts';
import type { Key } from './keys.ts';
import { otherMeanings } from './otherMeanings.ts';

/** A key where it stands: `start` is the first unit of the phrase, `end` the first unit after it. */
export interface FoundKey extends Key {
  readonly start: number;
  readonly end: number;
}

type KeyPhrase = FoundPhrase<Key>;

interface Page extends Words {
  readonly text: string;
  readonly lower: string;
}

const JOINT = /^(?:[_\-. \t+']|[\u00C0-\u024F] ?|\d{1,2}[_\-. ]?|\. |\.-| {2}|\\)?$/;
/** The single units that join. */
const JOINING = Uint8Array.from({ length: 0x250 }, (_, code) =>
  Number(JOINT.test(String.fromCharCode(code))),
);
const TAIL =
  /(?:-256|[0-9]{0,2})(?:[_.\- ]?(?:value|val|raw|text|string|str|plain|plaintext|number|num|nbr|header)(?![A-Za-z]))?(?: ?#)?/iy;
const GOES_ON = /[A-Za-z]|[_\-.][A-Za-z0-9]|[0-9]/y;

const startOf = ({ starts }: Page, index: number): number => starts[index] ?? -1;
const endOf = ({ ends }: Page, index: number): number => ends[index] ?? -1;
const wordAt = (page: Page, index: number): string =>
  page.lower.slice(startOf(page, index), endOf(page, index));

/** Whether two neighbouring words belong to one phrase: `client_secret`, `clientSecret`, `client  secret`. */
function isJoined(page: Page, index: number): boolean {
  const end = endOf(page, index - 1);
  const next = startOf(page, index);
  if (index === 0 || next - end > 3) return false;
  if (next - end === 1) return JOINING[page.text.charCodeAt(end)] === 1;
  return next === end || JOINT.test(page.text.slice(end, next));
}

/** A way to walk from the word at `last` to those before it, as long as they belong to one phrase. */
const backFrom =
  (page: Page, last: number) =>
  (steps: number): string | undefined =>
    steps === 0 || isJoined(page, last - steps + 1) ? wordAt(page, last - steps) : undefined;

/** Whether the word before a key of one word makes it another thing: an error code, an IP address. */
function isOtherThing(page: Page, index: number): boolean {
  const end = endOf(page, index - 1);
  const gap = startOf(page, index) - end;
  if (index === 0 || gap > 1 || (gap === 1 && !/[_\-. ]/.test(page.text[end] ?? ''))) return false;
  return otherMeanings.get(wordAt(page, index))?.has(wordAt(page, index - 1)) ?? false;
}

function endOfKey(text: string, end: number): number | undefined {
  TAIL.lastIndex = end;
  const tail = end + (TAIL.exec(text)?.[0].length ?? 0);
  for (const candidate of [tail, end]) {
    GOES_ON.lastIndex = candidate;
    if (!GOES_ON.test(text)) return candidate;
  }
  return undefined;
}

/** Letters of small ASCII words as numbers from 1 to 26. */
const letterAt = (lower: string, at: number): number => lower.charCodeAt(at) & 31;

const lookOf = (length: number, first: number, last: number): number =>
  ((length & 31) << 10) | (first << 5) | last;
/** How words look that end a phrase: by length, first and last letter. Most words of a text do not, and are not cut out of it. */
const looks = new Uint8Array(1 << 15);
for (const word of keyPhrases.next.keys())
  looks[lookOf(word.length, letterAt(word, 0), letterAt(word, word.length - 1))] = 1;
/** The same for words that end like a key: by the first and the last of five letters. */
const endingLooks = new Uint8Array(1 << 10);
for (const five of keyEndings.keys()) endingLooks[(letterAt(five, 0) << 5) | letterAt(five, 4)] = 1;

function mayEndPhrase({ lower, starts, ends }: Page, index: number): boolean {
  const start = starts[index] ?? 0;
  const end = ends[index] ?? 0;
  const last = letterAt(lower, end - 1);
  if (looks[lookOf(end - start, letterAt(lower, start), last)] === 1) return true;
  return end - start > 6 && endingLooks[(letterAt(lower, end - 5) << 5) | last] === 1;
}

function endingAt(last: string): KeyPhrase | undefined {
  const ending = last.length > 6 ? keyEndings.get(last.slice(-5)) : undefined;
  return ending !== undefined && last.endsWith(ending.word) ? { value: ending.key, length: 1 } : undefined;
}

function phraseAt(page: Page, index: number): KeyPhrase | undefined {
  if (!mayEndPhrase(page, index)) return undefined;
  const last = wordAt(page, index);
  return keyPhrases.next.has(last) ? longestPhrase(keyPhrases, backFrom(page, index), 0) : endingAt(last);
}

const BLANK = 0x20;
const NUMBER_SIGN = 0x23;

/** `Policy #` is as good as `Policy No`. */
function numberedAt(page: Page, index: number): KeyPhrase | undefined {
  const end = endOf(page, index);
  const sign = page.text.charCodeAt(end) === BLANK ? end + 1 : end;
  if (page.text.charCodeAt(sign) !== NUMBER_SIGN) return undefined;
  const back = backFrom(page, index);
  const found = longestPhrase(keyPhrases, (i) => (i === 0 ? 'no' : back(i - 1)), 0);
  return found && { value: found.value, length: found.length - 1 };
}

function keyAt(page: Page, index: number): FoundKey | undefined {
  const phrase = phraseAt(page, index) ?? numberedAt(page, index);
  if (phrase === undefined || (phrase.length === 1 && isOtherThing(page, index))) return undefined;
  const end = endOfKey(page.text, endOf(page, index));
  if (end === undefined) return undefined;
  const { kind, valueType } = phrase.value;
  return { kind, valueType, start: startOf(page, index - phrase.length + 1), end };
}

/**
 * Finds the keys of a text, however they are spelt (client_secret, clientSecret, Client Secret, ECW_CLIENT-SECRET),
 * and hands each to `read`, which answers from where to go on.
 */
export function findKeys(
  { text, lower }: Pick<Source, 'text' | 'lower'>,
  read: (key: FoundKey) => number,
): void {
  const page: Page = { ...partsOf(text), text, lower: lower.length === text.length ? lower : text };
  let from = 0;
  for (let index = 0; index < page.starts.length; index += 1) {
    if (startOf(page, index) < from) continue;
    const key = keyAt(page, index);
    if (key !== undefined) from = read(key);
  }
}
