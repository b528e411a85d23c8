const one = (key) => (element) => element[key]?.value ?? null;
const many = (key) => (element) => (element[key] ?? []).map((option) => option.value);
const raw = (key) => (element) => element[key] ?? null;
const rawList = (key) => (element) => element[key] ?? [];

/** Where each kind of element keeps what it starts with. */
const INITIAL = {
  plain_text_input: raw('initial_value'),
  number_input: raw('initial_value'),
  email_text_input: raw('initial_value'),
  url_text_input: raw('initial_value'),
  datepicker: raw('initial_date'),
  timepicker: raw('initial_time'),
  datetimepicker: raw('initial_date_time'),
  static_select: one('initial_option'),
  radio_buttons: one('initial_option'),
  multi_static_select: many('initial_options'),
  checkboxes: many('initial_options'),
  users_select: raw('initial_user'),
  channels_select: raw('initial_channel'),
  conversations_select: raw('initial_conversation'),
  multi_users_select: rawList('initial_users'),
  multi_channels_select: rawList('initial_channels'),
  multi_conversations_select: rawList('initial_conversations'),
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
