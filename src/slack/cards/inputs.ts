import type { InputBlock, PlainTextOption } from '@slack/types';
import { clip } from '../../text/clip.ts';
import { plain } from './card.ts';
import { inert } from './mrkdwn.ts';

/** The one action id of every input; its block says which field it is. */
export const valueId = 'value';
export const detailBlock = 'detail:';

export interface TextField {
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly multiline?: boolean;
  readonly max?: number;
}

const frame = (blockId: string, { label, hint, optional = false }: TextField) => ({
  type: 'input' as const,
  block_id: blockId,
  optional,
  label: plain(label, 150),
  ...(hint === undefined ? {} : { hint: plain(hint, 150) }),
});

/** A field to type into. */
export const textInput = (blockId: string, value: string | undefined, field: TextField): InputBlock => ({
  ...frame(blockId, field),
  element: {
    type: 'plain_text_input',
    action_id: valueId,
    multiline: field.multiline ?? false,
    max_length: field.max ?? 300,
    ...(value ? { initial_value: clip(inert(value), field.max ?? 300) } : {}),
  },
});

export interface ChoiceField extends Omit<TextField, 'multiline' | 'max'> {
  readonly placeholder?: string;
  /** What is shown, by value. */
  readonly options: Readonly<Record<string, string>>;
}

/** A list to choose one from. */
export const choiceInput = (blockId: string, chosen: string | undefined, field: ChoiceField): InputBlock => {
  const options: PlainTextOption[] = Object.entries(field.options).map(([value, text]) => ({
    text: plain(text),
    value,
  }));
  const initial = options.find(({ value }) => value === chosen);
  return {
    ...frame(blockId, field),
    element: {
      type: 'static_select',
      action_id: valueId,
      placeholder: plain(field.placeholder ?? 'Choose'),
      options,
      ...(initial ? { initial_option: initial } : {}),
    },
  };
};

/** A date and a time, in the time zone of whoever picks it. `at` in epoch seconds. */
export const timeInput = (blockId: string, at: string | undefined, field: TextField): InputBlock => ({
  ...frame(blockId, field),
  element: {
    type: 'datetimepicker',
    action_id: valueId,
    ...(at ? { initial_date_time: Number(at) } : {}),
  },
});

const optionLength = 75;

/** A long sentence on the two lines that an option has, divided between words. */
export const longOption = (text: string, value: string): PlainTextOption => {
  const words = inert(text.replaceAll('`', ''));
  if (words.length <= optionLength) return { text: plain(words), value };
  const end = words.lastIndexOf(' ', optionLength);
  const cut = end <= 0 ? optionLength : end;
  return { text: plain(words.slice(0, cut)), description: plain(words.slice(cut).trim()), value };
};
