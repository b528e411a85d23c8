import { askFirst } from './confirmDialog.js';
import { copyText } from './copyText.js';
import { el } from './el.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { asTyped } from './mrkdwn.js';
import { hashOf } from './place.js';

const remove = async (at, app) => {
  const agreed = await askFirst({
    title: 'Delete message',
    text: 'Delete this message? It cannot be brought back.',
    confirm: 'Delete',
    deny: 'Cancel',
    danger: true,
  });
  if (agreed) await app.act('remove', at);
};

const shortcuts = (at, app) =>
  app.state().bot.messageShortcuts.map((shortcut) => ({
    label: shortcut.name,
    detail: app.state().bot.name,
    icon: 'bolt',
    run: () => app.act('shortcut', { callbackId: shortcut.callback_id, ...at }),
  }));

const own = (message, at, app) =>
  message.user === app.state().me.id && !message.bot_id
    ? [
        'line',
        { label: 'Edit message', icon: 'edit', run: () => app.edit(message.ts) },
        { label: 'Delete message', icon: 'trash', danger: true, run: () => remove(at, app) },
      ]
    : [];

const itemsFor = (message, channel, app) => {
  const at = { channel: channel.id, ts: message.ts };
  const address = () =>
    new URL(hashOf({ channel, thread: message.thread_ts ?? message.ts, tab: 'messages' }), location.href)
      .href;
  return [
    ...shortcuts(at, app),
    ...(app.state().bot.messageShortcuts.length ? ['line'] : []),
    { label: 'Copy link', icon: 'link', run: () => copyText(address(), app.toast) },
    { label: 'Copy text', icon: 'copy', run: () => copyText(asTyped(message.text, app.names()), app.toast) },
    ...own(message, at, app),
  ];
};

const action = (name, drawing, run) =>
  el(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': name, title: name, onclick: run },
    icon(drawing),
  );

/** The buttons that appear over a message: reply, and everything else under "More actions". */
export const messageActions = (message, { channel, inThread }, app) => {
  if (message.ephemeral) return null;
  const thread = message.thread_ts ?? message.ts;
  const more = action('More actions', 'more', () =>
    openMenu(more, itemsFor(message, channel, app), { label: 'More actions', align: 'end' }),
  );
  more.setAttribute('aria-haspopup', 'menu');
  return el(
    'div',
    { class: 'message-actions', role: 'group', 'aria-label': 'Message actions' },
    inThread ? null : action('Reply in thread', 'chat', () => app.go({ thread })),
    more,
  );
};
