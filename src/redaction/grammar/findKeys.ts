import type { Key } from './keys.ts';
import { OTHER_THINGS } from './otherThings.ts';
import { ENDINGS, PHRASES } from './phrases.ts';
import { type Words, wordsOf } from './words.ts';

/** A key where it stands: `start` is the first unit of the phrase, `end` the first unit after it. */
export interface FoundKey extends Key {
  readonly start: number;
  readonly end: number;
}

interface Page extends Words {
  readonly text: string;
  readonly lower: string;
}

const JOINT = /^(?:[_\-. \t+']|\d{1,2}[_\-. ]?|\. | {2}|\\)?$/;
const TAIL =
  /[0-9]{0,2}(?:[_.\- ]?(?:value|val|raw|text|string|str|plain|plaintext|number|num|nbr|header)(?![A-Za-z]))?(?: ?#)?/iy;
const GOES_ON = /[A-Za-z]|[_\-.][A-Za-z0-9]|[0-9]/y;

const startOf = ({ starts }: Page, index: number): number => starts[index] ?? -1;
const endOf = ({ ends }: Page, index: number): number => ends[index] ?? -1;
const wordAt = (page: Page, index: number): string =>
  page.lower.slice(startOf(page, index), endOf(page, index));

/** Whether two neighbouring words belong to one phrase: `client_secret`, `clientSecret`, `client  secret`. */
function isJoined(page: Page, index: number): boolean {
  const end = endOf(page, index - 1);
  const next = startOf(page, index);
  return index > 0 && next - end <= 3 && (next === end || JOINT.test(page.text.slice(end, next)));
}

const matches = (page: Page, last: number, before: readonly string[]): boolean =>
  before.every((expected, i) => wordAt(page, last - 1 - i) === expected && isJoined(page, last - i));

/** Whether the word before a key of one word makes it another thing: an error code, an IP address. */
function isOtherThing(page: Page, index: number): boolean {
  const end = endOf(page, index - 1);
  const gap = startOf(page, index) - end;
  if (index === 0 || gap > 1 || (gap === 1 && !/[_\-. ]/.test(page.text[end] ?? ''))) return false;
  return OTHER_THINGS.get(wordAt(page, index))?.test(wordAt(page, index - 1)) ?? false;
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

function endingAt(last: string): Key | undefined {
  const ending = last.length > 6 ? ENDINGS.get(last.slice(-5)) : undefined;
  return ending !== undefined && last.endsWith(ending.word) ? ending.key : undefined;
}

function phraseAt(page: Page, index: number): { key: Key; length: number } | undefined {
  const last = wordAt(page, index);
  const entry = PHRASES.get(last);
  if (entry === undefined) {
    const key = endingAt(last);
    return key && { key, length: 1 };
  }
  const longer = isJoined(page, index) ? entry.longer.get(wordAt(page, index - 1)) : undefined;
  const phrase = longer?.find(({ before }) => matches(page, index - 1, before));
  if (phrase !== undefined) return { key: phrase.key, length: phrase.before.length + 2 };
  return entry.alone && { key: entry.alone, length: 1 };
}

const NUMBER_SIGN = / ?#/y;

/** `Policy #` is as good as `Policy No`. */
function numberedAt(page: Page, index: number): { key: Key; length: number } | undefined {
  NUMBER_SIGN.lastIndex = endOf(page, index);
  if (!NUMBER_SIGN.test(page.text)) return undefined;
  const phrases = PHRASES.get('no')?.longer.get(wordAt(page, index));
  const phrase = phrases?.find(({ before }) => matches(page, index, before));
  return phrase && { key: phrase.key, length: phrase.before.length + 1 };
}

function keyAt(page: Page, index: number): FoundKey | undefined {
  const phrase = phraseAt(page, index) ?? numberedAt(page, index);
  if (phrase === undefined || (phrase.length === 1 && isOtherThing(page, index))) return undefined;
  const end = endOfKey(page.text, endOf(page, index));
  return end === undefined
    ? undefined
    : { ...phrase.key, start: startOf(page, index - phrase.length + 1), end };
}

/**
 * Finds the keys of a text, however they are spelt (client_secret, clientSecret, Client Secret, ECW_CLIENT-SECRET),
 * and hands each to `read`, which answers from where to go on.
 */
export function findKeys(text: string, read: (key: FoundKey) => number): void {
  const lower = text.toLowerCase();
  const page: Page = { ...wordsOf(text), text, lower: lower.length === text.length ? lower : text };
  let from = 0;
  for (let index = 0; index < page.starts.length; index += 1) {
    if (startOf(page, index) < from) continue;
    const key = keyAt(page, index);
    if (key !== undefined) from = read(key);
  }
}
