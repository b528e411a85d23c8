import type { Catalog } from '../../catalog/catalog.ts';
import type { Facts, Verdict } from '../verdict.ts';
import { isEnvelope, isStatusBeside, openness } from './envelope.ts';
import type { Item } from './item.ts';
import type { Around } from './report.ts';
import { score } from './scored.ts';
import { matched, nothing, offered } from './verdicts.ts';

/** From evidence to a verdict. */
export function decide(
  items: readonly Item[],
  around: Around,
  given: { readonly catalog: Catalog; readonly facts: Facts; readonly cut: boolean },
): Verdict {
  const { catalog, ...rest } = given;
  const seen = score(items, around);
  const all = seen
    .map((entry) => ({ ...entry, confidence: entry.confidence * openness(entry, seen, around) }))
    .sort((a, b) => b.confidence - a.confidence);
  const open = all.filter((entry) => !isEnvelope(entry, all, catalog) && !isStatusBeside(entry, all));
  const ballot = { open, all, catalog, around, rest };
  return matched(ballot) ?? offered(ballot) ?? nothing(ballot);
}
