import { z } from 'zod';
import type { Block } from '../protocol.ts';

const elementSchema = z.looseObject({ type: z.string(), action_id: z.string() });
export type Element = z.infer<typeof elementSchema>;

/** An interactive element with where it stands. `input` is there when it is the field of an input block. */
export interface PlacedElement {
  readonly blockId: string;
  readonly element: Element;
  readonly input?: {
    readonly label: string;
    readonly optional: boolean;
  };
}

const holdsMany = z.looseObject({ elements: z.array(z.unknown()) });
const holdsOne = z.looseObject({ accessory: z.unknown() });
const inputBlock = z.looseObject({
  element: elementSchema,
  label: z.looseObject({ text: z.string() }),
  optional: z.boolean().default(false),
});
export const blockSchema = z.looseObject({ type: z.string(), block_id: z.string() });
const children = z.looseObject({ child_blocks: z.array(blockSchema) });

/** All interactive elements of checked blocks, in their order. */
export function placedElements(blocks: readonly Block[]): readonly PlacedElement[] {
  return blocks.flatMap((block) => elementsOf(block));
}

function elementsOf(block: Block): readonly PlacedElement[] {
  switch (block.type) {
    case 'input':
      return inputOf(block);
    case 'actions':
    case 'context_actions':
      return place(block, holdsMany.parse(block).elements);
    case 'section':
      return place(block, [holdsOne.safeParse(block).data?.accessory]);
    case 'container':
      return placedElements(children.parse(block).child_blocks);
  }
  return [];
}

function inputOf(block: Block): readonly PlacedElement[] {
  const { element, label, optional } = inputBlock.parse(block);
  const input = { label: label.text, optional };
  return [{ blockId: block.block_id, element, input }];
}

function place(block: Block, candidates: readonly unknown[]): readonly PlacedElement[] {
  return candidates.flatMap((candidate) => {
    const parsed = elementSchema.safeParse(candidate);
    return parsed.success ? [{ blockId: block.block_id, element: parsed.data }] : [];
  });
}
