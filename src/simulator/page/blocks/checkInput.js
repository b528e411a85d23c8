const isEmpty = (value) =>
  value === null ||
  value === undefined ||
  value.length === 0 ||
  (typeof value === 'string' && value.trim() === '');

const lengthComplaint = (text, { min_length = 0, max_length = 3000 }) => {
  if (text.length < min_length) return `Please enter at least ${min_length} characters.`;
  return text.length > max_length ? `Please enter at most ${max_length} characters.` : null;
};

/** What Slack's own client refuses before the app hears of it: the complaint about one input block, or null. */
export const checkInput = (block, value) => {
  if (isEmpty(value)) return block.optional ? null : 'Please complete this required field.';
  return block.element.type === 'plain_text_input' ? lengthComplaint(value, block.element) : null;
};

/** The complaints about all inputs of a view: `{ blockId: text }`. */
export const checkInputs = (blocks, values) =>
  Object.fromEntries(
    blocks
      .filter((block) => block.type === 'input')
      .map((block) => [block.block_id, checkInput(block, values[block.block_id]?.[block.element.action_id])])
      .filter(([, complaint]) => complaint !== null),
  );
