import { avatar } from './avatar.js';
import { el } from './el.js';
import { icon } from './icons.js';
import { appChannel, hashOf } from './place.js';

const LEAD = { channel: () => icon('hash'), private: () => icon('lock') };

const lead = (channel, state) => {
  const other = channel.members.find((id) => id !== state.me.id) ?? state.me.id;
  const user = state.users[other];
  return (
    LEAD[channel.kind]?.() ??
    avatar({ name: user?.displayName ?? channel.name, colour: user?.colour, kind: user?.kind }, 'small')
  );
};

const labelOf = (channel, state) => {
  if (channel.kind !== 'im') return channel.name;
  const other = channel.members.find((id) => id !== state.me.id);
  return state.users[other]?.displayName ?? channel.name;
};

const entry = (channel, app) => {
  const unread = app.unread(channel);
  const current = channel.id === app.place().channel.id;
  return el(
    'li',
    {},
    el(
      'a',
      {
        class: unread ? 'entry unread' : 'entry',
        href: hashOf({ channel, thread: null, tab: 'messages' }),
        'aria-current': current ? 'page' : null,
        'aria-description': unread ? `${unread} unread` : null,
        data: { channel: channel.id },
      },
      lead(channel, app.state()),
      el('span', { class: 'entry-name' }, labelOf(channel, app.state())),
      unread ? el('span', { class: 'unread-count', 'aria-hidden': 'true' }, String(unread)) : null,
    ),
  );
};

const group = (title, channels, app) =>
  channels.length
    ? el(
        'section',
        {},
        el('h2', {}, title),
        el(
          'ul',
          { 'aria-label': title },
          channels.map((channel) => entry(channel, app)),
        ),
      )
    : null;

/** The list of conversations. Returns { node, render() }. */
export const createSidebar = (app) => {
  const node = el('nav', { class: 'sidebar', id: 'sidebar', 'aria-label': 'Conversations' });
  const render = () => {
    const state = app.state();
    const theApp = appChannel(state);
    node.replaceChildren(
      el('h1', { class: 'sidebar-head' }, state.team.name),
      ...[
        group(
          'Channels',
          state.channels.filter((channel) => channel.kind !== 'im'),
          app,
        ),
        group(
          'Direct messages',
          state.channels.filter((channel) => channel.kind === 'im' && channel !== theApp),
          app,
        ),
        group('Apps', theApp ? [theApp] : [], app),
      ].filter(Boolean),
    );
  };
  return { node, render };
};
