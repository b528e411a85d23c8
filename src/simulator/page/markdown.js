import { el } from './el.js';
import { withEmoji } from './emoji.js';
import { link } from './entity.js';

const INLINE =
  /`[^`\n]+`|!?\[[^[\]\n]{0,500}\]\([^()\s]{1,3000}\)|\*\*[^*\n]+\*\*|__[^_\n]+__|~~[^~\n]+~~|\*[^*\s][^*\n]*\*|\b_[^_\s][^_\n]*_\b|https?:\/\/[^\s<>()]+/g;

const wrapped = (tag, width) => (raw) => el(tag, {}, inline(raw.slice(width, -width)));

const markdownLink = (raw) => {
  const middle = raw.lastIndexOf('](');
  return link(raw.slice(middle + 2, -1), raw.slice(raw.indexOf('[') + 1, middle));
};

/** The first prefix that fits names the form; order matters (`**` before `*`). */
const FORMS = [
  ['`', (raw) => el('code', { class: 'code' }, raw.slice(1, -1))],
  ['![', markdownLink],
  ['[', markdownLink],
  ['**', wrapped('strong', 2)],
  ['__', wrapped('strong', 2)],
  ['~~', wrapped('s', 2)],
  ['*', wrapped('em', 1)],
  ['_', wrapped('em', 1)],
  ['http', (raw) => link(raw, raw)],
];

function inline(text) {
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(INLINE)) {
    nodes.push(withEmoji(text.slice(at, found.index)));
    nodes.push(FORMS.find(([prefix]) => found[0].startsWith(prefix))[1](found[0]));
    at = found.index + found[0].length;
  }
  return [...nodes, withEmoji(text.slice(at))];
}

const cellsOf = (line) =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => inline(cell.trim()));

const table = (lines) => {
  const [head, , ...rows] = lines.map(cellsOf);
  const row = (tag) => (cells) =>
    el(
      'tr',
      {},
      cells.map((cell) => el(tag, {}, cell)),
    );
  return el(
    'div',
    { class: 'table-scroll' },
    el('table', { class: 'table' }, el('thead', {}, row('th')(head)), el('tbody', {}, rows.map(row('td')))),
  );
};

const ITEM = /^(\s{0,40})(?:[-*+]|(\d{1,9})[.)])\s(.*)$/;

const list = (lines) => {
  const items = lines.map((line) => ITEM.exec(line)).filter(Boolean);
  const start = items[0][2];
  const indent = (item) => Math.min(Math.floor(item[1].length / 2), 6);
  return el(
    start ? 'ol' : 'ul',
    { class: 'list', start: start ?? null },
    items.map((item) => el('li', { class: `indent-${indent(item)}` }, inline(item[3]))),
  );
};

const heading = ([line]) => {
  const level = /^#+/.exec(line)[0].length;
  return el(
    `h${Math.min(level + 2, 6)}`,
    { class: `markdown-heading level-${level}` },
    inline(line.slice(level).trim()),
  );
};

const paragraph = (lines) =>
  el(
    'p',
    {},
    lines.flatMap((line, index) => (index ? ['\n', ...inline(line)] : inline(line))),
  );

/** How a run of lines starts, how long it lasts, and what it becomes. */
const RUNS = [
  { starts: (line) => line.trim() === '', goesOn: () => false, build: () => null },
  { starts: (line) => /^#{1,6}\s/.test(line), goesOn: () => false, build: heading },
  {
    starts: (line) => /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line),
    goesOn: () => false,
    build: () => el('hr'),
  },
  {
    starts: (line) => line.startsWith('>'),
    goesOn: (line) => line.startsWith('>'),
    build: (lines) =>
      el('blockquote', { class: 'quote' }, nodesOf(lines.map((line) => line.replace(/^> ?/, '')))),
  },
  { starts: (line) => ITEM.test(line), goesOn: (line) => ITEM.test(line), build: list },
  {
    starts: (line, next) => line.includes('|') && /^[\s|:-]+$/.test(next ?? '') && next.includes('-'),
    goesOn: (line) => line.includes('|'),
    build: table,
  },
  {
    starts: () => true,
    goesOn: (line) => line.trim() !== '' && !/^(?:#{1,6}\s|>|```)/.test(line) && !ITEM.test(line),
    build: paragraph,
  },
];

const fenced = (lines, from) => {
  const end = lines.findIndex((line, index) => index > from && line.trimStart().startsWith('```'));
  const to = end < 0 ? lines.length : end;
  return { node: el('pre', { class: 'fence' }, lines.slice(from + 1, to).join('\n')), next: to + 1 };
};

const runAt = (lines, from) => {
  if (lines[from].trimStart().startsWith('```')) return fenced(lines, from);
  const kind = RUNS.find((run) => run.starts(lines[from], lines[from + 1]));
  let next = from + 1;
  while (next < lines.length && kind.goesOn(lines[next])) next += 1;
  return { node: kind.build(lines.slice(from, next)), next };
};

function nodesOf(lines) {
  const nodes = [];
  for (let at = 0; at < lines.length; ) {
    const run = runAt(lines, at);
    if (run.node) nodes.push(run.node);
    at = run.next;
  }
  return nodes;
}

/** Standard Markdown, as the `markdown` block takes it, as DOM nodes. */
export const markdown = (text) => nodesOf(text.split('\n'));
