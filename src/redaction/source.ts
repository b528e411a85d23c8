import { type QuoteFinder, quoteFinder } from './grammar/quoted.ts';
import { type Shadow, shadow } from './shadow.ts';

/** A text as detectors read it, with what they share: its quotes, and which words it holds at all. */
export interface Source extends Shadow {
  readonly quotes: QuoteFinder;
  /** Whether any of these lower-case words is in the text, in whatever case: asked before a pattern is run. */
  readonly has: (...words: readonly string[]) => boolean;
}

const BITS = 15;

const hash = (a: number, b: number, c: number): number => (a * 961 + b * 31 + c) & ((1 << BITS) - 1);

/** Which runs of three letters a text holds: one pass that answers most questions for words with no. */
function trigramsOf(text: string): Uint8Array {
  const present = new Uint8Array(1 << BITS);
  let a = 0;
  let b = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    present[hash(a, b, c)] = 1;
    a = b;
    b = c;
  }
  return present;
}

function mayHold(present: Uint8Array, word: string): boolean {
  for (let i = 2; i < word.length; i += 1) {
    if (present[hash(word.charCodeAt(i - 2), word.charCodeAt(i - 1), word.charCodeAt(i))] === 0) return false;
  }
  return true;
}

export function sourceOf(original: string): Source {
  const read = shadow(original);
  const lower = read.text.toLowerCase();
  const present = trigramsOf(lower);
  const known = new Map<string, boolean>();
  const holds = (word: string): boolean => {
    const answer = known.get(word) ?? (mayHold(present, word) && lower.includes(word));
    known.set(word, answer);
    return answer;
  };
  return { ...read, quotes: quoteFinder(read.text), has: (...words) => words.some(holds) };
}
