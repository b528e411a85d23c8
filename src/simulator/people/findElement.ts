import { type Element, type PlacedElement, placedElements } from '../blocks/placedElements.ts';
import type { Block } from '../protocol.ts';
import { UserError } from './lookup.ts';

export interface Wanted {
  readonly blockId?: string | undefined;
  /** action_id, or the text on a button. */
  readonly action: string;
}

/** The element by action_id or by its text; both may be narrowed by a block id. */
export function findElement(blocks: readonly Block[], { blockId, action }: Wanted): PlacedElement {
  const all = placedElements(blocks).filter((placed) => blockId === undefined || placed.blockId === blockId);
  const found =
    all.find(({ element }) => element.action_id === action) ??
    all.find(({ element, blockId: id, input }) => [labelOf(element), id, input?.label].includes(action));
  if (found) return found;
  const known = all.map(({ element }) => labelOf(element) ?? element.action_id);
  throw new UserError(
    `There is nothing like "${action}" here; there is ${known.join(', ') || 'nothing to press'}`,
  );
}

function labelOf({ text }: Element): string | undefined {
  const label = typeof text === 'object' && text !== null && 'text' in text ? text.text : undefined;
  return typeof label === 'string' ? label : undefined;
}
