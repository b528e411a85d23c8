import { el, freshId } from './el.js';
import { icon } from './icons.js';
import { openPopup } from './popup.js';

const matching = (options, typed) =>
  options.filter((option) => option.label.toLowerCase().includes(typed.trim().toLowerCase()));

const optionRow = (option, isChosen, pick) =>
  el(
    'div',
    {
      class: 'listbox-option',
      role: 'option',
      id: freshId('option'),
      'aria-selected': String(isChosen),
      data: { value: option.value },
      onclick: () => pick(option.value),
    },
    el(
      'span',
      { class: 'menu-label' },
      option.label,
      option.detail ? el('span', { class: 'menu-detail' }, option.detail) : null,
    ),
    isChosen ? icon('check') : null,
  );

/** Options with their group's name before the first of each group. */
const grouped = (options, build) =>
  options.flatMap((option, index) => {
    const opens = option.group && option.group !== options[index - 1]?.group;
    return [
      opens ? el('div', { class: 'menu-heading', role: 'presentation' }, option.group) : null,
      build(option),
    ];
  });

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** The marked option: moved by arrows, taken by Enter. */
const createMarker = (field, list) => {
  let at = 0;
  const rows = () => [...list.querySelectorAll('[role="option"]')];
  const mark = (index) => {
    at = Math.max(0, Math.min(index, rows().length - 1));
    for (const [position, row] of rows().entries()) row.classList.toggle('marked', position === at);
    field.setAttribute('aria-activedescendant', rows()[at]?.id ?? '');
    rows()[at]?.scrollIntoView({ block: 'nearest' });
  };
  return { mark, move: (step) => mark(at + step), current: () => rows()[at] };
};

/**
 * The list of a select beside `anchor`, with a field that narrows it.
 * `select`: { options: [{ value, label, detail?, group? }], label, chosen(), choose(value), clearable }.
 */
export const openListbox = (anchor, select) => {
  const list = el('div', {
    class: 'listbox-options',
    role: 'listbox',
    id: freshId('listbox'),
    'aria-label': select.label,
  });
  const field = el('input', {
    class: 'field listbox-field',
    type: 'text',
    role: 'combobox',
    placeholder: 'Type to filter',
    autocomplete: 'off',
    'aria-label': `Filter: ${select.label}`,
    'aria-expanded': 'true',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
  });
  const marker = createMarker(field, list);
  let close = () => {};

  const pick = (value) => {
    select.choose(value);
    close();
  };
  const clear = () =>
    select.clearable && select.chosen() ? [{ value: null, label: 'Clear the choice' }] : [];
  const draw = (position) => {
    const shown = [...clear(), ...matching(select.options, field.value)];
    const rows = grouped(shown, (option) =>
      optionRow(option, select.chosen() === option.value, () => pick(option.value)),
    );
    list.replaceChildren(
      ...rows.filter(Boolean),
      ...(shown.length ? [] : [el('div', { class: 'listbox-empty' }, 'Nothing matches')]),
    );
    marker.mark(position);
  };
  field.addEventListener('input', () => draw(0));
  field.addEventListener('keydown', (event) => {
    if (STEPS[event.key]) marker.move(STEPS[event.key]);
    else if (event.key === 'Enter') marker.current()?.click();
    else return;
    event.preventDefault();
  });

  const closer = openPopup(anchor, el('div', { class: 'listbox' }, field, list), {
    className: 'popup-listbox',
  });
  if (!closer) return;
  close = closer;
  draw(
    Math.max(
      0,
      select.options.findIndex((option) => select.chosen() === option.value),
    ),
  );
  field.focus();
};
