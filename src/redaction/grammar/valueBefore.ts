import { matchesIn } from '../../text/matchesIn.ts';
import type { Span } from '../../text/span.ts';
import type { ValueType } from './keys.ts';
import { isTokenLike } from './randomLooking.ts';

const LOOK_BACK = 640;
const NAME_OF_PAIR = /\b(?:name|key|id)["'\\]{0,5}\s?[:=]\s?\\{0,15}["'][\w.-]{0,40}$/i;
const VALUE_OF_PAIR = /\b(?:value|val|content)["'\\]{0,5}\s?[:=]\s?\\{0,15}["']/gi;
const BETWEEN = /^\\{0,15}["'][^<>{}\n]{0,72}$/;

/** The value of a pair whose name comes last: `{"value": "…", "name": "key"}`, `<input value="…" name="key">`. */
export function pairedBefore(text: string, start: number): Span | undefined {
  const name = NAME_OF_PAIR.exec(text.slice(Math.max(0, start - 64), start))?.[0];
  if (name === undefined) return undefined;
  const from = Math.max(0, start - LOOK_BACK);
  const before = text.slice(from, start - name.length);
  const opening = [...matchesIn(before, VALUE_OF_PAIR)].at(-1);
  if (opening === undefined) return undefined;
  const inside = before.slice(opening.index + opening[0].length);
  const length = inside.search(/["'\\<>{}\n]/);
  if (length < 1 || !BETWEEN.test(inside.slice(length))) return undefined;
  const at = from + opening.index + opening[0].length;
  return { start: at, end: at + length };
}

const SPEECH =
  /\s(?:is|was|as|for|being)\s(?:(?:the|our|my|your|their|his|her|a|an|new|old|current|correct|patient|prod|test)\s){0,2}$/i;

/** The word that speech puts before its key: `… is the MRN`, `… as our client secret`. */
export function saidBefore(text: string, start: number): Span | undefined {
  const speech = SPEECH.exec(text.slice(Math.max(0, start - 32), start))?.[0];
  if (speech === undefined) return undefined;
  const before = text.slice(Math.max(0, start - LOOK_BACK), start - speech.length);
  const word = before.slice(Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n')) + 1);
  const bare = word.replace(/^["'`(]{1,3}/, '').replace(/["'`)]{1,3}$/, '');
  const at = start - speech.length - word.length + word.indexOf(bare);
  return bare.length < 4 ? undefined : { start: at, end: at + bare.length };
}

const isCode = (text: string): boolean => /^(?:\d{3}-?\d{3}|\d{4,8})$/.test(text);

/** What a word must look like that speech puts before its key. */
export const SAID_LOOKS: Readonly<Partial<Record<ValueType, (text: string) => boolean>>> = {
  secret: (text) => isTokenLike(text, 16),
  opaque: (text) => isTokenLike(text, 16),
  digits: isCode,
  date: () => true,
  identifier: () => true,
};
