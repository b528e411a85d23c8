import { readState } from './api.js';
import { createConversation } from './conversation.js';
import { createDrafts } from './drafts.js';
import { el } from './el.js';
import { createModal } from './modal.js';
import { namesOf } from './names.js';
import { hashOf, placeOf } from './place.js';
import { createSession } from './session.js';
import { createSidebar } from './sidebar.js';
import { createThread } from './thread.js';
import { createUnread } from './threads.js';
import { createToasts } from './toast.js';
import { createTopBar } from './topBar.js';

const page = document.body.classList;
const parts = [];
const toast = createToasts();
const unread = createUnread();
const session = createSession({ person: unread.start, notice: toast, changed: () => refresh() });
let editing = null;
let homeVisitor = null;

const place = () => placeOf(location.hash, session.state());

/** Slack tells the app each time a person comes to its Home tab. */
const visitHome = () => {
  const visitor = place().tab === 'home' ? session.state().me.id : null;
  if (visitor && visitor !== homeVisitor) session.act('openHome', {});
  homeVisitor = visitor;
};

const refresh = () => {
  if (!session.state()) return;
  unread.read(place(), session.state());
  document.title = `${place().channel.name} · ${session.state().team.name}`;
  page.toggle('in-thread', Boolean(place().thread));
  for (const part of parts) part.render();
  visitHome();
};

const edit = (ts) => {
  editing = ts;
  refresh();
};

const moved = () => {
  page.remove('drawer-open');
  edit(null);
};

/** What the parts of the page share: the state, where the page is, and what a person can do. */
const app = {
  state: session.state,
  isLost: session.isLost,
  act: session.act,
  place,
  names: () => namesOf(session.state()),
  unread: (channel) => unread.count(channel, session.state()),
  drafts: createDrafts(),
  toast,
  refuse: (text) => {
    toast(text);
    return { ok: false, error: text };
  },
  editing: () => editing,
  edit,
  go: (change) => {
    location.hash = hashOf({ ...place(), ...change });
  },
  switchTo: (id) => {
    history.replaceState(null, '', `?as=${encodeURIComponent(id)}${location.hash}`);
    session.follow(id);
  },
  drawerIsOpen: () => page.contains('drawer-open'),
  toggleDrawer: () => {
    page.toggle('drawer-open');
    refresh();
  },
};

const build = () => {
  const columns = [createSidebar(app), createConversation(app), createThread(app)];
  const topBar = createTopBar(app);
  const [sidebar, ...rooms] = columns.map((part) => part.node);
  const scrim = el('div', { class: 'scrim', onclick: app.toggleDrawer });
  document.body.append(topBar.node, el('div', { class: 'shell' }, sidebar, scrim, rooms));
  parts.push(topBar, ...columns, createModal(app));
};

const start = async () => {
  const asked = new URLSearchParams(location.search).get('as');
  build();
  addEventListener('hashchange', moved);
  const first = await readState(asked).catch(() => readState());
  session.follow(first.me.id);
};

start().catch(() => toast('The simulator does not answer. Start it and load this page again.'));
