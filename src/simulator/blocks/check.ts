import type { z } from 'zod';
import type { Block } from '../protocol.ts';
import { completeBlocks } from './complete.ts';
import { placedElements } from './elements.ts';
import { type Problem, problemsOf } from './problems.ts';
import { type CheckedView, messageBlocks, view } from './surfaces.ts';

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface CheckOptions {
  /** Makes an id for a block or element without one. */
  readonly newId: () => string;
  readonly scopes: ReadonlySet<string>;
}

/** Blocks of a message as Slack would take them, or all that is wrong with them. */
export function checkMessageBlocks(input: unknown, options: CheckOptions): Checked<readonly Block[]> {
  const checked = messageBlocks.safeParse(input);
  if (!checked.success) return refused(checked.error, input, '/blocks');
  const problems = [
    ...together(checked.data, '/blocks'),
    ...perMessage(checked.data),
    ...video(checked.data, options),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const blocks = completeBlocks(checked.data, options.newId);
  return settle(blocks, duplicateActions(blocks, '/blocks'));
}

/** A view with its completed blocks, or all that is wrong with it. */
export function checkView(
  input: unknown,
  options: CheckOptions,
): Checked<{ readonly view: CheckedView; readonly blocks: readonly Block[] }> {
  const checked = view.safeParse(input);
  if (!checked.success) return refused(checked.error, input, '/view');
  const base = '/view/blocks';
  const found = checked.data.blocks;
  const problems = [...together(found, base), ...submitMissing(checked.data), ...video(found, options)];
  if (problems.length > 0) return { ok: false, problems };
  const blocks = completeBlocks(found, options.newId);
  return settle({ view: checked.data, blocks }, [...duplicateActions(blocks, base), ...focusTwice(blocks)]);
}

function refused(
  error: z.ZodError,
  input: unknown,
  base: string,
): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems: problemsOf(error, input, base) };
}

function settle<T>(value: T, problems: readonly Problem[]): Checked<T> {
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

interface Loose {
  readonly type: string;
  readonly block_id?: string | undefined;
}

function together(blocks: readonly Loose[], base: string): readonly Problem[] {
  const seen = new Set<string>();
  return blocks.flatMap(({ block_id }, index) => {
    if (block_id === undefined) return [];
    const problem = {
      words: `\`block_id\` "${block_id}" already exists`,
      pointer: `${base}/${index}/block_id`,
    };
    const repeated = seen.has(block_id);
    seen.add(block_id);
    return repeated ? [problem] : [];
  });
}

/** One table in a message; markdown blocks hold 12,000 characters together. */
function perMessage(blocks: readonly (Loose & { readonly text?: unknown })[]): readonly Problem[] {
  const markdown = blocks.filter((block) => block.type === 'markdown');
  const length = markdown.reduce((sum, { text }) => sum + (typeof text === 'string' ? text.length : 0), 0);
  const tables = blocks.filter((block) => block.type === 'table').length;
  return [
    ...(length > 12_000 ? [{ words: 'must be less than 12001 characters', pointer: '/blocks' }] : []),
    ...(tables > 1 ? [{ words: 'only_one_table_allowed', pointer: '/blocks' }] : []),
  ];
}

function video(blocks: readonly Loose[], { scopes }: CheckOptions): readonly Problem[] {
  if (scopes.has('links.embed:write')) return [];
  return blocks.flatMap(({ type }, index) =>
    type === 'video' ? [{ words: 'unsupported type: video', pointer: `/blocks/${index}/type` }] : [],
  );
}

function submitMissing(checked: CheckedView): readonly Problem[] {
  if (checked.type === 'home' || checked.submit) return [];
  return checked.blocks.flatMap(({ type }, index) =>
    type === 'input'
      ? [
          {
            words: 'must define `submit` to use an `input` block in modals',
            pointer: `/view/blocks/${index}/input`,
          },
        ]
      : [],
  );
}

function duplicateActions(blocks: readonly Block[], base: string): readonly Problem[] {
  return blocks.flatMap((block, at) => {
    const seen = new Set<string>();
    return placedElements([block]).flatMap(({ blockId, element: { action_id } }, index) => {
      const words = `\`action_id\` "${action_id}" already exists`;
      const repeated = seen.has(`${blockId} ${action_id}`);
      seen.add(`${blockId} ${action_id}`);
      return repeated ? [{ words, pointer: `${base}/${at}/elements/${index}/action_id` }] : [];
    });
  });
}

function focusTwice(blocks: readonly Block[]): readonly Problem[] {
  const focused = placedElements(blocks).filter(({ element }) => element.focus_on_load === true);
  return focused.length > 1
    ? [{ words: 'only one element can have `focus_on_load` set to true', pointer: '/view/blocks' }]
    : [];
}
