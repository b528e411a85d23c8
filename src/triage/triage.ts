import type { Catalog } from '../catalog/catalog.ts';
import { bound } from '../text/bound.ts';
import { normalise } from '../text/normalise.ts';
import { aroundOf } from './decide/around.ts';
import { decide } from './decide/decide.ts';
import { itemsOf } from './decide/item.ts';
import { factsOf } from './facts/factsOf.ts';
import { atEndpoint } from './match/atEndpoint.ts';
import { offerNumber } from './match/bareNumber.ts';
import { findWordings } from './match/findWordings.ts';
import { prepare } from './match/prepare.ts';
import { truncatedOf } from './match/truncated.ts';
import { focus } from './read/focus.ts';
import { readingOf } from './reading.ts';
import type { Verdict } from './verdict.ts';

/**
 * The engine's one door: what does this text report? Any string, of any length (over 2 Mi characters both ends are read, `cut` says so);
 * time linear in the length; never throws for a text. The first call with a catalog builds its index, about 50 ms.
 */
export function triage(text: string, catalog: Catalog): Verdict {
  const prepared = prepare(catalog);
  const bounded = bound(text);
  const reading = readingOf(normalise(focus(bounded.text, prepared.anchors)).text, prepared);
  const wordings = [...findWordings(prepared.wordings, reading), ...truncatedOf(prepared.wordings, reading)];
  const items = itemsOf({ ...reading, wordings }, catalog);
  const facts = factsOf(reading.text);
  const rest = { catalog, facts, cut: bounded.cut };
  const verdict = decide(items, aroundOf(reading, items.length > 0), rest);
  const placed = atEndpoint(verdict, catalog);
  return placed.kind === 'none' ? (offerNumber(reading.text, rest) ?? placed) : placed;
}
