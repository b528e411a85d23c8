import { copyText } from '../copyText.js';
import { el } from '../el.js';
import { broadcastMention, channelMention, groupMention, link, userMention } from '../entity.js';
import { icon } from '../icons.js';
import { unknown } from './unknown.js';

const styled = (node, style = {}) => {
  const inner = style.code ? el('code', { class: 'code' }, node) : node;
  return style.bold ? el('strong', {}, inner) : inner;
};

const INLINE = {
  text: (part) => part.text,
  link: (part) => link(part.url, part.text ?? part.url),
  user: (part, { names }) => userMention(part.user_id, names),
  channel: (part, { names }) => channelMention(part.channel_id, names),
  usergroup: (part, { names }) => groupMention(part.usergroup_id, names),
  broadcast: (part) => broadcastMention(part.range),
};

const inline = (surface) => (part) =>
  INLINE[part.type]
    ? styled(INLINE[part.type](part, surface), part.style)
    : unknown('text element', part.type);

const list = (element, surface) =>
  el(
    element.style === 'ordered' ? 'ol' : 'ul',
    {
      class: 'list',
      start: element.offset ? element.offset + 1 : null,
    },
    element.elements.map((section) => el('li', {}, section.elements.map(inline(surface)))),
  );

/** Code with a button that copies all of it. */
const preformatted = (element, surface) => {
  const code = el('pre', { class: 'fence' }, element.elements.map(inline(surface)));
  const copy = el(
    'button',
    {
      type: 'button',
      class: 'icon-button copy-button',
      'aria-label': 'Copy',
      title: 'Copy',
      onclick: () => copyText(code.textContent, surface.toast),
    },
    icon('copy'),
  );
  return el('div', { class: 'preformatted' }, code, copy);
};

const PARTS = {
  rich_text_section: (element, surface) =>
    el('div', { class: 'rich-section' }, element.elements.map(inline(surface))),
  rich_text_list: list,
  rich_text_preformatted: preformatted,
};

/** The parts of a `rich_text` block as DOM nodes. */
export const richText = (block, surface) =>
  block.elements.map(
    (element) => PARTS[element.type]?.(element, surface) ?? unknown('rich text part', element.type),
  );
