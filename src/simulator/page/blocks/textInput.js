import { el } from '../el.js';
import { plain } from './textObject.js';

const control = (element, at, { tag, type, rows }) =>
  el(tag, {
    class: 'field',
    type,
    rows,
    id: at.controlId,
    placeholder: element.placeholder && plain(element.placeholder),
    maxlength: element.max_length,
    autocomplete: 'off',
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

const withCounter = (node, max) => {
  const left = el('span', { class: 'counter', 'aria-hidden': 'true' });
  const show = () => {
    const remaining = max - node.value.length;
    left.textContent = String(remaining);
    left.hidden = remaining > max * COUNTED_PART;
  };
  node.addEventListener('input', show);
  show();
  return el('div', { class: 'counted' }, node, left);
};

/** `plain_text_input`, of one line or several. */
export const plainTextInput = (element, at) => {
  const kind = element.multiline ? { tag: 'textarea', rows: 5 } : { tag: 'input', type: 'text' };
  const node = control(element, at, kind);
  node.addEventListener('input', () => at.surface.type(at.block, element, node.value || null));
  return element.max_length ? withCounter(node, element.max_length) : node;
};

const pad = (number) => String(number).padStart(2, '0');

/** Epoch seconds as the browser's own field has them, in the reader's time zone. */
const localTime = (seconds) => {
  if (!seconds) return '';
  const at = new Date(Number(seconds) * 1000);
  const day = [at.getFullYear(), pad(at.getMonth() + 1), pad(at.getDate())].join('-');
  return `${day}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
};

/** `datetimepicker`: the browser's own. */
export const dateTimePicker = (element, at) => {
  const node = control(element, at, { tag: 'input', type: 'datetime-local' });
  node.value = localTime(at.surface.value(at.block, element));
  node.classList.add('field-short');
  node.addEventListener('change', () =>
    at.surface.choose(at.block, element, node.value ? String(Date.parse(node.value) / 1000) : null),
  );
  return node;
};

/** `timepicker`: the browser's own; times as 10:04. */
export const timePicker = (element, at) => {
  const node = control(element, at, { tag: 'input', type: 'time' });
  node.classList.add('field-short');
  node.addEventListener('change', () => at.surface.choose(at.block, element, node.value || null));
  return node;
};
