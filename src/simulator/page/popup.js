import { el } from './el.js';

const GAP = 4;
const closedAt = new WeakMap();

/** Below the anchor when there is room, else above it; never off the screen. */
const put = (popup, anchor, align) => {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popup;
  const below = at.bottom + GAP + height <= innerHeight || at.top < height + GAP;
  const left = align === 'end' ? at.right - width : at.left;
  popup.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  popup.style.top = `${Math.max(8, below ? Math.min(at.bottom + GAP, innerHeight - height - 8) : at.top - GAP - height)}px`;
};

/**
 * Shows `content` beside `anchor`, above everything else; Escape and a click elsewhere close it and give the focus back.
 * Returns `close()`, or null when this click has just closed it.
 */
export const openPopup = (anchor, content, { align = 'start', className = '' } = {}) => {
  if (performance.now() - (closedAt.get(anchor) ?? -1000) < 200) return null;
  const popup = el('div', { class: `popup ${className}`, popover: 'auto' }, content);
  let byUs = false;
  (anchor.closest('dialog') ?? document.body).append(popup);
  popup.addEventListener('beforetoggle', (event) => {
    if (event.newState === 'open') return;
    if (!byUs) closedAt.set(anchor, performance.now());
    anchor.setAttribute('aria-expanded', 'false');
    if (popup.contains(document.activeElement)) anchor.focus();
  });
  popup.addEventListener('toggle', (event) => event.newState === 'closed' && popup.remove());
  popup.showPopover();
  anchor.setAttribute('aria-expanded', 'true');
  put(popup, anchor, align);
  return () => {
    byUs = true;
    if (popup.isConnected) popup.hidePopover();
  };
};
