import { z } from 'zod';
import type { Block } from '../protocol.ts';
import { elementKinds } from './blockSchemas.ts';
import { blockSchema } from './placedElements.ts';

const interactive = new Set(elementKinds);

/** Adds what Slack adds to blocks that it takes: block and action ids, `emoji` and `verbatim`. */
export function completeBlocks(blocks: readonly unknown[], newId: () => string): readonly Block[] {
  return z.array(blockSchema).parse(
    blocks.map((block) => {
      const whole = complete(block, newId);
      return isRecord(whole) ? { ...whole, block_id: whole.block_id ?? newId() } : whole;
    }),
  );
}

function complete(value: unknown, newId: () => string): unknown {
  if (Array.isArray(value)) return value.map((item) => complete(item, newId));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, complete(item, newId)]);
  return { ...defaultsOf(value, newId), ...Object.fromEntries(entries) };
}

function defaultsOf(value: Readonly<Record<string, unknown>>, newId: () => string): Record<string, unknown> {
  if (value.type === 'plain_text') return { emoji: true };
  if (value.type === 'mrkdwn') return { verbatim: false };
  if (typeof value.type === 'string' && interactive.has(value.type)) return { action_id: newId() };
  if (Array.isArray(value.child_blocks) || value.type === 'card') return { block_id: newId() };
  return {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
