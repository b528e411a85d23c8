const part = (text) => {
  try {
    return decodeURIComponent(text ?? '');
  } catch {
    return '';
  }
};

/** The conversation with the app. */
export const appChannel = (state) =>
  state.channels.find((channel) => channel.kind === 'im' && channel.members.includes(state.bot.userId));

const firstChannel = (state) =>
  state.channels.find((channel) => channel.botIsMember && channel.kind !== 'im') ?? state.channels[0];

/**
 * Where the address points: `#ecw-support`, `#C0123/1700000000.000100` (a thread), `#D0123/home`.
 * Returns { channel, thread: ts or null, tab: 'messages' or 'home' }; an unknown address leads to the first channel with the app.
 */
export const placeOf = (hash, state) => {
  const [where, rest] = hash.replace(/^#/, '').split('/').map(part);
  const channel =
    state.channels.find((other) => other.id === where || (other.kind !== 'im' && other.name === where)) ??
    firstChannel(state);
  const isHome = rest === 'home' && channel.id === appChannel(state)?.id;
  return { channel, thread: /^\d+\.\d+$/.test(rest ?? '') ? rest : null, tab: isHome ? 'home' : 'messages' };
};

/** The address of a place, to be shared and bookmarked. */
export const hashOf = ({ channel, thread, tab }) => {
  const where = encodeURIComponent(channel.kind === 'im' ? channel.id : channel.name);
  if (tab === 'home') return `#${where}/home`;
  return thread ? `#${where}/${thread}` : `#${where}`;
};
