import { createChannelHeader } from './channelHeader.js';
import { createComposer } from './composer.js';
import { createDropZone } from './dropZone.js';
import { el } from './el.js';
import { createHome } from './home.js';
import { intro } from './intro.js';
import { createMessageList } from './messageList.js';
import { isInChannel, threadSummary } from './threads.js';

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
