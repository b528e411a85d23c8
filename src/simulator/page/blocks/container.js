import { el, freshId } from '../el.js';
import { icon } from '../icons.js';
import { plain } from './textObject.js';

const heading = ({ title }) => el('span', { class: 'container-title' }, plain(title));

/** The `container` block around `children`: a frame with a title; a collapsible one opens and closes by it. */
export const container = (block, surface, children) => {
  const body = el('div', { class: 'container-body blocks', id: freshId('container') }, children);
  const frame = (head) => el('div', { class: 'container' }, head, body);
  if (!block.is_collapsible) return frame(el('div', { class: 'container-head' }, heading(block)));
  const isOpen = () => surface.isExpanded(block) ?? !block.default_collapsed;
  const toggle = el(
    'button',
    { type: 'button', class: 'container-head container-toggle', 'aria-controls': body.id },
    icon('chevron'),
    heading(block),
  );
  const show = () => {
    toggle.setAttribute('aria-expanded', String(isOpen()));
    body.hidden = !isOpen();
  };
  toggle.addEventListener('click', () => {
    surface.setExpanded(block, !isOpen());
    show();
  });
  show();
  return frame(toggle);
};
