import { z } from 'zod';
import type { CheckedView } from '../blocks/check.ts';
import type { ChannelKind } from '../model.ts';
import { channelNamed } from '../people/lookup.ts';
import type { Block } from '../protocol.ts';
import type { World } from '../world.ts';

const filterNames = { channel: 'public', private: 'private', im: 'im' } as const satisfies Readonly<
  Record<ChannelKind, string>
>;

const defaulting = z.looseObject({
  element: z.looseObject({
    type: z.literal('conversations_select'),
    default_to_current_conversation: z.literal(true),
    initial_conversation: z.undefined().optional(),
    filter: z.object({ include: z.array(z.string()) }).optional(),
  }),
});

/** A view as it opens for somebody who looks at a conversation: selects that default to that one start with it, if their filter lets them. */
export function inConversation(world: World, checked: CheckedView, channelId: string): CheckedView {
  const { id, kind } = channelNamed(world, channelId);
  const started = (block: Block): Block => {
    const read = defaulting.safeParse(block);
    if (!read.success || read.data.element.filter?.include.includes(filterNames[kind]) === false)
      return block;
    return { ...block, element: { ...read.data.element, initial_conversation: id } };
  };
  return { ...checked, blocks: checked.blocks.map(started) };
}
