const REQUIRED = 'Please complete this required field.';

const empty = (value) =>
  value === null ||
  value === undefined ||
  value.length === 0 ||
  (typeof value === 'string' && value.trim() === '');

const textLength = (value, element) => {
  if (element.min_length && value.length < element.min_length)
    return `Please enter at least ${element.min_length} characters.`;
  if (element.max_length && value.length > element.max_length)
    return `Please enter at most ${element.max_length} characters.`;
  return null;
};

const number = (value, element) => {
  const amount = Number(value);
  if (!Number.isFinite(amount)) return 'Please enter a valid number.';
  if (!element.is_decimal_allowed && !Number.isInteger(amount)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && amount < Number(element.min_value))
    return `Please enter a number of at least ${element.min_value}.`;
  if (element.max_value !== undefined && amount > Number(element.max_value))
    return `Please enter a number of at most ${element.max_value}.`;
  return null;
};

const selected = (value, element) =>
  element.max_selected_items && value.length > element.max_selected_items
    ? `Please choose at most ${element.max_selected_items} items.`
    : null;

/** What Slack's own client refuses before the app hears of it. */
const CHECKS = {
  plain_text_input: textLength,
  number_input: number,
  email_text_input: (value) =>
    /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(value) ? null : 'Please enter a valid email address.',
  url_text_input: (value) =>
    /^https?:\/\/\S+$/i.test(value) ? null : 'Please enter a valid URL, with https:// in front.',
  multi_static_select: selected,
  multi_users_select: selected,
  multi_conversations_select: selected,
  multi_channels_select: selected,
};

/** The complaint about one input block and its value, or null. */
export const checkInput = (block, value) => {
  if (empty(value)) return block.optional ? null : REQUIRED;
  return CHECKS[block.element.type]?.(value, block.element) ?? null;
};

/** The complaints about all inputs of a view: `{ blockId: text }`. */
export const checkInputs = (blocks, values) =>
  Object.fromEntries(
    blocks
      .filter((block) => block.type === 'input')
      .map((block) => [block.block_id, checkInput(block, values[block.block_id]?.[block.element.action_id])])
      .filter(([, complaint]) => complaint !== null),
  );
