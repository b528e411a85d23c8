import { avatar } from './avatar.js';
import { el } from './el.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';

const CONNECTION = {
  http: { text: 'App connected', title: 'The app is reached over HTTP', class: 'on' },
  socket: { text: 'App connected', title: 'The app is reached in Socket Mode', class: 'on' },
  no: { text: 'App not connected', title: 'No app has connected to this simulator yet', class: 'off' },
};
const LOST = { text: 'Reconnecting', title: 'The simulator does not answer', class: 'off' };

const connection = (app) => {
  const now = app.isLost() ? LOST : CONNECTION[app.state().botConnected];
  return el(
    'span',
    { class: `connection ${now.class}`, title: now.title },
    el('span', { class: 'connection-text' }, now.text),
  );
};

const faceOf = (person) => ({ name: person.displayName, colour: person.colour, kind: person.kind });

const NOTE = { guest: 'From another company', person: undefined };

const switcher = (app) => {
  const { me, people } = app.state();
  const items = people.map((person) => ({
    label: person.displayName,
    detail: NOTE[person.kind],
    lead: avatar(faceOf(person), 'small'),
    checked: person.id === me.id,
    run: () => app.switchTo(person.id),
  }));
  const node = el(
    'button',
    {
      type: 'button',
      class: 'switcher',
      'aria-haspopup': 'menu',
      'aria-label': `You are ${me.displayName}. Be another person`,
    },
    avatar(faceOf(me), 'small'),
    el('span', { class: 'switcher-name' }, me.displayName),
    icon('chevron'),
  );
  node.addEventListener('click', () =>
    openMenu(node, [{ heading: 'Use the simulator as' }, ...items], { label: 'People', align: 'end' }),
  );
  return node;
};

/** The bar over everything: the drawer's button, the app's connection, whom the page acts for. Returns { node, render() }. */
export const createTopBar = (app) => {
  const drawer = el(
    'button',
    {
      type: 'button',
      class: 'icon-button drawer-button',
      'aria-label': 'Conversations',
      'aria-controls': 'sidebar',
      onclick: () => app.toggleDrawer(),
    },
    icon('menu'),
  );
  const title = el('p', { class: 'top-title' }, 'Stands in for Slack on this machine');
  const right = el('div', { class: 'top-right' });
  let print = '';
  const render = () => {
    drawer.setAttribute('aria-expanded', String(app.drawerIsOpen()));
    const { me, people, botConnected } = app.state();
    const next = JSON.stringify([me, people, botConnected, app.isLost()]);
    if (next === print) return;
    print = next;
    right.replaceChildren(connection(app), switcher(app));
  };
  return { node: el('header', { class: 'top-bar' }, drawer, title, right), render };
};
