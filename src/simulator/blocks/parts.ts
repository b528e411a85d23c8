import { z } from 'zod';

/** Composition objects of Block Kit. Source of limits: docs.slack.dev/reference/block-kit/composition-objects. */

export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

const mrkdwnText = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

/** A text object of either kind. */
export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwnText(max)]);
export const markdownText = mrkdwnText;

export const shortId = z.string().min(1).max(255);
export const webUrl = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => URL.canParse(text), 'must be a valid URL');

export const imageUrl = webUrl(3000).refine(
  (text) => /^https?:\/\//i.test(text),
  'must be a valid HTTP(S) URL',
);

export const slackFile = z
  .strictObject({ id: z.string().min(1).optional(), url: webUrl(3000).optional() })
  .refine((file) => (file.id === undefined) !== (file.url === undefined), 'must provide either id or url');

export const confirm = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(['primary', 'danger']).optional(),
});

const optionParts = {
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
};
export const option = z.strictObject({ text: plainText(75), ...optionParts });
/** Options of checkboxes and radio buttons may hold mrkdwn. */
export const richOption = z.strictObject({
  text: anyText(75),
  value: z.string().min(1).max(150),
  description: anyText(75).optional(),
});
export const overflowOption = z.strictObject({
  text: plainText(75),
  ...optionParts,
  url: webUrl(3000).optional(),
});

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(option).min(1).max(100),
});

export const conversationFilter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, 'must provide at least one filter');

export const dispatchConfig = z.strictObject({
  trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
});
