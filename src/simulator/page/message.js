import { authorOf, avatar } from './avatar.js';
import { el } from './el.js';
import { filesOf } from './files.js';
import { icon } from './icons.js';
import { messageActions } from './messageActions.js';
import { messageBody } from './messageBody.js';
import { asTyped } from './mrkdwn.js';
import { hashOf } from './place.js';
import { clockOf, momentOf, recentOf } from './times.js';

/** The box in which a person changes a message: Enter saves, Escape leaves it as it was. */
const editBox = (message, channel, app) => {
  const field = el('textarea', {
    class: 'field',
    rows: 3,
    'aria-label': 'Edit message',
    value: asTyped(message.text, app.names()),
  });
  const leave = () => app.edit(null);
  const save = async () => {
    const answer = await app.act('edit', { channel: channel.id, ts: message.ts, text: field.value });
    if (answer.ok) leave();
  };
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) save();
    else return;
    event.preventDefault();
  });
  queueMicrotask(() => field.focus());
  return el(
    'div',
    { class: 'edit-box' },
    field,
    el(
      'div',
      { class: 'edit-foot' },
      el('button', { type: 'button', class: 'button', onclick: leave }, 'Cancel'),
      el('button', { type: 'button', class: 'button button-primary', onclick: save }, 'Save'),
    ),
  );
};

const time = (message, channel, text = clockOf(message.ts)) =>
  el(
    'a',
    {
      class: 'message-time',
      href: hashOf({ channel, thread: message.thread_ts ?? message.ts }),
      title: momentOf(message.ts),
      'aria-label': momentOf(message.ts),
    },
    text,
  );

const BADGES = { bot: 'APP', workflow: 'WORKFLOW', guest: 'GUEST' };

const byline = (author, message, channel) =>
  el(
    'div',
    { class: 'byline' },
    el('span', { class: 'author' }, author.name),
    BADGES[author.kind] ? el('span', { class: 'badge' }, BADGES[author.kind]) : null,
    time(message, channel),
  );

const summaryLine = (summary, message, app) =>
  el(
    'button',
    { type: 'button', class: 'thread-summary', onclick: () => app.go({ thread: message.ts }) },
    summary.authors.map((author) => avatar(authorOf(author, app.state()), 'small')),
    el('span', { class: 'thread-count' }, summary.count === 1 ? '1 reply' : `${summary.count} replies`),
    el('span', { class: 'thread-latest' }, `Last reply ${recentOf(summary.latest)}`),
  );

const ephemeralLine = () => el('div', { class: 'ephemeral-line' }, icon('eye'), 'Only visible to you');

const classOf = (message, look) =>
  [
    'message',
    look.compact && 'compact',
    message.ephemeral && 'ephemeral',
    message.subtype?.startsWith('channel_') && 'system',
    look.editing && 'editing',
  ]
    .filter(Boolean)
    .join(' ');

/**
 * One message. `look`: { channel, compact (same author just before), inThread, editing, summary (of its thread, or null) }.
 */
export const message = (said, look, app) => {
  const { channel } = look;
  const author = authorOf(said, app.state());
  return el(
    'article',
    {
      class: classOf(said, look),
      tabindex: '-1',
      'aria-label': `${author.name}, ${clockOf(said.ts)}`,
      data: { ts: said.ts, channel: channel.id },
    },
    el(
      'div',
      { class: 'gutter' },
      look.compact ? time(said, channel, clockOf(said.ts).replace(/ [AP]M$/, '')) : avatar(author),
    ),
    el(
      'div',
      { class: 'content' },
      said.ephemeral ? ephemeralLine() : null,
      look.compact ? null : byline(author, said, channel),
      look.editing ? editBox(said, channel, app) : messageBody(said, channel, app),
      filesOf(said),
      look.summary ? summaryLine(look.summary, said, app) : null,
    ),
    look.editing ? null : messageActions(said, look, app),
  );
};
