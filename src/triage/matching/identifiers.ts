import type { Word } from '../../text/word.ts';
import { afterCodes, beforeCodes } from '../knowledge/words.ts';

/** A range of words in a text, by their indices. */
interface Range {
  readonly text: string;
  readonly words: readonly Word[];
  readonly first: number;
  readonly last: number;
}

const DOTTED = /^\.[a-z]/;

/** False when the hit is only a part of a longer identifier (`invalid_request_object`, `test_invalid_client_returns_401`, `access_denied.help`). */
export function isWholeIdentifier({ text, words, first, last }: Range): boolean {
  const before = words[first - 1];
  const after = words[last + 1];
  const end = words[last]?.end ?? 0;
  if (DOTTED.test(text.slice(end, end + 2))) return false;
  const openBefore = words[first]?.tie === 'apart' || beforeCodes.has(before?.text ?? '');
  return openBefore && (!after || after.tie === 'apart' || afterCodes.has(after.text));
}

/** True for words inside one longer identifier: `invalid_token_response` does not say "invalid token". */
export function isPartOfIdentifier(range: Range): boolean {
  const { words, first, last } = range;
  const isOne = words.slice(first + 1, last + 1).every((word) => word.tie !== 'apart');
  return isOne && !isWholeIdentifier(range);
}
