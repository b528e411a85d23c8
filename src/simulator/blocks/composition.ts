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

export const shortId = z.string().min(1).max(255);

export const confirm = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
});

const value = z.string().min(1).max(150);

export const option = z.strictObject({
  text: plainText(75),
  value,
  description: plainText(75).optional(),
});

/** Options of checkboxes and radio buttons may hold mrkdwn. */
export const richOption = z.strictObject({
  text: anyText(75),
  value,
  description: anyText(75).optional(),
});

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(option).min(1).max(100),
});
