import { el, freshId } from './el.js';
import { icon } from './icons.js';

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

/** Tab goes round inside the dialog and never behind it. */
const keepFocus = (dialog) => (event) => {
  if (event.key !== 'Tab' || event.target.closest('.popup')) return;
  const stops = [...dialog.querySelectorAll(FOCUSABLE)].filter((node) => node.checkVisibility());
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
};

/**
 * A modal dialog. `parts`: { title, lead?, body, footer, className?, onCancel }.
 * Escape and the cross call `onCancel`; the caller closes. Returns { node, close() }.
 */
export const openDialog = ({ title, lead, body, footer, className = '', onCancel }) => {
  const heading = el('h2', { id: freshId('title') }, title);
  const cross = el(
    'button',
    { type: 'button', class: 'icon-button dialog-close', 'aria-label': 'Close', onclick: onCancel },
    icon('close'),
  );
  const node = el(
    'dialog',
    { class: `dialog ${className}`, 'aria-labelledby': heading.id },
    el('header', { class: 'dialog-head' }, lead, heading, cross),
    el('div', { class: 'dialog-body' }, body),
    el('footer', { class: 'dialog-foot' }, footer),
  );
  const before = document.activeElement;
  node.addEventListener('keydown', keepFocus(node));
  node.addEventListener('cancel', (event) => {
    if (event.target !== node) return;
    event.preventDefault();
    onCancel();
  });
  document.body.append(node);
  node.showModal();
  const close = () => {
    node.close();
    node.remove();
    if (before?.isConnected) before.focus();
  };
  return { node, close };
};
