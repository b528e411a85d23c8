import { el } from '../el.js';
import { emojiOf } from '../emoji.js';
import { broadcastMention, channelMention, groupMention, link, userMention } from '../entity.js';
import { formatDate } from '../times.js';
import { unknown } from './unknown.js';

const STYLES = { bold: 'strong', italic: 'em', strike: 's', underline: 'u' };

const styled = (node, style = {}) => {
  const inner = style.code ? el('code', { class: 'code' }, node) : node;
  return Object.entries(STYLES).reduce(
    (wrapped, [name, tag]) => (style[name] ? el(tag, {}, wrapped) : wrapped),
    inner,
  );
};

const INLINE = {
  text: (part) => part.text,
  link: (part) => link(part.url, part.text ?? part.url),
  emoji: (part) => emojiOf(part.name) ?? `:${part.name}:`,
  user: (part, names) => userMention(part.user_id, names),
  channel: (part, names) => channelMention(part.channel_id, names),
  usergroup: (part, names) => groupMention(part.usergroup_id, names),
  broadcast: (part) => broadcastMention(part.range),
  date: (part) => el('time', {}, formatDate(part.timestamp, part.format)),
  color: (part) => el('code', { class: 'code' }, part.value),
};

const inline = (names) => (part) =>
  INLINE[part.type] ? styled(INLINE[part.type](part, names), part.style) : unknown('text element', part.type);

const items = (element, names) =>
  element.elements.map((section) => el('li', {}, section.elements.map(inline(names))));

const list = (element, names) =>
  el(
    element.style === 'ordered' ? 'ol' : 'ul',
    {
      class: `list indent-${element.indent ?? 0}${element.border ? ' bordered' : ''}`,
      start: element.offset ? element.offset + 1 : null,
    },
    items(element, names),
  );

const PARTS = {
  rich_text_section: (element, names) =>
    el('div', { class: 'rich-section' }, element.elements.map(inline(names))),
  rich_text_list: list,
  rich_text_quote: (element, names) =>
    el('blockquote', { class: 'quote' }, element.elements.map(inline(names))),
  rich_text_preformatted: (element, names) =>
    el('pre', { class: 'fence' }, element.elements.map(inline(names))),
};

/** The parts of a `rich_text` block as DOM nodes. */
export const richText = (block, names) =>
  block.elements.map(
    (element) => PARTS[element.type]?.(element, names) ?? unknown('rich text part', element.type),
  );
