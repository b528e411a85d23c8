/** Where the words of a text begin and end, in order; `camelCase` and `HTTPServer` are two words each. */
export interface Words {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const LOWER = 1;
const UPPER = 2;

function classAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit >= 97 && unit <= 122) return LOWER;
  return unit >= 65 && unit <= 90 ? UPPER : 0;
}

function runOf(text: string, from: number, kind: number): number {
  let at = from;
  while (classAt(text, at) === kind) at += 1;
  return at;
}

/** Where the word ends that begins at `start`: small letters, one capital and small letters, or capitals. */
function endOfWord(text: string, start: number): number {
  if (classAt(text, start) === LOWER) return runOf(text, start, LOWER);
  const capitals = runOf(text, start, UPPER);
  if (classAt(text, capitals) !== LOWER) return capitals;
  return capitals - start > 1 ? capitals - 1 : runOf(text, capitals, LOWER);
}

export function wordsOf(text: string): Words {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length; ) {
    if (classAt(text, at) === 0) at += 1;
    else {
      starts.push(at);
      at = endOfWord(text, at);
      ends.push(at);
    }
  }
  return { starts, ends };
}
