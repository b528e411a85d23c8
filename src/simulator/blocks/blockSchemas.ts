import { z } from 'zod';
import { anyText, plainText, shortId } from './composition.ts';
import * as element from './elementSchemas.ts';
import { richText } from './richText.ts';

/** Blocks, where they may stand, and how many. Source of limits: docs.slack.dev/reference/block-kit/blocks. */

const blockId = { block_id: shortId.optional() };
const choices = [
  element.staticSelect,
  element.usersSelect,
  element.conversationsSelect,
  element.checkboxes,
  element.radioButtons,
  element.timepicker,
  element.dateTimePicker,
] as const;
const pressable = z.discriminatedUnion('type', [element.button, element.overflow, ...choices]);

const section = z.strictObject({
  type: z.literal('section'),
  ...blockId,
  text: anyText(3000),
  accessory: pressable.optional(),
  expand: z.boolean().optional(),
});

const header = z.strictObject({ type: z.literal('header'), ...blockId, text: plainText(150) });

const context = z.strictObject({
  type: z.literal('context'),
  ...blockId,
  elements: z.array(anyText(3000)).min(1).max(10),
});

const actions = z.strictObject({
  type: z.literal('actions'),
  ...blockId,
  elements: z.array(pressable).min(1).max(25),
});

const input = z.strictObject({
  type: z.literal('input'),
  ...blockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  element: z.discriminatedUnion('type', [element.plainTextInput, ...choices]),
});

const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  ...blockId,
  elements: z
    .array(z.discriminatedUnion('type', [element.feedbackButtons]))
    .min(1)
    .max(5),
});

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  richText,
]);
const column = z.strictObject({
  align: z.enum(['left', 'center', 'right']).optional(),
  is_wrapped: z.boolean().optional(),
});
const table = z.strictObject({
  type: z.literal('table'),
  ...blockId,
  rows: z
    .array(z.array(cell).min(1).max(20))
    .min(1)
    .max(100)
    .refine(
      (rows) => rows.every((row) => row.length === rows[0]?.length),
      'all rows must have the same number of cells',
    ),
  column_settings: z.array(column.nullable()).max(20).optional(),
});

/** Slack's reference lists rich_text and input among the children; Slack itself refuses them. */
const container = z
  .strictObject({
    type: z.literal('container'),
    ...blockId,
    title: plainText(150),
    child_blocks: z
      .array(z.discriminatedUnion('type', [actions, context, header, section, table]))
      .min(1)
      .max(10),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
  })
  .refine((block) => !block.default_collapsed || block.is_collapsible === true, {
    message: 'requires is_collapsible to be true',
    path: ['default_collapsed'],
  });

const everywhere = [section, header, context, actions, input, richText] as const;
const messageBlock = z.discriminatedUnion('type', [...everywhere, contextActions, table, container]);
const homeBlock = z.discriminatedUnion('type', [...everywhere, table]);
const modalBlock = z.discriminatedUnion('type', [...everywhere]);

export const messageBlocks = z.array(messageBlock).max(50);

const viewParts = {
  private_metadata: z.string().max(3000).default(''),
  callback_id: z.string().max(255).default(''),
};
const modal = z.strictObject({
  type: z.literal('modal'),
  title: plainText(24),
  submit: plainText(24).nullish(),
  close: plainText(24).nullish(),
  blocks: z.array(modalBlock).max(100),
  ...viewParts,
});
const home = z.strictObject({
  type: z.literal('home'),
  blocks: z.array(homeBlock).max(100),
  ...viewParts,
});

export const view = z.discriminatedUnion('type', [modal, home]);

const kinds = (
  schemas: readonly { readonly shape: { readonly type: z.ZodLiteral<string> } }[],
): readonly string[] => schemas.map(({ shape }) => shape.type.value).sort();

/** Every kind of block that a message may hold; views hold fewer. */
export const blockKinds = kinds(messageBlock.options);

/** Every kind of element that stands in a block. */
export const elementKinds = kinds([...pressable.options, element.plainTextInput, element.feedbackButtons]);
