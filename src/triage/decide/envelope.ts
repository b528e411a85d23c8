import type { Catalog } from '../../catalog/catalog.ts';
import { isUmbrella } from './rank.ts';
import type { Around } from './report.ts';
import { describes, type Scored } from './scored.ts';
import { hints, statusOnly, umbrellas } from './umbrellas.ts';

const NEAR = 400;
/** A cause named this clearly outdoes an umbrella code in the next line. */
const DESCRIBED = 0.78;

const LIKELY = 0.6;

/** The statements of two entries stand side by side, as the lines of one answer do. */
const isNear = (a: Scored, b: Scored): boolean =>
  a.items.some((x) => b.items.some((y) => x.start - y.end < NEAR && y.start - x.end < NEAR));

/** Two codes in one object or line are one error; in two lines they are two. */
const isTogether = (a: Scored, b: Scored): boolean =>
  a.items.some((x) => b.items.some((y) => x.statement === y.statement));

/** An umbrella code elsewhere in the text is the envelope of a cause that is named; two umbrellas stand beside each other. */
export function isEnvelope(entry: Scored, all: readonly Scored[], catalog: Catalog): boolean {
  if (!isUmbrella(entry)) return false;
  const family = catalog.byId(entry.id)?.lookAlikes ?? [];
  return all.some(
    (other) =>
      other.id !== entry.id &&
      !statusOnly.has(other.id) &&
      other.confidence >= LIKELY &&
      (describes(other)
        ? !isUmbrella(other) && other.strength >= DESCRIBED && isNear(entry, other)
        : !umbrellas.has(other.id) && family.includes(other.id) && isTogether(entry, other)),
  );
}

const HINTED = 0.78;
const LIST = 3;

/** Look-alikes of an umbrella whose subjects the text names. */
export const hintedAt = (entry: Scored, around: Around): readonly string[] =>
  isUmbrella(entry)
    ? (hints[entry.id] ?? []).flatMap(([concept, ids]) => (around.concepts.has(concept) ? ids : []))
    : [];

/** How sure an umbrella code still is where the text names what its look-alikes are about, but no cause (a list of causes is no hint). */
export function openness(entry: Scored, all: readonly Scored[], around: Around): number {
  if (hintedAt(entry, around).length === 0) return 1;
  return all.filter((other) => other.id !== entry.id && describes(other)).length >= LIST ? 1 : HINTED;
}

const BESIDE = 0.3;

/** A bare status next to a named error is its status, not a second error. */
export const isStatusBeside = (entry: Scored, all: readonly Scored[]): boolean =>
  statusOnly.has(entry.id) && all.some((other) => !statusOnly.has(other.id) && other.confidence >= BESIDE);
