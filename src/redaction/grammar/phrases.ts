import type { Key, Row } from './keys.ts';
import { PHI_ROWS } from './personKeys.ts';
import { SECRET_ROWS } from './secretKeys.ts';

export interface Phrase {
  /** The words before the last but one, nearest first. */
  readonly before: readonly string[];
  readonly key: Key;
}

/** What a word can be the end of: a key of its own, and by the word before it longer phrases, the longest first. */
export interface Entry {
  readonly alone?: Key;
  readonly longer: ReadonlyMap<string, readonly Phrase[]>;
}

function entryOf(rows: readonly { readonly words: readonly string[]; readonly key: Key }[]): Entry {
  const longer = new Map<string, Phrase[]>();
  for (const { words, key } of rows) {
    const [, previous, ...before] = words;
    if (previous !== undefined) longer.set(previous, [...(longer.get(previous) ?? []), { before, key }]);
  }
  for (const list of longer.values()) list.sort((a, b) => b.before.length - a.before.length);
  const alone = rows.find(({ words }) => words.length === 1)?.key;
  return alone === undefined ? { longer } : { alone, longer };
}

function byLastWord(rows: readonly Row[]): ReadonlyMap<string, Entry> {
  const flat = rows.flatMap(([kind, manner, list]) =>
    list.split('|').map((phrase) => ({ words: phrase.split(' ').reverse(), key: { kind, manner } })),
  );
  const lastWords = new Set(flat.map(({ words }) => words[0] ?? ''));
  return new Map(
    [...lastWords].map((last) => [last, entryOf(flat.filter(({ words }) => words[0] === last))]),
  );
}

/** Every phrase that names a value, by its last word. */
export const PHRASES: ReadonlyMap<string, Entry> = byLastWord([...SECRET_ROWS, ...PHI_ROWS]);

interface Ending {
  readonly word: string;
  readonly key: Key;
}

const ENDING_ROWS: readonly Ending[] = [
  { word: 'password', key: { kind: 'password-value', manner: 'secret' } },
  { word: 'passwd', key: { kind: 'password-value', manner: 'secret' } },
  { word: 'passphrase', key: { kind: 'key-passphrase', manner: 'secret' } },
  { word: 'secret', key: { kind: 'client-secret', manner: 'secret' } },
  { word: 'apikey', key: { kind: 'api-key', manner: 'secret' } },
  { word: 'token', key: { kind: 'opaque-token', manner: 'opaque' } },
];

/** Words that end like a key and run together with something before it (PGPASSWORD, authtoken), by five letters. */
export const ENDINGS: ReadonlyMap<string, Ending> = new Map(
  ENDING_ROWS.map((row) => [row.word.slice(-5), row]),
);
