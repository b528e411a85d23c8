import { readFileSync } from 'node:fs';

/** A table of knowledge: phrases by name, in order. */
type Table = ReadonlyMap<string, readonly string[]>;

/** Reads a table that stands beside this file: `name: phrase | phrase`, continued on indented lines. A line that begins with `#` is a remark. */
export function readTable(
  name: 'cues' | 'entries' | 'interfaces' | 'keys' | 'states' | 'stems' | 'subjects' | 'words',
): Table {
  const text = readFileSync(new URL(`./${name}.txt`, import.meta.url), 'utf8');
  const rows = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .join('\n')
    .replace(/\n\s+/g, ' ')
    .split('\n');
  return new Map(
    rows.map((row) => {
      const colon = row.indexOf(':');
      const phrases = row.slice(colon + 1).split('|');
      return [row.slice(0, colon), phrases.map((phrase) => phrase.trim())] as const;
    }),
  );
}

const setOf = (table: Table, name: string): ReadonlySet<string> => new Set(table.get(name) ?? []);

const words = readTable('words');

/** Words that carry no meaning for a wording. */
export const stopwords: ReadonlySet<string> = setOf(words, 'stopwords');
/** Words of a plea for help, which say that something is wrong and not what. */
export const vague: ReadonlySet<string> = setOf(words, 'vague');
/** Everyday words that lie one letter from a word we look for and are not misspellings of it. */
export const everyday: ReadonlySet<string> = setOf(words, 'everyday');
/** Signs of trouble in a log, whatever the error is. */
export const trouble: ReadonlySet<string> = setOf(words, 'trouble');
/** What a record of a log says that tells of trouble. */
export const badSigns: ReadonlySet<string> = setOf(words, 'bad signs');
/** What a record of success says that may be about the request which failed before or after it. */
export const sameRequest: ReadonlySet<string> = setOf(words, 'same request');
/** Words that may stand beside a number when the number is all that is told. */
export const aroundNumbers: ReadonlySet<string> = setOf(words, 'around numbers');
/** What an identifier may carry around a code without naming something else: `InvalidClientException`, `ErrInvalidScope`. */
export const afterCodes: ReadonlySet<string> = setOf(words, 'after codes');
export const beforeCodes: ReadonlySet<string> = setOf(words, 'before codes');
/** What HTTP calls the statuses of failed calls. */
export const statusNames: ReadonlySet<string> = setOf(words, 'status names');

const entries = readTable('entries');

/** Codes that a server gives for many causes. */
export const umbrellas: ReadonlySet<string> = setOf(entries, 'umbrellas');
/** Entries for an HTTP status alone. */
export const statusAlone: ReadonlySet<string> = setOf(entries, 'status alone');
