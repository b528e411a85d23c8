import type { Form } from '../text/form.ts';
import { normaliser } from '../text/normalise.ts';
import type { Rewritten } from '../text/rewriting.ts';
import { type QuoteFinder, quoteFinder } from './grammar/quoted.ts';
import { placeholders } from './placeholders.ts';

/** A text as detectors read it, with what they share: its quotes, and which words it holds at all. */
export interface Source extends Rewritten {
  readonly quotes: QuoteFinder;
  /** Whether any of these lower-case words is in the text, in whatever case: asked before a pattern is run. */
  readonly has: (...words: readonly string[]) => boolean;
}

/** Slots for runs of letters: few for a message, so that reading one costs little memory. */
const FEW = 1 << 12;
const MANY = 1 << 15;
const SHORT = 2048;

const hash = (a: number, b: number, c: number): number => a * 961 + b * 31 + c;

/** Which runs of three letters a text holds: one pass that answers most questions for words with no. */
function trigramsOf(text: string): Uint8Array {
  const present = new Uint8Array(text.length < SHORT ? FEW : MANY);
  const mask = present.length - 1;
  let a = 0;
  let b = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    present[hash(a, b, c) & mask] = 1;
    a = b;
    b = c;
  }
  return present;
}

function mayHold(present: Uint8Array, word: string): boolean {
  const mask = present.length - 1;
  for (let i = 2; i < word.length; i += 1) {
    const slot = hash(word.charCodeAt(i - 2), word.charCodeAt(i - 1), word.charCodeAt(i)) & mask;
    if (present[slot] === 0) return false;
  }
  return true;
}

/** A mail or a message quotes with `>`: no part of the values behind it. */
const quoteMark: Form = { pattern: '^(?:>|&gt;){1,3} ?', meant: () => '' };
/** Quotes keep their backslashes here, which tell how deep a value is nested; links stay, since a label may name a person. */
const normalised = normaliser([placeholders, quoteMark]);

export function sourceOf(original: string): Source {
  const read = normalised(original);
  const lower = read.text.toLowerCase();
  const present = trigramsOf(lower);
  const known = new Map<string, boolean>();
  const holds = (word: string): boolean => {
    if (!mayHold(present, word)) return false;
    const answer = known.get(word) ?? lower.includes(word);
    known.set(word, answer);
    return answer;
  };
  const has: Source['has'] = (...words) => {
    for (const word of words) if (holds(word)) return true;
    return false;
  };
  return { ...read, quotes: quoteFinder(read.text), has };
}
