import { z } from 'zod';
import { type PlacedElement, placedElements } from '../blocks/placedElements.ts';
import type { StateValue, StateValues } from '../model.ts';
import type { Block } from '../protocol.ts';
import { isEmpty } from './inputValues.ts';

const lengthsSchema = z.object({ min_length: z.number().default(0), max_length: z.number().default(3000) });

/** What Slack's own client objects to before anything is sent: by block id. */
export function clientChecks(
  blocks: readonly Block[],
  values: StateValues,
): Readonly<Record<string, string>> {
  const problems = placedElements(blocks).flatMap((placed) => {
    const words = placed.input && problemOf(placed, values[placed.blockId]?.[placed.element.action_id]);
    return words ? [[placed.blockId, words] as const] : [];
  });
  return Object.fromEntries(problems);
}

function problemOf({ element, input }: PlacedElement, value: StateValue | undefined): string | undefined {
  if (isEmpty(value)) return input?.optional ? undefined : 'Please complete this required field.';
  const text = value?.value;
  if (typeof text !== 'string') return undefined;
  const { min_length, max_length } = lengthsSchema.parse(element);
  if (text.length < min_length) return `Enter at least ${min_length} characters.`;
  return text.length > max_length ? `Enter no more than ${max_length} characters.` : undefined;
}
