import { z } from 'zod';
import type { Block } from '../protocol.ts';
import { blockKinds, elementKinds } from './blockSchemas.ts';
import { blockSchema } from './placedElements.ts';

type Json = Readonly<Record<string, unknown>>;

const blocks = new Set(blockKinds);
const elements = new Set(elementKinds);

/** Adds what Slack adds to blocks that it takes: block and action ids, `emoji` and `verbatim`. */
export function completeBlocks(input: readonly unknown[], newId: () => string): readonly Block[] {
  return z.array(blockSchema).parse(complete(input, newId));
}

function complete(value: unknown, newId: () => string): unknown {
  if (Array.isArray(value)) return value.map((item) => complete(item, newId));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, complete(item, newId)]);
  return { ...defaultsOf(value, newId), ...Object.fromEntries(entries) };
}

function defaultsOf({ type }: Json, newId: () => string): Json {
  if (type === 'plain_text') return { emoji: true };
  if (type === 'mrkdwn') return { verbatim: false };
  if (typeof type !== 'string') return {};
  if (elements.has(type)) return { action_id: newId() };
  return blocks.has(type) ? { block_id: newId() } : {};
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
