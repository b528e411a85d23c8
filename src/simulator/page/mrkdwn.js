import { el } from './el.js';
import { emojiOf } from './emoji.js';
import { decode, entity, link } from './entity.js';

const STYLE_OF = { '*': 'strong', _: 'em', '~': 's' };

/** One token of a line; every alternative is bounded by a character it may not contain, so a line is read once. */
const TOKEN = /`[^`]+`|<[^<>]{1,4000}>|:[a-z0-9_+-]{1,64}:|https?:\/\/[^\s<>|`]+|[*_~]/g;
const WORD = /[\p{L}\p{N}]/u;

const codeToken = (raw) =>
  el(
    'code',
    { class: 'code' },
    decode(raw.slice(1, -1).replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, url, label) => label ?? url)),
  );

const bareLink = (raw) => {
  const url = raw.replace(/[.,;:!?)'"*_~\]]+$/, '');
  return { node: link(decode(url), decode(url)), length: url.length };
};

const tokenOf = (raw, names) => {
  if (raw.startsWith('`')) return { node: codeToken(raw), length: raw.length };
  if (raw.startsWith('<'))
    return { node: entity(raw.slice(1, -1), names) ?? decode(raw), length: raw.length };
  if (raw.startsWith('http')) return bareLink(raw);
  if (raw.startsWith(':')) return { node: emojiOf(raw.slice(1, -1)), length: raw.length };
  return { mark: raw, length: 1 };
};

/** A marker opens before a visible character at the edge of a word, and closes the same way round. */
const markAt = (line, at) => {
  const before = line[at - 1] ?? ' ';
  const after = line[at + 1] ?? ' ';
  return {
    canOpen: !WORD.test(before) && !/\s/.test(after) && after !== line[at],
    canClose: !WORD.test(after) && !/\s/.test(before) && before !== line[at],
  };
};

const tokensOf = (line, names) => {
  const tokens = [];
  let at = 0;
  const reader = new RegExp(TOKEN);
  for (let found = reader.exec(line); found; found = reader.exec(line)) {
    const token = tokenOf(found[0], names);
    // An unknown :name: may share its last colon with the next one.
    if (!token.mark && !token.node) {
      reader.lastIndex = found.index + token.length - 1;
      continue;
    }
    if (found.index > at) tokens.push({ node: decode(line.slice(at, found.index)) });
    tokens.push(token.mark ? { ...token, ...markAt(line, found.index) } : token);
    at = found.index + token.length;
    reader.lastIndex = at;
  }
  return [...tokens, { node: decode(line.slice(at)) }];
};

const unwind = (stack, depth) => {
  while (stack.length > depth) {
    const frame = stack.pop();
    stack[stack.length - 1].children.push(frame.mark, ...frame.children);
  }
};

/** Pairs the markers of a line: at most one frame per kind of marker is ever open. */
const paired = (tokens) => {
  const stack = [{ children: [] }];
  for (const token of tokens) {
    const open = token.mark ? stack.findIndex((frame) => frame.mark === token.mark) : -1;
    if (open > 0 && token.canClose && (open < stack.length - 1 || stack[open].children.length > 0)) {
      unwind(stack, open + 1);
      const { children } = stack.pop();
      stack[stack.length - 1].children.push(el(STYLE_OF[token.mark], {}, children));
    } else if (open < 0 && token.canOpen) stack.push({ mark: token.mark, children: [] });
    else stack[stack.length - 1].children.push(token.node ?? token.mark);
  }
  unwind(stack, 1);
  return stack[0].children;
};

const inline = (line, names) => paired(tokensOf(line, names));

const joined = (lines, names) =>
  lines.flatMap((line, index) => (index ? ['\n', ...inline(line, names)] : inline(line, names)));

const QUOTE = /^(?:&gt;|>) ?/;
const LONG_QUOTE = /^(?:&gt;|>){3} ?/;

/** Runs of quoted and unquoted lines; `>>>` quotes all that follows. */
const runsOf = (lines) => {
  const runs = [];
  for (const [index, line] of lines.entries()) {
    if (LONG_QUOTE.test(line))
      return [...runs, { quoted: true, lines: [line.replace(LONG_QUOTE, ''), ...lines.slice(index + 1)] }];
    const quoted = QUOTE.test(line);
    const last = runs.at(-1);
    if (last?.quoted === quoted) last.lines.push(line.replace(QUOTE, ''));
    else runs.push({ quoted, lines: [line.replace(QUOTE, '')] });
  }
  return runs;
};

const prose = (text, names) =>
  runsOf(text.split('\n')).flatMap((run, index) => {
    const children = joined(run.lines, names);
    if (run.quoted) return [el('blockquote', { class: 'quote' }, children)];
    return index ? [el('span', {}, children)] : children;
  });

const fence = (code) =>
  el(
    'pre',
    { class: 'fence' },
    decode(
      code
        .replace(/^\n|\n$/g, '')
        .replace(/<((?:https?|mailto):[^<>|]*)(?:\|([^<>]*))?>/g, (_, url, label) => label ?? url),
    ),
  );

/**
 * Slack's mrkdwn as DOM nodes: bold, italic, strike, code, fences, quotes, links, mentions, emoji.
 * Text is only ever put into text nodes. `names` looks up people, channels and groups by id.
 */
export const mrkdwn = (text, names) => {
  const parts = text.split('```');
  // An unclosed fence is no fence.
  const whole = parts.length % 2 ? parts : [...parts.slice(0, -2), `${parts.at(-2)}\`\`\`${parts.at(-1)}`];
  return whole.flatMap((part, index) => {
    if (index % 2) return [fence(part)];
    const trimmed = part
      .replace(index ? /^\n/ : /^$/, '')
      .replace(index < whole.length - 1 ? /\n$/ : /^$/, '');
    return trimmed ? prose(trimmed, names) : [];
  });
};

/** Slack's text as its author typed it, to fill the edit box: entities, links and mentions turned back. */
export const asTyped = (text, names) =>
  decode(
    text.replace(/<([^<>|]{1,4000})(?:\|([^<>]{0,4000}))?>/g, (_, body, label) => {
      if (body.startsWith('@')) return `@${names.user(body.slice(1))}`;
      if (body.startsWith('#')) return `#${names.channel(body.slice(1))}`;
      if (body.startsWith('!subteam^')) return `@${names.group(body.slice(9))}`;
      if (body.startsWith('!')) return label ?? `@${body.slice(1)}`;
      return label ?? body;
    }),
  );
