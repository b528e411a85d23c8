import { createDropZone } from './attachments.js';
import { createComposer } from './composer.js';
import { el } from './el.js';
import { icon } from './icons.js';
import { createMessageList } from './messageList.js';
import { repliesTo } from './threads.js';

const countText = (count) => (count === 1 ? '1 reply' : `${count} replies`);

const roomOf = (app, divider) => {
  const { channel, thread } = app.place();
  const all = app.state().messages[channel.id] ?? [];
  const replies = repliesTo(all, thread);
  const root = all.find((message) => message.ts === thread);
  const count = replies.filter((reply) => !reply.ephemeral).length;
  divider.textContent = countText(count);
  return {
    key: `${app.state().me.id} ${channel.id} ${thread}`,
    label: 'Messages in this thread',
    messages: root ? [root, ...replies] : replies,
    days: false,
    intro: () =>
      root ? null : el('div', { class: 'intro' }, el('p', {}, 'The first message of this thread is gone.')),
    after: (message) => (message === root && count ? divider.parentNode : null),
    look: (message) => ({ channel, inThread: true, editing: app.editing() === message.ts, summary: null }),
  };
};

/** The pane on the right: one thread. Returns { node, render() }. */
export const createThread = (app) => {
  const list = createMessageList(app);
  const where = el('span', { class: 'thread-where' });
  const divider = el('span', {});
  el('div', { class: 'reply-divider', role: 'separator' }, divider);
  const composer = createComposer(() => {
    const { channel, thread } = app.place();
    return { key: `${app.state().me.id} ${channel.id} ${thread}`, channel, threadTs: thread, label: 'Reply' };
  }, app);
  const leave = el(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': 'Close thread',
      onclick: () => app.go({ thread: null }),
    },
    icon('close'),
  );
  const node = el(
    'aside',
    { class: 'thread', 'aria-label': 'Thread', hidden: true },
    el('header', { class: 'thread-head' }, el('h2', {}, 'Thread'), where, leave),
    list.node,
    composer.node,
  );
  createDropZone(node, composer.addFiles);

  const render = () => {
    const { channel, thread } = app.place();
    const opens = Boolean(thread) && node.hidden;
    node.hidden = !thread;
    if (!thread) return;
    where.textContent = channel.kind === 'im' ? app.state().bot.name : `#${channel.name}`;
    list.render(roomOf(app, divider));
    composer.render();
    if (opens) composer.focus();
  };
  return { node, render };
};
