import { act, connect, firstState } from './api.js';
import { applyChange } from './applyChange.js';
import { createConversation } from './conversation.js';
import { createDrafts } from './drafts.js';
import { el } from './el.js';
import { createModal } from './modal.js';
import { namesOf } from './names.js';
import { hashOf, placeOf } from './place.js';
import { createSidebar } from './sidebar.js';
import { createThread } from './thread.js';
import { createToasts } from './toast.js';
import { createTopBar } from './topBar.js';
import { createUnread } from './unread.js';

const person = () => new URLSearchParams(location.search).get('as');

/** Everything the parts of the page share: the state, where the page is, and what a person can do. */
const createApp = (toast) => {
  const unread = createUnread();
  let state = null;
  let disconnect = () => {};
  let lost = false;
  let editing = null;
  let parts = [];
  let openHomeFor = null;

  const place = () => placeOf(location.hash, state);
  const render = () => {
    if (!state) return;
    unread.read(place(), state);
    document.title = `${place().channel.name} · ${state.team.name}`;
    document.body.classList.toggle('in-thread', Boolean(place().thread));
    for (const part of parts) part.render();
  };
  const tell = (text) => toast(text);
  const doAs = async (doing, args) => {
    const answer = await act(state.me.id, doing, args);
    if (!answer.ok && !answer.errors) tell(answer.error);
    return answer;
  };
  /** Slack tells the app each time a person comes to its Home tab. */
  const visitHome = () => {
    const at = place().tab === 'home' ? state.me.id : null;
    if (at && at !== openHomeFor) doAs('openHome', {});
    openHomeFor = at;
  };
  const moved = () => {
    editing = null;
    document.body.classList.remove('drawer-open');
    render();
    visitHome();
  };
  const follow = (as) => {
    disconnect();
    disconnect = connect(as, {
      state: (next) => {
        if (state?.me.id !== next.me.id) unread.start(next);
        state = next;
        lost = false;
        render();
        visitHome();
      },
      change: (change) => {
        state = applyChange(state, change);
        if (change.kind === 'notice') tell(change.text);
        render();
      },
      lost: () => {
        lost = true;
        render();
      },
    });
  };
  return {
    start: (components, as) => {
      parts = components;
      addEventListener('hashchange', moved);
      follow(as);
    },
    state: () => state,
    place,
    names: () => namesOf(state),
    drafts: createDrafts(),
    toast: tell,
    act: doAs,
    refuse: (text) => {
      tell(text);
      return { ok: false, error: text };
    },
    unread: (channel) => unread.count(channel, state),
    isLost: () => lost,
    editing: () => editing,
    edit: (ts) => {
      editing = ts;
      render();
    },
    go: (change) => {
      location.hash = hashOf({ ...place(), ...change });
    },
    switchTo: (id) => {
      history.replaceState(null, '', `?as=${encodeURIComponent(id)}${location.hash}`);
      follow(id);
    },
    drawerIsOpen: () => document.body.classList.contains('drawer-open'),
    toggleDrawer: () => {
      document.body.classList.toggle('drawer-open');
      render();
    },
  };
};

const build = (app) => {
  const [topBar, sidebar, conversation, thread] = [
    createTopBar(app),
    createSidebar(app),
    createConversation(app),
    createThread(app),
  ];
  const scrim = el('div', { class: 'scrim', onclick: () => app.toggleDrawer() });
  document.body.append(
    topBar.node,
    el('div', { class: 'shell' }, sidebar.node, scrim, conversation.node, thread.node),
  );
  return [topBar, sidebar, conversation, thread, createModal(app)];
};

const start = async () => {
  const app = createApp(createToasts());
  const as = person() ?? (await firstState()).me.id;
  app.start(build(app), as);
};

start();
