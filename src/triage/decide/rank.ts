import type { Reason } from '../verdict.ts';
import type { Item } from './item.ts';
import { statusOnly, umbrellas } from './umbrellas.ts';

/** An entry with all that speaks for it inside one statement, or in the whole text. */
export interface Ranked {
  readonly id: string;
  readonly strength: number;
  readonly reasons: readonly Reason[];
  readonly items: readonly Item[];
}

/** A description naming at least this many different causes is the text of an umbrella, not a diagnosis. */
const LIST_OF_CAUSES = 3;
/** A wording this strong overrules an umbrella code. */
const DECIDES = 0.78;
const HINTS = 0.64;
const NAMED = 0.3;
const HINTED = 0.55;
const LISTED = 0.5;
const AGREED = 0.995;

/** A code and, at another place, a wording for the same entry. */
const isConfirmed = (items: readonly Item[]): boolean =>
  items.some(
    (code) =>
      code.kind === 'code' &&
      items.some((other) => other.kind === 'wording' && (other.start >= code.end || code.start >= other.end)),
  );

function ranked(id: string, items: readonly Item[]): Ranked {
  const best = Math.max(...items.map((item) => item.strength));
  const strength = isConfirmed(items) ? Math.min(AGREED, 1 - (1 - best) * 0.4) : best;
  return { id, strength, items, reasons: items.flatMap((item) => [item.reason, ...item.more]) };
}

function byEntry(items: readonly Item[]): Ranked[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.id);
    if (group) group.push(item);
    else groups.set(item.id, [item]);
  }
  return [...groups].map(([id, group]) => ranked(id, group));
}

const has = (entry: Ranked, kind: Item['kind']): boolean => entry.items.some((item) => item.kind === kind);

const strongest = (entry: Ranked): Item | undefined =>
  entry.items.reduce<Item | undefined>(
    (best, item) => (best && best.strength >= item.strength ? best : item),
    undefined,
  );

/** Two wordings over the same words contend; the weaker keeps a part of its strength. */
function overshadowed(entry: Ranked, others: readonly Ranked[]): boolean {
  const own = strongest(entry);
  if (!own) return false;
  return others.some(
    (other) =>
      other.id !== entry.id &&
      other.items.some(
        (item) => item.strength > own.strength && item.start < own.end && own.start < item.end,
      ),
  );
}

/** An umbrella without words of its own that name a cause: its official message ("Client authentication failed") names none. */
export const isUmbrella = (entry: Ranked): boolean =>
  umbrellas.has(entry.id) &&
  entry.items.every((item) => item.kind === 'code' || item.official || item.strength < DECIDES);

const isCause = (entry: Ranked, all: readonly Ranked[], least: number): boolean =>
  has(entry, 'wording') && entry.strength >= least && !statusOnly.has(entry.id) && !overshadowed(entry, all);

/** What is left of an umbrella code beside a description: little where it names a cause, half where it only hints at one. */
function umbrella(entry: Ranked, all: readonly Ranked[]): number {
  const others = all.filter((other) => other.id !== entry.id && !has(other, 'code'));
  if (others.some((other) => isCause(other, all, DECIDES))) return NAMED;
  return others.some((other) => isCause(other, all, HINTS)) ? HINTED : entry.strength;
}

function score(entry: Ranked, all: readonly Ranked[]): number {
  const isList = all.filter((other) => isCause(other, all, DECIDES)).length >= LIST_OF_CAUSES;
  if (isUmbrella(entry)) return isList ? entry.strength : umbrella(entry, all);
  if (!has(entry, 'code') && isList) return Math.min(entry.strength, LISTED);
  return overshadowed(entry, all) ? entry.strength * 0.6 : entry.strength;
}

const CONTAINS = 0.94;

/** "Invalid token" inside "Invalid token audience" is not said. */
function isPartOfAnother(item: Item, items: readonly Item[]): boolean {
  const small = item.kind === 'code' ? !item.technical : item.thin;
  return (
    small &&
    items.some(
      (other) =>
        other.id !== item.id &&
        other.kind === 'wording' &&
        other.strength >= CONTAINS &&
        other.start <= item.start &&
        other.end >= item.end &&
        other.end - other.start > item.end - item.start,
    )
  );
}

/** Entries that a statement speaks for, the decisive first: description before umbrella, specific code before wording. */
export function rank(items: readonly Item[]): Ranked[] {
  const all = byEntry(items.filter((item) => !isPartOfAnother(item, items)));
  return all
    .map((entry) => ({ ...entry, strength: score(entry, all) }))
    .sort((a, b) => b.strength - a.strength || (a.items[0]?.start ?? 0) - (b.items[0]?.start ?? 0));
}
