import { el } from './el.js';
import { formatDate } from './times.js';

const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Slack escapes exactly three characters; this turns them back. */
export const decode = (text) => text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);

const SAFE_LINK = /^(?:https?:\/\/|mailto:|slack:\/\/|tel:)/i;

/** A link that opens beside the simulator; anything but web, mail and phone addresses stays text. */
export const link = (url, ...label) =>
  SAFE_LINK.test(url)
    ? el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...label)
    : el('span', {}, ...label);

const mention = (text, mine) => el('span', { class: mine ? 'mention mention-me' : 'mention' }, text);

export const userMention = (id, names) => mention(`@${names.user(id)}`, names.isMe(id));
export const groupMention = (id, names) => mention(`@${names.group(id)}`, false);
export const broadcastMention = (range) => mention(`@${range}`, true);

export const channelMention = (id, names) =>
  el('a', { class: 'mention', href: `#${encodeURIComponent(id)}` }, `#${names.channel(id)}`);

const date = (body, fallback) => {
  const [, seconds = '0', format = '{date_num}', url] = body.split('^');
  const text = Number.isFinite(Number(seconds)) ? formatDate(seconds, decode(format)) : (fallback ?? body);
  return url ? link(decode(url), text) : el('time', {}, text);
};

const special = (body, label) => {
  if (body.startsWith('!date^')) return date(body, label);
  if (body.startsWith('!subteam^')) return (names) => groupMention(body.slice(9), names);
  return broadcastMention(body.slice(1));
};

/**
 * What stands between `<` and `>` in Slack's text: a person, channel, group, date or link with an optional `|label`.
 * Returns a node, or null when it is none of these and should be shown as it was written.
 */
export const entity = (inner, names) => {
  const bar = inner.indexOf('|');
  const body = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? undefined : inner.slice(bar + 1);
  if (/^@[UWB][A-Z0-9]+$/.test(body)) return userMention(body.slice(1), names);
  if (/^#[CGD][A-Z0-9]+$/.test(body)) return channelMention(body.slice(1), names);
  if (body.startsWith('!')) {
    const node = special(body, label);
    return typeof node === 'function' ? node(names) : node;
  }
  return SAFE_LINK.test(body) ? link(decode(body), decode(label || body)) : null;
};
