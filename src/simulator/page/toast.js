import { el } from './el.js';
import { icon } from './icons.js';

const SHOWN_MS = 8000;
const MOST = 3;

/**
 * Small notes at the foot of the page, above dialogs too. Screen readers hear them; each leaves after 8 seconds.
 */
export const createToasts = () => {
  const region = el('div', { class: 'toasts', role: 'status', 'aria-live': 'polite', popover: 'manual' });
  document.body.append(region);
  const remove = (note) => {
    note.remove();
    if (!region.childElementCount && region.matches(':popover-open')) region.hidePopover();
  };
  const isShown = (text) => [...region.children].some((note) => note.dataset.text === text);
  return (text) => {
    if (isShown(text)) return;
    const note = el(
      'div',
      { class: 'toast', data: { text } },
      icon('warning'),
      el('span', {}, text),
      el(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': 'Dismiss', onclick: () => remove(note) },
        icon('close'),
      ),
    );
    region.append(note);
    if (region.childElementCount > MOST) region.firstElementChild.remove();
    // Shown anew so that it lies above a dialog that was opened meanwhile.
    if (region.matches(':popover-open')) region.hidePopover();
    region.showPopover();
    setTimeout(remove, SHOWN_MS, note);
  };
};
