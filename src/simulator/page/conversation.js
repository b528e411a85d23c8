import { createDropZone } from './attachments.js';
import { createSurface } from './blocks/createSurface.js';
import { createFormValues } from './blocks/formValues.js';
import { renderBlocks } from './blocks/renderBlocks.js';
import { createChannelHeader } from './channelHeader.js';
import { createComposer } from './composer.js';
import { el } from './el.js';
import { icon } from './icons.js';
import { createMessageList } from './messageList.js';
import { isInChannel, threadSummary } from './threads.js';

const TEXT = {
  im: (_, bot) =>
    `This is the conversation between you and ${bot.name}. Whatever you send here reaches the app.`,
  channel: (channel, bot) =>
    channel.botIsMember
      ? `This is the start of #${channel.name}. ${bot.name} is in this channel.`
      : `This is the start of #${channel.name}. ${bot.name} is not in this channel and hears nothing of it.`,
};

/** What stands at the very top of a conversation. */
const intro = (channel, app) => {
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

const empty = () => el('p', { class: 'home-empty' }, 'The app has not filled its Home tab yet.');

/** The Home tab of the app. Returns { node, render() }. */
const createHome = (app) => {
  const body = el('div', { class: 'home-body blocks' });
  const values = createFormValues();
  let drawn;
  const render = () => {
    const { home } = app.state();
    if (home === drawn) return;
    drawn = home;
    const surface = home && createSurface({ app, where: { where: 'home', viewId: home.id }, values });
    body.replaceChildren(...(home ? renderBlocks(home.blocks, surface) : [empty()]));
  };
  return { node: el('section', { class: 'home', 'aria-label': 'Home', tabindex: '0' }, body), render };
};

const labelOf = (channel, app) => (channel.kind === 'im' ? app.state().bot.name : `#${channel.name}`);

const roomOf = (app) => {
  const { channel } = app.place();
  const messages = app.state().messages[channel.id] ?? [];
  return {
    key: `${app.state().me.id} ${channel.id} ${channel.botIsMember}`,
    label: `Messages in ${labelOf(channel, app)}`,
    messages: messages.filter(isInChannel),
    days: true,
    intro: () => intro(channel, app),
    look: (message) => ({
      channel,
      inThread: false,
      editing: app.editing() === message.ts,
      summary: threadSummary(messages, message.ts),
    }),
  };
};

/** The middle of the page: one channel, or the Home tab of the app. Returns { node, render() }. */
export const createConversation = (app) => {
  const header = createChannelHeader(app);
  const list = createMessageList(app);
  const home = createHome(app);
  const composer = createComposer(() => {
    const { channel } = app.place();
    return { key: `${app.state().me.id} ${channel.id}`, channel, label: `Message ${labelOf(channel, app)}` };
  }, app);
  const node = el('main', { class: 'conversation' }, header.node, list.node, composer.node, home.node);
  createDropZone(node, composer.addFiles);

  const render = () => {
    const isHome = app.place().tab === 'home';
    header.render();
    home.node.hidden = !isHome;
    list.node.hidden = isHome;
    composer.node.hidden = isHome;
    if (isHome) home.render();
    else list.render(roomOf(app));
    composer.render();
  };
  return { node, render, focus: composer.focus };
};
