import type { Catalog } from '../../catalog/catalog.ts';
import type { CatalogEntry } from '../../catalog/schema.ts';
import { aroundNumbers, readTable } from '../knowledge/words.ts';

const mostWords = 12;
const mostText = 20_000;

const interfaces = readTable('interfaces');
const escaped = (phrase: string): string => phrase.replace(/[$]/g, '\\$&');
/** Which interface a text speaks of. */
const speaksOf = (['hl7', 'writeback', 'bulk'] as const).map(
  (group) =>
    [group, new RegExp(`\\b(?:${(interfaces.get(group) ?? []).map(escaped).join('|')})\\b`, 'i')] as const,
);

/** The number of a text that tells little else: `301`, `writeback failed with 202`, `what is ecw error 615?`. */
const numberAlone = (text: string): number | undefined => {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  if (words.length > mostWords) return undefined;
  const [number, ...others] = words.filter((word) => /^\d{1,4}$/.test(word));
  const isAlone = words.every((word) => word === number || aroundNumbers.has(word));
  return number !== undefined && others.length === 0 && isAlone ? Number(number) : undefined;
};

/** The number of a code or status field. */
const numberInField = (text: string): number | undefined => {
  const [, number] = /\b(?:code|error_?code|status)["']?\s{0,5}[:=]\s{0,5}["']?(\d{1,4})\b/i.exec(text) ?? [];
  return number === undefined ? undefined : Number(number);
};

/** A published number without its key, and what it may mean. */
export interface BareNumber {
  readonly value: number;
  /** Those of the interface that the text speaks of first. */
  readonly meanings: readonly CatalogEntry[];
  readonly named: ReadonlySet<string>;
}

/** Several interfaces use the same numbers, so all meanings are given. */
export const bareNumberOf = (text: string, catalog: Catalog): BareNumber | undefined => {
  if (text.length > mostText) return undefined;
  const groups = speaksOf.filter(([, words]) => words.test(text)).map(([group]) => group);
  // A field counts where the text speaks of an interface that has numbers of its own.
  const value = numberAlone(text) ?? (groups.length > 0 ? numberInField(text) : undefined);
  const meanings = value === undefined ? [] : catalog.byNumber(value);
  if (value === undefined || meanings.length === 0) return undefined;
  const named = new Set(
    meanings.filter(({ group }) => groups.some((one) => one === group)).map(({ id }) => id),
  );
  return {
    value,
    meanings: [...meanings].sort((a, b) => Number(named.has(b.id)) - Number(named.has(a.id))),
    named,
  };
};
