import { z } from 'zod';
import { confirm, conversationFilter, option, optionGroup, plainText, richOption, shortId } from './parts.ts';

/** Elements that offer a choice. Source of limits: docs.slack.dev/reference/block-kit/block-elements. */

interface Choice {
  readonly text: { readonly text: string };
  readonly value: string;
}
interface ChoiceList {
  readonly options?: readonly Choice[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly Choice[] }[] | undefined;
}

const named = { action_id: shortId.optional(), confirm: confirm.optional() };
const focus = { focus_on_load: z.boolean().optional() };
const hinted = { placeholder: plainText(150).optional() };
const many = { max_selected_items: z.int().min(1).optional() };
const ids = z.array(z.string().min(1)).optional();

const offered = (list: ChoiceList): readonly Choice[] => [
  ...(list.options ?? []),
  ...(list.option_groups ?? []).flatMap((group) => group.options),
];
const isOffered = (list: ChoiceList, initial: Choice): boolean =>
  offered(list).some((choice) => choice.value === initial.value && choice.text.text === initial.text.text);
const initialOffered = (list: ChoiceList & { initial_option?: Choice | undefined }): boolean =>
  list.initial_option === undefined || isOffered(list, list.initial_option);
const initialsOffered = (list: ChoiceList & { initial_options?: readonly Choice[] | undefined }): boolean =>
  (list.initial_options ?? []).every((initial) => isOffered(list, initial));
const oneList = (list: ChoiceList): boolean =>
  (list.options === undefined) !== (list.option_groups === undefined);

const mismatch = (path: string) => ({ message: 'must match one of the provided options', path: [path] });
const oneListWords = 'must provide either options or option_groups';

const staticLists = {
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};

export const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...named,
    ...focus,
    ...hinted,
    ...staticLists,
    initial_option: option.optional(),
  })
  .refine(oneList, oneListWords)
  .refine(initialOffered, mismatch('initial_option'));

export const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...named,
    ...focus,
    ...hinted,
    ...many,
    ...staticLists,
    initial_options: z.array(option).optional(),
  })
  .refine(oneList, oneListWords)
  .refine(initialsOffered, mismatch('initial_options'));

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...named,
    ...focus,
    options: z.array(richOption).min(1).max(10),
    initial_option: richOption.optional(),
  })
  .refine(initialOffered, mismatch('initial_option'));

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...named,
    ...focus,
    options: z.array(richOption).min(1).max(10),
    initial_options: z.array(richOption).min(1).optional(),
  })
  .refine(initialsOffered, mismatch('initial_options'));

const minQuery = { min_query_length: z.int().min(0).optional() };
const respondable = { response_url_enabled: z.boolean().optional() };
const filtered = {
  filter: conversationFilter.optional(),
  default_to_current_conversation: z.boolean().optional(),
};

export const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...named,
  ...focus,
  ...hinted,
  ...minQuery,
  initial_option: option.optional(),
});
export const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...named,
  ...focus,
  ...hinted,
  ...minQuery,
  ...many,
  initial_options: z.array(option).optional(),
});
export const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...named,
  ...focus,
  ...hinted,
  initial_user: z.string().min(1).optional(),
});
export const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...named,
  ...focus,
  ...hinted,
  ...many,
  initial_users: ids,
});
export const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...named,
  ...focus,
  ...hinted,
  ...filtered,
  ...respondable,
  initial_conversation: z.string().min(1).optional(),
});
export const multiConversationsSelect = z.strictObject({
  type: z.literal('multi_conversations_select'),
  ...named,
  ...focus,
  ...hinted,
  ...many,
  ...filtered,
  initial_conversations: ids,
});
export const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...named,
  ...focus,
  ...hinted,
  ...respondable,
  initial_channel: z.string().min(1).optional(),
});
export const multiChannelsSelect = z.strictObject({
  type: z.literal('multi_channels_select'),
  ...named,
  ...focus,
  ...hinted,
  ...many,
  initial_channels: ids,
});
