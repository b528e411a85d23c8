import { el } from './el.js';
import { message } from './message.js';
import { dayOf } from './times.js';

const COMPACT_SECONDS = 300;
const PAGE = 200;
const NEAR_PX = 80;

const follows = (said, before) =>
  Boolean(before) &&
  before.user === said.user &&
  before.bot_id === said.bot_id &&
  !said.ephemeral === !before.ephemeral &&
  !before.subtype?.startsWith('channel_') &&
  Number(said.ts) - Number(before.ts) < COMPACT_SECONDS &&
  dayOf(said.ts) === dayOf(before.ts);

const dayDivider = (ts) => el('div', { class: 'day', role: 'separator' }, el('span', {}, dayOf(ts)));

/** Puts `nodes` into `parent` in their order, moving only what is out of place, so that focus and selection stay. */
const arrange = (parent, nodes) => {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  for (const [index, node] of nodes.entries())
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
};

/** After a redraw the focus goes to the same control of the new message, or to the message. */
const keepFocus = (old, fresh) => {
  const focused = old?.contains(document.activeElement) ? document.activeElement : null;
  if (!focused) return null;
  const { actionId } = focused.dataset;
  const twin =
    actionId &&
    [...fresh.querySelectorAll('[data-action-id]')].find((node) => node.dataset.actionId === actionId);
  return twin ?? fresh;
};

/**
 * A scrolling log of messages that redraws only what changed and stays at its end when it was there.
 * Returns { node, render({ key, label, messages, look(message), days, intro(), after(message) }) }; another `key` starts anew.
 */
export const createMessageList = (app) => {
  const list = el('div', { class: 'message-list', role: 'log', 'aria-live': 'polite', tabindex: '0' });
  const jump = el(
    'button',
    { type: 'button', class: 'jump', hidden: true, onclick: () => toEnd() },
    'New messages ↓',
  );
  let drawn = new Map();
  let current = null;
  let shown = PAGE;
  let last = null;
  const steady = new Map();
  const more = el(
    'button',
    { type: 'button', class: 'link-button earlier', onclick: () => showMore() },
    'Show earlier messages',
  );

  /** Dividers and the like are built once, so that a screen reader does not hear them again. */
  const once = (key, build) => {
    if (!steady.has(key)) steady.set(key, build());
    return steady.get(key);
  };
  const dividerOf = (said) => once(dayOf(said.ts), () => dayDivider(said.ts));

  const atEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX;
  const toEnd = () => {
    list.scrollTop = list.scrollHeight;
    jump.hidden = true;
  };
  list.addEventListener('scroll', () => {
    if (atEnd()) jump.hidden = true;
  });

  const drawOne = (said, look, next) => {
    const print = JSON.stringify([look.compact, look.editing, look.summary, app.state().me.id]);
    const before = drawn.get(said.ts);
    const kept =
      before?.said === said && before.print === print
        ? before
        : { said, print, node: message(said, look, app) };
    next.set(said.ts, kept);
    return { node: kept.node, focus: kept === before ? null : keepFocus(before?.node, kept.node) };
  };

  const drawAll = (room) => {
    const next = new Map();
    const visible = room.messages.slice(-shown);
    const results = visible.map((said, index) => {
      const before = visible[index - 1];
      const result = drawOne(said, { ...room.look(said), compact: follows(said, before) }, next);
      const divider = room.days && (!before || dayOf(before.ts) !== dayOf(said.ts)) ? dividerOf(said) : null;
      return { ...result, nodes: [divider, result.node, room.after?.(said)].filter(Boolean) };
    });
    drawn = next;
    return results;
  };

  const top = (room) => (room.messages.length > shown ? more : once('intro', room.intro));
  const showMore = () => {
    shown += PAGE;
    render(last);
  };

  const startAnew = (room) => {
    current = room.key;
    shown = PAGE;
    drawn = new Map();
    steady.clear();
    list.replaceChildren();
    list.setAttribute('aria-label', room.label);
  };

  const render = (room) => {
    const fresh = room.key !== current;
    if (fresh) startAnew(room);
    const stick = fresh || atEnd();
    const mine =
      room.messages.at(-1)?.user === app.state().me.id && room.messages.at(-1) !== last?.messages.at(-1);
    const hasNew = !fresh && room.messages.length > (last?.messages.length ?? 0);
    last = room;
    const results = drawAll(room);
    arrange(list, [top(room), ...results.flatMap((result) => result.nodes)].filter(Boolean));
    results.find((result) => result.focus)?.focus.focus({ preventScroll: true });
    if (stick || mine) toEnd();
    else if (hasNew) jump.hidden = false;
  };
  return { node: el('div', { class: 'message-pane' }, list, jump), render };
};
