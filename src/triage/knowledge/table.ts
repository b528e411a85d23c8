import { readFileSync } from 'node:fs';

/** A table of knowledge: phrases by name, in order. */
export type Table = ReadonlyMap<string, readonly string[]>;

/**
 * Reads a table that stands beside this file: `name: phrase | phrase`, continued on indented lines. A line that begins with `#` is a remark.
 */
export function readTable(
  name: 'cues' | 'entries' | 'interfaces' | 'keys' | 'states' | 'subjects' | 'words',
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

/** The phrases under one name of a table. */
export const setOf = (table: Table, name: string): ReadonlySet<string> => new Set(table.get(name) ?? []);
