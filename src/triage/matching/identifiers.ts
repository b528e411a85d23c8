import type { Word } from '../../text/word.ts';

/** What an identifier may carry around a code without naming something else: `InvalidClientException`, `ErrInvalidScope`. */
const AFTER: ReadonlySet<string> = new Set(['error', 'exception', 'err', 'fault', 'errors']);
const BEFORE: ReadonlySet<string> = new Set([
  'err',
  'error',
  'oauth',
  'oauth2',
  'ecw',
  'smart',
  'e',
  'oauth2error',
]);

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
  const openBefore = words[first]?.tie === 'apart' || BEFORE.has(before?.text ?? '');
  return openBefore && (!after || after.tie === 'apart' || AFTER.has(after.text));
}

/** True for words inside one longer identifier: `invalid_token_response` does not say "invalid token". */
export function isPartOfIdentifier(range: Range): boolean {
  const { words, first, last } = range;
  const isOne = words.slice(first + 1, last + 1).every((word) => word.tie !== 'apart');
  return isOne && !isWholeIdentifier(range);
}
