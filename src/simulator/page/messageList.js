import { createDrawnMessages } from './drawnMessages.js';
import { el } from './el.js';

const PAGE = 200;
const NEAR_PX = 80;
const ABOVE_PX = 24;

/** Puts `nodes` into `parent` in their order, moving only what is out of place. */
const arrange = (parent, nodes) => {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  for (const [index, node] of nodes.entries()) {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  }
};

/**
 * Where a list is scrolled to: at its `end`, at the first line of its `newest` message when that is taller than the list,
 * or wherever the person went (`free`). `jump` is the button that says that there is more below.
 */
const createScroll = (list) => {
  const jump = el('button', { type: 'button', class: 'jump', hidden: true }, 'New messages ↓');
  let mode = 'end';
  let newestAt = 0;
  const end = () => list.scrollHeight - list.clientHeight;
  const look = () => {
    const nearNewest = Math.abs(list.scrollTop - newestAt) < 2 ? 'newest' : 'free';
    mode = end() - list.scrollTop < NEAR_PX ? 'end' : nearNewest;
    if (mode === 'end') jump.hidden = true;
  };
  const stay = () => {
    if (mode === 'end') list.scrollTop = end();
  };
  const toNewest = () => {
    const top = list.querySelector('.message:last-of-type')?.offsetTop ?? 0;
    list.scrollTop = Math.min(end(), Math.max(0, top - ABOVE_PX));
    newestAt = list.scrollTop;
    jump.hidden = true;
    look();
  };
  list.addEventListener('scroll', look);
  jump.addEventListener('click', toNewest);
  new ResizeObserver(stay).observe(list);
  return { jump, stay, toNewest, isFree: () => mode === 'free' };
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
    const hasNews = room.messages.length > (last?.messages.length ?? 0);
    const goes = !last || isOwnNews(room.messages.at(-1)) || (hasNews && !scroll.isFree());
    const { nodes, focus } = drawn.draw(room.messages.slice(-shown), room);
    arrange(list, [top(room), ...nodes].filter(Boolean));
    focus?.focus({ preventScroll: true });
    last = room;
    if (goes) scroll.toNewest();
    else scroll.stay();
    scroll.jump.hidden = scroll.jump.hidden && (goes || !hasNews);
  };
  more.addEventListener('click', () => {
    shown += PAGE;
    render(last);
  });
  return { node: el('div', { class: 'message-pane' }, list, scroll.jump), render };
};
