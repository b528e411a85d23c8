import { z } from 'zod';
import { checkMessageBlocks } from '../blocks/check.ts';
import type { Block } from '../protocol.ts';
import type { World } from '../world.ts';
import { ApiRefusal, problemRefusal } from './apiRefusal.ts';
import { json } from './method.ts';

/** What a message says. Source of limits: docs.slack.dev/reference/methods/chat.postMessage. */
export const contentArgs = {
  text: z.coerce.string().optional(),
  blocks: json.optional(),
};

interface ContentArgs {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
}

export interface Content {
  readonly text: string;
  readonly blocks?: readonly Block[];
}

/** Text that all blocks of a posted message may hold together; above it Slack says msg_blocks_too_long. */
const maxBlocksText = 12_000;
export const maxText = 40_000;

/** Reads and checks what a message says. Throws an ApiRefusal with Slack's word. */
export function readContent(world: World, args: ContentArgs, limit = maxText): Content {
  const blocks = readBlocks(world, args);
  const text = args.text ?? '';
  if (text.trim() === '' && !blocks?.length) throw new ApiRefusal('no_text');
  if (text.length > limit) throw new ApiRefusal('msg_too_long');
  return {
    text,
    ...(blocks ? { blocks } : {}),
  };
}

function readBlocks(world: World, args: ContentArgs): readonly Block[] | undefined {
  if (args.blocks === undefined || args.blocks === null || args.blocks === '') return undefined;
  if (!Array.isArray(args.blocks)) throw new ApiRefusal('invalid_blocks_format');
  const checked = checkMessageBlocks(args.blocks, world.ids);
  if (!checked.ok) throw problemRefusal('invalid_blocks', checked.problems);
  return checked.value;
}

/** Posted messages alone have this limit; responses do not. */
export function checkBlocksLength(blocks: readonly Block[] | undefined): void {
  if (blocks && textLength(blocks) > maxBlocksText) throw new ApiRefusal('msg_blocks_too_long');
}

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (key === 'text' && typeof item === 'string' ? item.length : textLength(item)),
    0,
  );
}
