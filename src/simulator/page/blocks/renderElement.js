import { button } from './button.js';
import { checkboxes, radioButtons } from './choices.js';
import { feedbackButtons } from './feedbackButtons.js';
import { overflow } from './overflow.js';
import { conversationsSelect, select, usersSelect } from './select.js';
import { dateTimePicker, plainTextInput, timePicker } from './textInput.js';
import { unknown } from './unknown.js';

const ELEMENTS = {
  button,
  overflow,
  checkboxes,
  radio_buttons: radioButtons,
  feedback_buttons: feedbackButtons,
  static_select: select,
  users_select: usersSelect,
  conversations_select: conversationsSelect,
  datetimepicker: dateTimePicker,
  plain_text_input: plainTextInput,
  timepicker: timePicker,
};

/**
 * One interactive element. `at`: { block, surface } and, inside an input, the ids of its label and hints.
 */
export const renderElement = (element, at) =>
  ELEMENTS[element.type]?.(element, at) ?? unknown('element', element.type);
