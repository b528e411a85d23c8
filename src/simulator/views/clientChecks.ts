import { type PlacedElement, placedElements } from '../blocks/elements.ts';
import type { StateValue, StateValues } from '../model.ts';
import type { Block } from '../protocol.ts';
import { isEmpty } from './state.ts';

type Check = (element: PlacedElement['element'], text: string) => string | undefined;

const number = (value: unknown): number | undefined => (value === undefined ? undefined : Number(value));

const checks: Readonly<Record<string, Check>> = {
  plain_text_input: (element, text) => {
    const min = number(element.min_length) ?? 0;
    const max = number(element.max_length) ?? 3000;
    if (text.length < min) return `Enter at least ${min} characters.`;
    return text.length > max ? `Enter no more than ${max} characters.` : undefined;
  },
  email_text_input: (_element, text) =>
    /^[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,8}$/.test(text)
      ? undefined
      : 'Enter a valid email address.',
  url_text_input: (_element, text) =>
    /^https?:\/\//i.test(text) && URL.canParse(text) ? undefined : 'Enter a valid URL.',
  number_input: (element, text) => {
    const value = Number(text);
    if (!Number.isFinite(value)) return 'Enter a number.';
    if (element.is_decimal_allowed !== true && !Number.isInteger(value)) return 'Enter a whole number.';
    if (value < (number(element.min_value) ?? -Infinity)) return `Enter at least ${element.min_value}.`;
    return value > (number(element.max_value) ?? Infinity)
      ? `Enter no more than ${element.max_value}.`
      : undefined;
  },
};

/** What Slack's own client objects to before anything is sent: by block id. */
export function clientChecks(
  blocks: readonly Block[],
  values: StateValues,
): Readonly<Record<string, string>> {
  const problems = placedElements(blocks).flatMap((placed) => {
    const words = placed.input && problemOf(placed, values[placed.blockId]?.[placed.element.action_id]);
    return words ? [[placed.blockId, words] as const] : [];
  });
  return Object.fromEntries(problems);
}

function problemOf({ element, input }: PlacedElement, value: StateValue | undefined): string | undefined {
  if (isEmpty(value)) return input?.optional ? undefined : 'Please complete this required field.';
  const content = value?.value;
  return typeof content === 'string' ? checks[element.type]?.(element, content) : undefined;
}
