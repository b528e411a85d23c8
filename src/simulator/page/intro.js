import { el } from './el.js';
import { icon } from './icons.js';

const TEXT = {
  im: (_, bot) =>
    `This is the conversation between you and ${bot.name}. Whatever you send here reaches the app.`,
  channel: (channel, bot) =>
    channel.botIsMember
      ? `This is the start of #${channel.name}. ${bot.name} is in this channel.`
      : `This is the start of #${channel.name}. ${bot.name} is not in this channel and hears nothing of it.`,
};

/** What stands at the very top of a conversation. */
export const intro = (channel, app) => {
  const { bot } = app.state();
  const title = channel.kind === 'im' ? bot.name : channel.name;
  return el(
    'div',
    { class: 'intro' },
    el('h3', {}, channel.kind === 'im' ? null : icon(channel.kind === 'private' ? 'lock' : 'hash'), title),
    el('p', {}, (TEXT[channel.kind] ?? TEXT.channel)(channel, bot)),
    channel.botIsMember && app.state().examples.length
      ? el('p', {}, 'New here? “Paste an example” below has some to try.')
      : null,
  );
};
