import { z } from 'zod';
import { confirm, imageUrl, overflowOption, plainText, shortId, slackFile, webUrl } from './parts.ts';

/** Elements that a person presses or sees. Source of limits: docs.slack.dev/reference/block-kit/block-elements. */

const named = { action_id: shortId.optional(), confirm: confirm.optional() };
const style = z.enum(['primary', 'danger']).optional();
const label = z.string().min(1).max(75).optional();

export const button = z.strictObject({
  type: z.literal('button'),
  ...named,
  text: plainText(75),
  url: webUrl(3000).optional(),
  value: z.string().max(2000).optional(),
  style,
  accessibility_label: label,
});

export const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  action_id: shortId.optional(),
  text: plainText(75),
  workflow: z.strictObject({
    trigger: z.strictObject({
      url: webUrl(3000),
      customizable_input_parameters: z
        .array(z.strictObject({ name: z.string(), value: z.string() }))
        .optional(),
    }),
  }),
  style,
  accessibility_label: label,
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...named,
  options: z.array(overflowOption).min(1).max(5),
});

export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...named,
  focus_on_load: z.boolean().optional(),
  placeholder: plainText(150).optional(),
  initial_date: z.iso.date().optional(),
});
export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...named,
  focus_on_load: z.boolean().optional(),
  placeholder: plainText(150).optional(),
  initial_time: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:25')
    .optional(),
  timezone: z.string().min(1).max(100).optional(),
});
export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...named,
  focus_on_load: z.boolean().optional(),
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

const imageSource = { image_url: imageUrl.optional(), slack_file: slackFile.optional() };
/** An image needs exactly one source. */
export const oneSource = (image: { image_url?: unknown; slack_file?: unknown }): boolean =>
  (image.image_url === undefined) !== (image.slack_file === undefined);
export const oneSourceWords = 'must provide either image_url or slack_file';
export const imageParts = { ...imageSource, alt_text: z.string().min(1).max(2000) };
export const image = z
  .strictObject({ type: z.literal('image'), ...imageParts })
  .refine(oneSource, oneSourceWords);

const thumb = z.strictObject({
  text: plainText(75),
  accessibility_label: label,
  value: z.string().min(1).max(2000),
});
export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: shortId.optional(),
  positive_button: thumb,
  negative_button: thumb,
});
export const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  ...named,
  icon: z.enum(['trash']),
  text: plainText(75),
  accessibility_label: label,
  value: z.string().max(2000).optional(),
  visible_to_user_ids: z.array(z.string().min(1)).optional(),
});
