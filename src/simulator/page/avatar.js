import { el } from './el.js';
import { icon } from './icons.js';

const initials = (name) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0] ?? '')
    .join('')
    .toUpperCase();

const APPS = new Set(['bot', 'workflow']);

/** A coloured square with initials; apps bear a mark of their own. `who`: { name, colour, kind }. */
export const avatar = (who, size = 'medium') => {
  const node = el(
    'span',
    { class: `avatar avatar-${size}`, 'aria-hidden': 'true' },
    APPS.has(who.kind) ? icon('bolt') : initials(who.name),
  );
  node.style.setProperty('--avatar', /^#[0-9a-f]{3,8}$/i.test(who.colour ?? '') ? who.colour : '#5b6470');
  return node;
};

const SLACKBOT = { name: 'Slackbot', colour: '#616061', kind: 'bot' };

/** Who wrote a message: { name, colour, kind }. */
export const authorOf = (message, state) => {
  if (message.user === 'USLACKBOT') return SLACKBOT;
  if (message.workflow) return { name: message.workflow, colour: '#611f69', kind: 'workflow' };
  const user = state.users[message.user];
  const isApp = Boolean(message.bot_id) || user?.kind === 'bot';
  const name = user?.displayName ?? (isApp ? state.bot.name : 'Unknown person');
  return { name, colour: user?.colour ?? '#4a154b', kind: isApp ? 'bot' : (user?.kind ?? 'person') };
};
