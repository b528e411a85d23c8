import { el } from '../el.js';
import { container } from './container.js';
import { input } from './input.js';
import { renderElement } from './renderElement.js';
import { richText } from './richText.js';
import { table } from './table.js';
import { plain, textObject } from './textObject.js';
import { unknown } from './unknown.js';

/** As many lines of a section are shown at first; Slack, too, goes by the height and not by the letters. */
const SHOWN_LINES = 5;

const isCut = (node) => {
  const lineHeight = Number.parseFloat(getComputedStyle(node).lineHeight);
  return node.scrollHeight > (SHOWN_LINES + 0.5) * lineHeight;
};

/** Cuts a section's text that is higher than five lines, as Slack does to one without `expand`. `open`: { get(), set(value) }. */
const seeMore = (node, open) => {
  const more = el('button', { type: 'button', class: 'link-button', hidden: true });
  const show = () => {
    node.classList.toggle('cut', !open.get());
    more.textContent = open.get() ? 'See less' : 'See more';
    more.setAttribute('aria-expanded', String(open.get()));
  };
  more.addEventListener('click', () => {
    open.set(!open.get());
    show();
  });
  new ResizeObserver(() => {
    more.hidden = !isCut(node);
  }).observe(node);
  show();
  return [node, more];
};

const text = (object, surface) => el('div', { class: 'block-text' }, textObject(object, surface.names));

const sectionText = (block, surface) => {
  const node = text(block.text, surface);
  const open = {
    get: () => surface.isExpanded(block) ?? false,
    set: (isOpen) => surface.setExpanded(block, isOpen),
  };
  return block.expand ? node : seeMore(node, open);
};

const section = (block, surface) =>
  el(
    'div',
    { class: 'section' },
    el('div', { class: 'section-body' }, sectionText(block, surface)),
    block.accessory
      ? el('div', { class: 'accessory' }, renderElement(block.accessory, { block, surface }))
      : null,
  );

const actions = (block, surface) =>
  el(
    'div',
    { class: block.type === 'context_actions' ? 'context-actions' : 'actions' },
    block.elements.map((element) => renderElement(element, { block, surface })),
  );

const context = (block, surface) =>
  el(
    'div',
    { class: 'context' },
    block.elements.map((element) =>
      el('span', { class: 'context-text' }, textObject(element, surface.names)),
    ),
  );

const BLOCKS = {
  header: (block) => el('h3', { class: 'header-block' }, plain(block.text)),
  section,
  context,
  actions,
  context_actions: actions,
  input,
  rich_text: (block, surface) => el('div', { class: 'rich-text' }, richText(block, surface)),
  table,
  container: (block, surface) => container(block, surface, renderBlocks(block.child_blocks, surface)),
};

/** A block that is not as it should be must not take the others with it. */
const attempt = (block, surface) => {
  try {
    return BLOCKS[block.type]?.(block, surface) ?? unknown('block', block.type);
  } catch {
    return unknown('block', `${block.type} (malformed)`);
  }
};

const one = (surface) => (block) => {
  const node = attempt(block, surface);
  node.classList.add('block');
  node.dataset.blockId = block.block_id ?? '';
  return node;
};

/** Block Kit blocks as DOM nodes. `surface` is where they stand, made by createSurface. */
export function renderBlocks(blocks, surface) {
  return blocks.map(one(surface));
}
