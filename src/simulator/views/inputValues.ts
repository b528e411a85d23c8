import { z } from 'zod';
import { type Element, type PlacedElement, placedElements } from '../blocks/placedElements.ts';
import type { StateValue, StateValues } from '../model.ts';
import type { Block, Selected } from '../protocol.ts';

/** Where an element's value stands in `state`, and where its initial value comes from. */
interface Field {
  readonly key: string;
  readonly initial: string;
  readonly shape: 'text' | 'number' | 'option' | 'options';
}

const oneOption: Field = { key: 'selected_option', initial: 'initial_option', shape: 'option' };

const fields: Readonly<Record<string, Field>> = {
  plain_text_input: { key: 'value', initial: 'initial_value', shape: 'text' },
  timepicker: { key: 'selected_time', initial: 'initial_time', shape: 'text' },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time', shape: 'number' },
  users_select: { key: 'selected_user', initial: 'initial_user', shape: 'text' },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation', shape: 'text' },
  static_select: oneOption,
  radio_buttons: oneOption,
  checkboxes: { key: 'selected_options', initial: 'initial_options', shape: 'options' },
};

/** Whether an element keeps a value. */
export function keepsValue(element: Element): boolean {
  return element.type in fields;
}

/** The value of an untouched element; undefined when it keeps none. */
function initialValue(element: Element): StateValue | undefined {
  const field = fields[element.type];
  if (!field) return undefined;
  const empty = field.shape === 'options' ? [] : null;
  return { type: element.type, [field.key]: element[field.initial] ?? empty };
}

/** The value that a person's choice gives, or a sentence why it cannot be chosen. */
export function chosenValue(element: Element, selected: Selected): StateValue | string {
  const field = fields[element.type];
  if (!field) return `A ${element.type} keeps no value`;
  const wanted = typeof selected === 'string' ? [selected] : (selected ?? []);
  const value = readShape(field.shape, wanted, element);
  return value instanceof Unknown ? value.words : { type: element.type, [field.key]: value };
}

class Unknown {
  readonly words: string;
  constructor(words: string) {
    this.words = words;
  }
}

function readShape(shape: Field['shape'], wanted: readonly string[], element: Element): unknown {
  const [first] = wanted;
  switch (shape) {
    case 'text':
      return first === undefined || first === '' ? null : first;
    case 'number': {
      if (first === undefined || first === '') return null;
      const value = Number(first);
      return Number.isInteger(value) ? value : new Unknown(`"${first}" is not a whole number`);
    }
    case 'option':
      return first === undefined || first === '' ? null : findOption(element, first);
    case 'options': {
      const found = wanted.map((value) => findOption(element, value));
      return found.find((option) => option instanceof Unknown) ?? found;
    }
  }
}

const optionSchema = z.looseObject({
  text: z.looseObject({ type: z.string(), text: z.string() }),
  value: z.string().optional(),
});
const listsSchema = z.looseObject({
  options: z.array(optionSchema).default([]),
  option_groups: z.array(z.looseObject({ options: z.array(optionSchema) })).default([]),
});

/** The option with this value or this text. */
export function findOption(element: Element, wanted: string): unknown {
  const { options, option_groups } = listsSchema.parse(element);
  const offered = [...options, ...option_groups.flatMap((group) => group.options)];
  return (
    offered.find(({ value, text }) => value === wanted || text.text === wanted) ??
    new Unknown(
      `"${wanted}" is not among the options ${offered.map(({ text }) => `"${text.text}"`).join(', ')}`,
    )
  );
}

/** Values of all elements: what a person set, else what stands there at first. */
export function stateOf(blocks: readonly Block[], touched: StateValues): StateValues {
  const values: Record<string, Record<string, StateValue>> = {};
  for (const { blockId, element } of placedElements(blocks)) {
    const value = touched[blockId]?.[element.action_id] ?? initialValue(element);
    if (value) values[blockId] = { ...values[blockId], [element.action_id]: value };
  }
  return values;
}

/** `values` with one value set. */
export function withValue(values: StateValues, at: PlacedElement, value: StateValue): StateValues {
  return { ...values, [at.blockId]: { ...values[at.blockId], [at.element.action_id]: value } };
}

/** What stands in a value: text, chosen things, or nothing. */
export function isEmpty(value: StateValue | undefined): boolean {
  const field = value && fields[value.type];
  const content = field && value[field.key];
  return content === undefined || content === null || (Array.isArray(content) && content.length === 0);
}
