import type { z } from 'zod';
import type { Ids } from '../ids.ts';
import type { Block } from '../protocol.ts';
import { messageBlocks, view } from './blockSchemas.ts';
import { completeBlocks } from './completeBlocks.ts';
import { placedElements } from './placedElements.ts';
import { type Problem, problemsOf } from './problems.ts';

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A view in order, with its completed blocks. */
export interface CheckedView {
  readonly view: z.infer<typeof view>;
  readonly blocks: readonly Block[];
}

/** Makes ids for blocks and elements without one. */
type NewIds = Pick<Ids, 'secret'>;

/** Blocks of a message as Slack would take them, or all that is wrong with them. */
export function checkMessageBlocks(input: unknown, ids: NewIds): Checked<readonly Block[]> {
  const checked = messageBlocks.safeParse(input);
  if (!checked.success) return refused(checked.error, input, '/blocks');
  const problems = [...repeatedIds(checked.data, '/blocks'), ...tooManyTables(checked.data)];
  if (problems.length > 0) return { ok: false, problems };
  const blocks = completeBlocks(checked.data, () => ids.secret(5));
  return settle(blocks, duplicateActions(blocks, '/blocks'));
}

/** A view with its completed blocks, or all that is wrong with it. */
export function checkView(input: unknown, ids: NewIds): Checked<CheckedView> {
  const checked = view.safeParse(input);
  if (!checked.success) return refused(checked.error, input, '/view');
  const base = '/view/blocks';
  const found = checked.data.blocks;
  const problems = [...repeatedIds(found, base), ...submitMissing(checked.data)];
  if (problems.length > 0) return { ok: false, problems };
  const blocks = completeBlocks(found, () => ids.secret(5));
  return settle({ view: checked.data, blocks }, duplicateActions(blocks, base));
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

function repeatedIds(blocks: readonly Loose[], base: string): readonly Problem[] {
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

/** One table in a message, those in containers included. */
function tooManyTables(blocks: readonly z.infer<typeof messageBlocks>[number][]): readonly Problem[] {
  const all = blocks.flatMap((block) => (block.type === 'container' ? block.child_blocks : [block]));
  const tables = all.filter(({ type }) => type === 'table').length;
  return tables > 1 ? [{ words: 'only_one_table_allowed', pointer: '/blocks' }] : [];
}

function submitMissing(checked: z.infer<typeof view>): readonly Problem[] {
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
