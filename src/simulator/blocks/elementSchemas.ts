import { z } from 'zod';
import { confirm, option, optionGroup, plainText, richOption, shortId } from './composition.ts';

/** Block elements. Source of limits: docs.slack.dev/reference/block-kit/block-elements. */

const common = { action_id: shortId.optional(), confirm: confirm.optional() };
const placeholder = { placeholder: plainText(150).optional() };

export const button = z.strictObject({
  type: z.literal('button'),
  ...common,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  style: z.enum(['primary']).optional(),
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...common,
  options: z.array(option).min(1).max(5),
});

const feedbackButton = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(2000),
});
export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: shortId.optional(),
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

interface Choice {
  readonly text: { readonly text: string };
  readonly value: string;
}
interface ChoiceList {
  readonly options?: readonly Choice[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly Choice[] }[] | undefined;
}

const isOffered = ({ options = [], option_groups = [] }: ChoiceList, initial: Choice): boolean =>
  [...options, ...option_groups.flatMap((group) => group.options)].some(
    (choice) => choice.value === initial.value && choice.text.text === initial.text.text,
  );
const initialIsOffered = (list: ChoiceList & { initial_option?: Choice | undefined }): boolean =>
  list.initial_option === undefined || isOffered(list, list.initial_option);
const initialsAreOffered = (
  list: ChoiceList & { initial_options?: readonly Choice[] | undefined },
): boolean => (list.initial_options ?? []).every((initial) => isOffered(list, initial));
const notOffered = (path: string) => ({ message: 'must match one of the provided options', path: [path] });

export const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...common,
    ...placeholder,
    options: z.array(option).min(1).max(100).optional(),
    option_groups: z.array(optionGroup).min(1).max(100).optional(),
    initial_option: option.optional(),
  })
  .refine(
    (list) => (list.options === undefined) !== (list.option_groups === undefined),
    'must provide either options or option_groups',
  )
  .refine(initialIsOffered, notOffered('initial_option'));

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...common,
    options: z.array(richOption).min(1).max(10),
    initial_option: richOption.optional(),
  })
  .refine(initialIsOffered, notOffered('initial_option'));

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...common,
    options: z.array(richOption).min(1).max(10),
    initial_options: z.array(richOption).min(1).optional(),
  })
  .refine(initialsAreOffered, notOffered('initial_options'));

export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...common,
  ...placeholder,
  initial_time: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:25')
    .optional(),
});

/** `initial_date_time` in epoch seconds, ten digits. */
export const dateTimePicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...common,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

export const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...common,
  ...placeholder,
  initial_user: z
    .string()
    .regex(/^[UW][A-Z0-9]+$/, 'must be the id of a user')
    .optional(),
});

export const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...common,
  ...placeholder,
  initial_conversation: shortId.optional(),
  default_to_current_conversation: z.boolean().optional(),
  filter: z.strictObject({ include: z.array(z.enum(['im', 'private', 'public'])).min(1) }).optional(),
});

export const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: shortId.optional(),
    ...placeholder,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    max_length: z.int().min(1).max(3000).optional(),
  })
  .refine((input) => (input.initial_value ?? '').length <= (input.max_length ?? 3000), {
    message: 'must not be longer than max_length',
    path: ['initial_value'],
  });
