import { el } from '../el.js';
import { plain } from './textObject.js';

const control = (element, at, tag) => (type) =>
  el(tag, {
    class: 'field',
    type,
    id: at.controlId,
    placeholder: element.placeholder && plain(element.placeholder),
    maxlength: element.max_length,
    min: element.min_value,
    max: element.max_value,
    step: element.is_decimal_allowed ? 'any' : null,
    rows: tag === 'textarea' ? 5 : null,
    autocomplete: 'off',
    autofocus: element.focus_on_load === true,
    value: at.surface.value(at.block, element) ?? '',
    'aria-label': at.labelId ? null : plain(element.placeholder) || 'Text',
    'aria-labelledby': at.labelId,
    'aria-describedby': at.describedBy,
    'aria-required': at.required,
    'aria-invalid': at.invalid,
    data: { actionId: element.action_id },
  });

/** The letters that remain are shown once few are left. */
const COUNTED_PART = 0.2;

const counter = (node, element) => {
  const left = el('span', { class: 'counter', 'aria-hidden': 'true' });
  const show = () => {
    const remaining = element.max_length - node.value.length;
    left.textContent = String(remaining);
    left.hidden = remaining > element.max_length * COUNTED_PART;
  };
  node.addEventListener('input', show);
  show();
  return el('div', { class: 'counted' }, node, left);
};

const dispatchesOn = (element, trigger) =>
  (element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed']).includes(trigger);

/** Tells the app of typing or of Enter, when the block asks for it. */
const dispatching = (node, element, at) => {
  node.addEventListener('keydown', (event) => {
    if (
      event.key !== 'Enter' ||
      event.shiftKey ||
      !at.block.dispatch_action ||
      !dispatchesOn(element, 'on_enter_pressed')
    )
      return;
    event.preventDefault();
    at.surface.dispatch(at.block, element, node.value || null);
  });
  node.addEventListener('input', () => {
    if (at.block.dispatch_action && dispatchesOn(element, 'on_character_entered'))
      at.surface.dispatch(at.block, element, node.value || null);
  });
};

const textInput = (type) => (element, at) => {
  const tag = element.multiline ? 'textarea' : 'input';
  const node = control(element, at, tag)(tag === 'input' ? type : null);
  node.addEventListener('input', () => at.surface.type(at.block, element, node.value || null));
  dispatching(node, element, at);
  return element.max_length ? counter(node, element) : node;
};

export const plainTextInput = textInput('text');
export const emailInput = textInput('email');
export const urlInput = textInput('url');
export const numberInput = textInput('number');

const TO_FIELD = {
  'datetime-local': (seconds) =>
    seconds
      ? new Date(seconds * 1000 - new Date(seconds * 1000).getTimezoneOffset() * 60_000)
          .toISOString()
          .slice(0, 16)
      : '',
};
const FROM_FIELD = { 'datetime-local': (text) => Math.round(new Date(text).getTime() / 1000) };

/** Date, time and both: the browser's own pickers; dates as 2026-11-23, times as 10:04, both as epoch seconds. */
const picker = (type) => (element, at) => {
  const node = control(element, at, 'input')(type);
  const value = at.surface.value(at.block, element);
  node.value = TO_FIELD[type]?.(value) ?? value ?? '';
  node.classList.add('field-short');
  node.addEventListener('change', () =>
    at.surface.choose(at.block, element, node.value ? (FROM_FIELD[type]?.(node.value) ?? node.value) : null),
  );
  return node;
};

export const datePicker = picker('date');
export const timePicker = picker('time');
export const dateTimePicker = picker('datetime-local');
