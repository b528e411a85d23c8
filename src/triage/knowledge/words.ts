import { readTable, setOf } from './table.ts';

const words = readTable('words');

/** Words that carry no meaning for a wording. */
export const stopwords: ReadonlySet<string> = setOf(words, 'stopwords');
/** Everyday words that lie one letter from a word we look for and are not misspellings of it. */
export const everyday: ReadonlySet<string> = setOf(words, 'everyday');
/** Signs of trouble in a log, whatever the error is. */
export const trouble: ReadonlySet<string> = setOf(words, 'trouble');
/** Words that may stand beside a number when the number is all that is told. */
export const aroundNumbers: ReadonlySet<string> = setOf(words, 'around numbers');
/** What an identifier may carry around a code without naming something else: `InvalidClientException`, `ErrInvalidScope`. */
export const afterCodes: ReadonlySet<string> = setOf(words, 'after codes');
export const beforeCodes: ReadonlySet<string> = setOf(words, 'before codes');
