const optionOf = (element) => element.initial_option?.value ?? null;

/** Where each kind of element keeps what it starts with. */
const INITIAL = {
  plain_text_input: (element) => element.initial_value ?? null,
  timepicker: (element) => element.initial_time ?? null,
  datetimepicker: (element) =>
    element.initial_date_time === undefined ? null : String(element.initial_date_time),
  users_select: (element) => element.initial_user ?? null,
  conversations_select: (element) => element.initial_conversation ?? null,
  static_select: optionOf,
  radio_buttons: optionOf,
  checkboxes: (element) => (element.initial_options ?? []).map((option) => option.value),
};

/** True for an element that holds a value (a button does not). */
export const holdsValue = (element) => Object.hasOwn(INITIAL, element.type);

/** What an element holds before anybody touched it: text, a list of option values, or null. */
export const initialValue = (element) => INITIAL[element.type]?.(element) ?? null;

/** The elements of a block that may hold a value. */
export const elementsOf = (block) =>
  [block.element, block.accessory, ...(Array.isArray(block.elements) ? block.elements : [])].filter(
    (element) => element?.action_id,
  );
