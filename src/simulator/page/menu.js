import { el } from './el.js';
import { icon } from './icons.js';
import { openPopup } from './popup.js';

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

const moveFocus = (menu) => (event) => {
  const items = [...menu.querySelectorAll('[role^="menuitem"]')];
  const at = items.indexOf(document.activeElement);
  const target = {
    Home: 0,
    End: items.length - 1,
    ...(STEPS[event.key] ? { [event.key]: (at + STEPS[event.key] + items.length) % items.length } : {}),
  }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  items[target].focus();
};

const row = (item, close) =>
  el(
    'button',
    {
      type: 'button',
      role: item.checked === undefined ? 'menuitem' : 'menuitemradio',
      'aria-checked': item.checked === undefined ? null : String(item.checked),
      class: item.danger ? 'menu-item danger' : 'menu-item',
      tabindex: '-1',
      data: item.data ?? {},
      onclick: () => {
        close();
        item.run();
      },
    },
    item.lead ?? (item.icon ? icon(item.icon) : null),
    el(
      'span',
      { class: 'menu-label' },
      item.label,
      item.detail ? el('span', { class: 'menu-detail' }, item.detail) : null,
    ),
    item.checked ? icon('check') : null,
  );

/**
 * A menu beside `anchor`. Items: { label, detail?, icon? or lead?, checked?, danger?, run() } or { heading } or 'line'.
 */
export const openMenu = (anchor, items, { label, align } = {}) => {
  let close = () => {};
  const part = (item) => {
    if (item === 'line') return el('hr', { class: 'menu-line' });
    return item.heading
      ? el('div', { class: 'menu-heading', role: 'presentation' }, item.heading)
      : row(item, () => close());
  };
  const menu = el('div', { class: 'menu', role: 'menu', 'aria-label': label }, items.map(part));
  menu.addEventListener('keydown', moveFocus(menu));
  const closer = openPopup(anchor, menu, { align });
  if (!closer) return;
  close = closer;
  menu.querySelector('[role^="menuitem"]')?.focus();
};
