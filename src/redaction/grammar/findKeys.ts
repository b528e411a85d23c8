import { ENDINGS, type Key, OTHER_THINGS, PHRASES } from './keys.ts';

/** A key where it stands: `start` is the first unit of the phrase, `end` the first unit after it. */
export interface FoundKey extends Key {
  readonly start: number;
  readonly end: number;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g;
const JOINT = /^(?:[_\-. \t+']|\d{1,2}[_\-. ]?|\. | {2}|\\)?$/;
const REMEMBERED = 6;
const TAIL =
  /[0-9]{0,2}(?:[_.\- ]?(?:value|val|raw|text|string|str|plain|plaintext|number|num|nbr|header)(?![A-Za-z]))?/iy;
const GOES_ON = /[A-Za-z]|[_\-.][A-Za-z0-9]|[0-9]/y;

function matches(before: readonly string[], words: readonly Word[], text: string): boolean {
  const last = words.length - 1;
  return before.every((expected, i) => {
    const word = words[last - 1 - i];
    const next = words[last - i];
    if (word === undefined || next === undefined || word.text !== expected) return false;
    return next.start - word.end <= 3 && JOINT.test(text.slice(word.end, next.start));
  });
}

function keyOf(words: readonly Word[], text: string): { key: Key; length: number } | undefined {
  const last = words.at(-1)?.text ?? '';
  for (const { before, key } of PHRASES.get(last) ?? []) {
    if (matches(before, words, text)) return { key, length: before.length + 1 };
  }
  if (last.length < 7) return undefined;
  const ending = ENDINGS.find(([end]) => last.endsWith(end));
  return ending && { key: ending[1], length: 1 };
}

function isOtherThing(words: readonly Word[], length: number, text: string): boolean {
  const first = words.at(-length);
  const before = words.at(-length - 1);
  if (first === undefined || before === undefined || first.start - before.end > 1) return false;
  if (first.start > before.end && !/[_\-. ]/.test(text[before.end] ?? '')) return false;
  return length === 1 && (OTHER_THINGS.get(first.text)?.test(before.text) ?? false);
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

/**
 * Finds the keys of a text, however they are spelt (client_secret, clientSecret, Client Secret, ECW_CLIENT-SECRET),
 * and hands each to `read`, which answers from where to go on.
 */
export function findKeys(text: string, read: (key: FoundKey) => number): void {
  const words: Word[] = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const end = match.index + match[0].length;
    words.push({ text: match[0].toLowerCase(), start: match.index, end });
    if (words.length > REMEMBERED) words.shift();
    const found = keyOf(words, text);
    if (found === undefined || isOtherThing(words, found.length, text)) continue;
    const keyEnd = endOfKey(text, end);
    if (keyEnd === undefined) continue;
    const start = words.at(-found.length)?.start ?? match.index;
    WORD.lastIndex = Math.max(end, read({ ...found.key, start, end: keyEnd }));
  }
}
