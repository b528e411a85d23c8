import { z } from 'zod';
import * as buttons from './buttons.ts';
import * as layout from './layout.ts';
import { anyText, markdownText, plainText, shortId, webUrl } from './parts.ts';
import { richText } from './richText.ts';

/** Layout blocks that stand in messages only. Source of limits: docs.slack.dev/reference/block-kit/blocks. */

const blockId = { block_id: shortId.optional() };

export const markdown = z.strictObject({
  type: z.literal('markdown'),
  ...blockId,
  text: z.string().min(1).max(12_000),
});

export const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  ...blockId,
  elements: z
    .array(z.discriminatedUnion('type', [buttons.feedbackButtons, buttons.iconButton]))
    .min(1)
    .max(5),
});

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1).optional() }),
  richText,
]);
const rows = z
  .array(z.array(cell).min(1).max(20))
  .min(1)
  .max(100)
  .refine(sameWidth, 'all rows must have the same number of cells');
function sameWidth(table: readonly (readonly unknown[])[]): boolean {
  return table.every((row) => row.length === table[0]?.length);
}

export const table = z.strictObject({
  type: z.literal('table'),
  ...blockId,
  rows,
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(20)
    .optional(),
});

export const dataTable = z.strictObject({
  type: z.literal('data_table'),
  ...blockId,
  rows,
  caption: z.string().min(1),
  page_size: z.int().min(1).max(100).optional(),
  row_header_column_index: z.int().min(0).optional(),
});

const task = {
  ...blockId,
  task_id: z.string().min(1),
  title: z.string().min(1),
  details: richText.optional(),
  output: richText.optional(),
  sources: z
    .array(z.strictObject({ type: z.literal('url'), url: webUrl(3000), text: z.string().min(1) }))
    .optional(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
};
export const taskCard = z.strictObject({ type: z.literal('task_card'), ...task });
export const plan = z.strictObject({
  type: z.literal('plan'),
  ...blockId,
  title: z.string().min(1),
  tasks: z.array(z.strictObject({ type: z.literal('task_card').optional(), ...task })).optional(),
});

export const card = z
  .strictObject({
    type: z.literal('card'),
    ...blockId,
    hero_image: buttons.image.optional(),
    icon: buttons.image.optional(),
    title: markdownText(150).optional(),
    subtitle: markdownText(150).optional(),
    body: markdownText(200).optional(),
    actions: z.array(buttons.button).min(1).max(5).optional(),
  })
  .refine((it) => Boolean(it.hero_image ?? it.title ?? it.actions ?? it.body), {
    message: 'must provide at least one of hero_image, title, actions, body',
  });
export const carousel = z.strictObject({
  type: z.literal('carousel'),
  ...blockId,
  elements: z.array(card).min(1).max(10),
});

export const container = z
  .strictObject({
    type: z.literal('container'),
    ...blockId,
    title: plainText(150).optional(),
    rich_text_title: richText.optional(),
    subtitle: anyText(150).optional(),
    child_blocks: z
      .array(
        z.discriminatedUnion('type', [
          layout.actions,
          layout.context,
          layout.divider,
          layout.header,
          layout.image,
          layout.input,
          layout.section,
          layout.video,
          richText,
          table,
        ]),
      )
      .min(1)
      .max(10),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    icon: buttons.image.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .refine((it) => Boolean(it.title ?? it.rich_text_title), { message: 'missing required field: title' });
