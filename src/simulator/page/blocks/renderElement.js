import { button } from './button.js';
import { checkboxes, radioButtons } from './choices.js';
import { feedbackButtons, iconButton } from './iconButton.js';
import { picture } from './image.js';
import { overflow } from './overflow.js';
import { select } from './select.js';
import {
  datePicker,
  dateTimePicker,
  emailInput,
  numberInput,
  plainTextInput,
  timePicker,
  urlInput,
} from './textInput.js';
import { unknown } from './unknown.js';

const ELEMENTS = {
  button,
  overflow,
  checkboxes,
  radio_buttons: radioButtons,
  feedback_buttons: feedbackButtons,
  icon_button: iconButton,
  image: (element) => picture(element, 'picture-small'),
  static_select: select,
  multi_static_select: select,
  users_select: select,
  multi_users_select: select,
  channels_select: select,
  multi_channels_select: select,
  conversations_select: select,
  multi_conversations_select: select,
  plain_text_input: plainTextInput,
  email_text_input: emailInput,
  url_text_input: urlInput,
  number_input: numberInput,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: dateTimePicker,
};

/**
 * One interactive element. `at`: { block, surface } and, inside an input, the ids of its label and hints.
 */
export const renderElement = (element, at) =>
  ELEMENTS[element.type]?.(element, at) ?? unknown('element', element.type);
