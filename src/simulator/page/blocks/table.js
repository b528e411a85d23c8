import { el } from '../el.js';
import { withEmoji } from '../emoji.js';
import { richText } from './richText.js';

const CONTENT = {
  raw_text: (cell) => withEmoji(cell.text ?? ''),
  rich_text: richText,
};

const cellClass = (settings) =>
  [`align-${settings?.align ?? 'left'}`, settings?.is_wrapped ? 'wrapped' : ''].join(' ').trim();

/** The `table` block: its first row is the head. */
export const table = (block, surface) => {
  const cell = (tag) => (content, column) =>
    el(
      tag,
      { class: cellClass(block.column_settings?.[column]), scope: tag === 'th' ? 'col' : null },
      CONTENT[content.type]?.(content, surface) ?? '',
    );
  const row = (tag) => (cells) => el('tr', {}, cells.map(cell(tag)));
  const [head, ...rows] = block.rows;
  return el(
    'div',
    { class: 'table-scroll' },
    el('table', { class: 'table' }, el('thead', {}, row('th')(head)), el('tbody', {}, rows.map(row('td')))),
  );
};
