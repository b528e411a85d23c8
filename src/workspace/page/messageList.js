import { createDrawnMessages } from './drawnMessages.js';
import { el } from './el.js';

const PAGE = 200;
const NEAR_PX = 80;

/** Puts `nodes` into `parent` in their order, moving only what is out of place. */
const arrange = (parent, nodes) => {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  for (const [index, node] of nodes.entries()) {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  }
};

/** Where a list is scrolled to: `isAtEnd()`, `toEnd()`, and the button that says that there is more below. It stays at its end when its size changes. */
const createScroll = (list) => {
  const jump = el(
    'button',
    { type: 'button', class: 'jump', hidden: true, onclick: () => toEnd() },
    'New messages ↓',
  );
  let stays = true;
  const isAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX;
  const toEnd = () => {
    list.scrollTop = list.scrollHeight;
    stays = true;
    jump.hidden = true;
  };
  list.addEventListener('scroll', () => {
    stays = isAtEnd();
    if (stays) jump.hidden = true;
  });
  new ResizeObserver(() => stays && toEnd()).observe(list);
  return { jump, isAtEnd, toEnd };
};

/**
 * A scrolling log of messages that stays at its end when it was there. Another `key` starts anew.
 * Returns { node, render({ key, label, messages, look(message), days, intro(), after(message) }) }.
 */
export const createMessageList = (app) => {
  const list = el('div', { class: 'message-list', role: 'log', 'aria-live': 'polite', tabindex: '0' });
  const scroll = createScroll(list);
  const drawn = createDrawnMessages(app);
  const more = el('button', { type: 'button', class: 'link-button earlier' }, 'Show earlier messages');
  let last = null;
  let shown = PAGE;

  const startAnew = (room) => {
    last = null;
    shown = PAGE;
    drawn.reset();
    list.replaceChildren();
    list.setAttribute('aria-label', room.label);
  };
  const top = (room) => (room.messages.length > shown ? more : drawn.once('intro', room.intro));
  const isOwnNews = (newest) => newest !== last?.messages.at(-1) && newest?.user === app.state().me.id;

  const render = (room) => {
    if (room.key !== last?.key) startAnew(room);
    const follow = !last || scroll.isAtEnd() || isOwnNews(room.messages.at(-1));
    const hasNews = room.messages.length > (last?.messages.length ?? 0);
    const { nodes, focus } = drawn.draw(room.messages.slice(-shown), room);
    arrange(list, [top(room), ...nodes].filter(Boolean));
    focus?.focus({ preventScroll: true });
    last = room;
    if (follow) scroll.toEnd();
    else if (hasNews) scroll.jump.hidden = false;
  };
  more.addEventListener('click', () => {
    shown += PAGE;
    render(last);
  });
  return { node: el('div', { class: 'message-pane' }, list, scroll.jump), render };
};
