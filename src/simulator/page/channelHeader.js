import { el } from './el.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { appChannel, hashOf } from './place.js';

const LEAD = { channel: 'hash', private: 'lock', im: 'bolt' };

const membership = (channel, app) => {
  const { name } = app.state().bot;
  if (channel.kind === 'im') return null;
  if (!channel.botIsMember)
    return el(
      'button',
      { type: 'button', class: 'button', onclick: () => app.act('invite', { channel: channel.id }) },
      `Add ${name}`,
    );
  const node = el(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': 'Channel options', 'aria-haspopup': 'menu' },
    icon('more'),
  );
  const items = [
    {
      label: `Remove ${name} from this channel`,
      danger: true,
      run: () => app.act('kick', { channel: channel.id }),
    },
  ];
  node.addEventListener('click', () => openMenu(node, items, { label: 'Channel options', align: 'end' }));
  return node;
};

const people = (channel) =>
  channel.kind === 'im'
    ? null
    : el(
        'span',
        { class: 'member-count', title: `${channel.members.length} members` },
        icon('person'),
        String(channel.members.length),
      );

const tab = (label, at, current) =>
  el(
    'a',
    {
      class: 'tab',
      role: 'tab',
      href: hashOf(at),
      'aria-selected': String(current),
      tabindex: current ? '0' : '-1',
    },
    label,
  );

const moveTab = (event) => {
  if (!['ArrowLeft', 'ArrowRight'].includes(event.key)) return;
  const other = event.currentTarget.querySelector('[aria-selected="false"]');
  other?.click();
  other?.focus();
};

const tabs = (channel, app) => {
  if (!app.state().bot.homeEnabled || channel.id !== appChannel(app.state())?.id) return null;
  const isHome = app.place().tab === 'home';
  return el(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': `${app.state().bot.name}`, onkeydown: moveTab },
    tab('Home', { channel, thread: null, tab: 'home' }, isHome),
    tab('Messages', { channel, thread: null, tab: 'messages' }, !isHome),
  );
};

/** The head of a conversation: its name and topic, whether the app is in it, the tabs of the app. Returns { node, render() }. */
export const createChannelHeader = (app) => {
  const node = el('header', { class: 'channel-header' });
  let print = '';
  const render = () => {
    const { channel, tab: open } = app.place();
    const next = JSON.stringify([channel, open, app.state().me.id]);
    if (next === print) return;
    print = next;
    const name = channel.kind === 'im' ? app.state().bot.name : channel.name;
    node.replaceChildren(
      el(
        'div',
        { class: 'channel-line' },
        el('h2', { class: 'channel-title' }, icon(LEAD[channel.kind]), el('span', {}, name)),
        el('span', { class: 'topic', title: channel.topic }, channel.topic),
        ...[people(channel), membership(channel, app)].filter(Boolean),
      ),
      ...[tabs(channel, app)].filter(Boolean),
    );
  };
  return { node, render };
};
