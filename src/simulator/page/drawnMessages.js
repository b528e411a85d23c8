import { el } from './el.js';
import { message } from './message.js';
import { dayOf } from './times.js';

const COMPACT_SECONDS = 300;

/** True when a message may stand under the one before it without a name of its own. */
const follows = (said, before) =>
  Boolean(before) &&
  before.user === said.user &&
  before.bot_id === said.bot_id &&
  !said.ephemeral === !before.ephemeral &&
  !before.subtype?.startsWith('channel_') &&
  Number(said.ts) - Number(before.ts) < COMPACT_SECONDS &&
  dayOf(said.ts) === dayOf(before.ts);

const dayDivider = (day) => el('div', { class: 'day', role: 'separator' }, el('span', {}, day));

/** After a redraw the focus goes to the same control of the new message, or to the message. */
const heirOfFocus = (old, fresh) => {
  const focused = old?.contains(document.activeElement) ? document.activeElement : null;
  if (!focused) return null;
  const { actionId } = focused.dataset;
  const controls = [...fresh.querySelectorAll('[data-action-id]')];
  return controls.find((node) => actionId && node.dataset.actionId === actionId) ?? fresh;
};

/**
 * Keeps the nodes of drawn messages and draws again only what changed, so that focus, selection and screen readers stay at rest.
 * Returns { reset(), once(key, build), draw(messages, room) -> { nodes, focus } }.
 */
export const createDrawnMessages = (app) => {
  let drawn = new Map();
  const steady = new Map();

  const once = (key, build) => {
    if (!steady.has(key)) steady.set(key, build());
    return steady.get(key);
  };
  const drawOne = (said, look) => {
    const print = JSON.stringify([look.compact, look.editing, look.summary, app.state().me.id]);
    const before = drawn.get(said.ts);
    if (before?.said === said && before.print === print) return { ...before, focus: null };
    const node = message(said, look, app);
    return { said, print, node, focus: heirOfFocus(before?.node, node) };
  };
  const divider = (said, before) => {
    const day = dayOf(said.ts);
    return before && dayOf(before.ts) === day ? null : once(day, () => dayDivider(day));
  };
  const draw = (messages, room) => {
    const results = messages.map((said, index) =>
      drawOne(said, { ...room.look(said), compact: follows(said, messages[index - 1]) }),
    );
    drawn = new Map(results.map((result) => [result.said.ts, result]));
    const around = ({ said, node }, index) => [
      room.days ? divider(said, messages[index - 1]) : null,
      node,
      room.after?.(said),
    ];
    return {
      nodes: results.flatMap(around).filter(Boolean),
      focus: results.find((result) => result.focus)?.focus,
    };
  };
  const reset = () => {
    drawn = new Map();
    steady.clear();
  };
  return { reset, once, draw };
};
