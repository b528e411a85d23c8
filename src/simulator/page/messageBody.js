import { createSurface } from './blocks/createSurface.js';
import { createFormValues } from './blocks/formValues.js';
import { renderBlocks } from './blocks/renderBlocks.js';
import { el } from './el.js';
import { mrkdwn } from './mrkdwn.js';

const LONG_LINES = 28;
const LONG_LETTERS = 3500;
const values = new Map();

const valuesOf = (key) => {
  if (!values.has(key)) values.set(key, createFormValues());
  return values.get(key);
};

const isLong = (text) => text.length > LONG_LETTERS || text.split('\n').length > LONG_LINES;

/** A long text starts folded, as a pasted log would bury the conversation. */
const foldable = (node) => {
  const toggle = el(
    'button',
    { type: 'button', class: 'link-button', 'aria-expanded': 'false' },
    'Show more',
  );
  node.classList.add('folded');
  toggle.addEventListener('click', () => {
    const folded = node.classList.toggle('folded');
    toggle.setAttribute('aria-expanded', String(!folded));
    toggle.textContent = folded ? 'Show more' : 'Show less';
  });
  return [node, toggle];
};

const edited = (message) => (message.edited ? el('span', { class: 'edited' }, ' (edited)') : null);

const textBody = (message, app) => {
  const node = el('div', { class: 'message-text' }, mrkdwn(message.text, app.names()), edited(message));
  return isLong(message.text) ? foldable(node) : node;
};

/** What people write arrives as text and, beside it, as one rich_text block that says the same. */
const saysItInText = (message) =>
  !message.blocks?.length || (!message.bot_id && message.blocks.every((block) => block.type === 'rich_text'));

/** The content of a message: its blocks when an app composed them, else its text. */
export const messageBody = (message, channel, app) => {
  if (saysItInText(message)) return message.text ? textBody(message, app) : null;
  const where = { where: 'message', channel: channel.id, ts: message.ts };
  const surface = createSurface({ app, where, values: valuesOf(`${channel.id} ${message.ts}`) });
  return [el('div', { class: 'blocks' }, renderBlocks(message.blocks, surface)), edited(message)];
};
