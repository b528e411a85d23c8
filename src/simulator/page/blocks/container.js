import { el, freshId } from '../el.js';
import { icon } from '../icons.js';
import { richText } from './richText.js';
import { plain, textObject } from './textObject.js';

const heading = (block, surface) => [
  el(
    'span',
    { class: 'container-title' },
    block.rich_text_title ? richText(block.rich_text_title, surface) : plain(block.title),
  ),
  block.subtitle
    ? el('span', { class: 'container-subtitle' }, textObject(block.subtitle, surface.names))
    : null,
];

/** The `container` block around `children`: a frame with a title; a collapsible one opens and closes by it. */
export const container = (block, surface, children) => {
  const body = el('div', { class: 'container-body blocks', id: freshId('container') }, children);
  const frame = (...parts) =>
    el('div', { class: `container width-${block.width ?? 'standard'}` }, ...parts, body);
  if (!block.is_collapsible) {
    const divided = block.has_header_divider ? ' divided' : '';
    return frame(el('div', { class: `container-head${divided}` }, heading(block, surface)));
  }
  const isOpen = () => surface.isExpanded(block) ?? !block.default_collapsed;
  const toggle = el(
    'button',
    { type: 'button', class: 'container-head container-toggle', 'aria-controls': body.id },
    icon('chevron'),
    heading(block, surface),
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
