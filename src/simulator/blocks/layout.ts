import { z } from 'zod';
import * as buttons from './buttons.ts';
import * as choices from './choices.ts';
import * as inputs from './inputs.ts';
import { anyText, plainText, shortId, webUrl } from './parts.ts';

/** Layout blocks for every surface. Source of limits: docs.slack.dev/reference/block-kit/blocks. */

export const blockId = { block_id: shortId.optional() };

const selects = [
  choices.staticSelect,
  choices.multiStaticSelect,
  choices.externalSelect,
  choices.multiExternalSelect,
  choices.usersSelect,
  choices.multiUsersSelect,
  choices.conversationsSelect,
  choices.multiConversationsSelect,
  choices.channelsSelect,
  choices.multiChannelsSelect,
] as const;
const pickers = [buttons.datepicker, buttons.timepicker] as const;
const lists = [choices.checkboxes, choices.radioButtons] as const;

const accessory = z.discriminatedUnion('type', [
  buttons.button,
  buttons.workflowButton,
  buttons.overflow,
  buttons.image,
  ...selects,
  ...pickers,
  ...lists,
]);

export const section = z
  .strictObject({
    type: z.literal('section'),
    ...blockId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, {
    message: 'missing required field: text',
  });

export const header = z.strictObject({ type: z.literal('header'), ...blockId, text: plainText(150) });
export const divider = z.strictObject({ type: z.literal('divider'), ...blockId });

export const context = z.strictObject({
  type: z.literal('context'),
  ...blockId,
  elements: z
    .array(z.discriminatedUnion('type', [anyText(3000), buttons.image]))
    .min(1)
    .max(10),
});

export const actions = z.strictObject({
  type: z.literal('actions'),
  ...blockId,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        buttons.button,
        buttons.workflowButton,
        buttons.overflow,
        buttons.datetimepicker,
        inputs.richTextInput,
        ...selects,
        ...pickers,
        ...lists,
      ]),
    )
    .min(1)
    .max(25),
});

export const image = z
  .strictObject({
    type: z.literal('image'),
    ...blockId,
    ...buttons.imageParts,
    title: plainText(2000).optional(),
  })
  .refine(buttons.oneSource, buttons.oneSourceWords);

export const input = z.strictObject({
  type: z.literal('input'),
  ...blockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion('type', [
    inputs.plainTextInput,
    inputs.emailInput,
    inputs.urlInput,
    inputs.numberInput,
    inputs.richTextInput,
    inputs.fileInput,
    buttons.datetimepicker,
    ...selects,
    ...pickers,
    ...lists,
  ]),
});

/** Needs the scope links.embed:write as well. */
export const video = z.strictObject({
  type: z.literal('video'),
  ...blockId,
  video_url: webUrl(3000),
  thumbnail_url: webUrl(3000),
  alt_text: z.string().min(1),
  title: plainText(199),
  title_url: webUrl(3000).optional(),
  author_name: z.string().max(49).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: webUrl(3000).optional(),
  description: plainText(3000).optional(),
});

export const alert = z.strictObject({
  type: z.literal('alert'),
  ...blockId,
  text: anyText(3000),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});
