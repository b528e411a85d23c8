import { z } from 'zod';
import * as layout from './layout.ts';
import * as messageOnly from './messageBlocks.ts';
import { plainText } from './parts.ts';
import { richText } from './richText.ts';

/** Which blocks stand where, and how many. */
const everywhere = [
  layout.section,
  layout.header,
  layout.divider,
  layout.context,
  layout.actions,
  layout.image,
  layout.input,
  layout.video,
  richText,
] as const;

const messageBlock = z.discriminatedUnion('type', [
  ...everywhere,
  messageOnly.markdown,
  messageOnly.contextActions,
  messageOnly.table,
  messageOnly.dataTable,
  messageOnly.taskCard,
  messageOnly.plan,
  messageOnly.card,
  messageOnly.carousel,
  messageOnly.container,
]);
const homeBlock = z.discriminatedUnion('type', [...everywhere]);
const modalBlock = z.discriminatedUnion('type', [...everywhere, layout.alert]);

export const messageBlocks = z.array(messageBlock).max(50);

const viewParts = {
  private_metadata: z.string().max(3000).default(''),
  callback_id: z.string().max(255).default(''),
  external_id: z.string().max(255).default(''),
};
const modal = z.strictObject({
  type: z.literal('modal'),
  title: plainText(24),
  submit: plainText(24).nullish(),
  close: plainText(24).nullish(),
  blocks: z.array(modalBlock).max(100),
  clear_on_close: z.boolean().default(false),
  notify_on_close: z.boolean().default(false),
  ...viewParts,
});
const home = z.strictObject({
  type: z.literal('home'),
  blocks: z.array(homeBlock).max(100),
  ...viewParts,
});

export const view = z.discriminatedUnion('type', [modal, home]);
export type CheckedView = z.infer<typeof view>;
