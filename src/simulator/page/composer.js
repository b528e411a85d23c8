import { createAttachments } from './attachments.js';
import { createComposerField } from './composerField.js';
import { createComposerTools } from './composerTools.js';
import { el } from './el.js';
import { icon } from './icons.js';
import { sendFiles, sendText } from './send.js';

const isEmpty = ({ text, files }) => !text.trim() && !files.length;

const deliver = ({ text, files }, at, app) =>
  files.length ? sendFiles(files, text.trim(), { at, app }) : sendText(text, at, app);

/**
 * The box in which a person writes. `room()` tells where: { key, channel, threadTs?, label }.
 * Returns { node, render(), addFiles(files), focus() }.
 */
export const createComposer = (room, app) => {
  let key = null;
  const at = () => ({
    channel: room().channel.id,
    ...(room().threadTs ? { threadTs: room().threadTs } : {}),
  });
  const draft = () => ({ text: field.text(), files: attachments.list() });
  const put = ({ text, files }) => {
    attachments.set(files);
    field.put(text);
  };
  const addFiles = (files) => {
    attachments.add(files);
    field.focus();
  };
  const send = async () => {
    const sent = draft();
    const sentFrom = key;
    field.focus();
    if (isEmpty(sent)) return;
    put({ text: '', files: [] });
    const answer = await deliver(sent, at(), app);
    // What could not be sent comes back, unless something else was typed meanwhile.
    if (!answer.ok && key === sentFrom && isEmpty(draft())) put(sent);
  };
  const changed = () => sendButton.classList.toggle('ready', !isEmpty(draft()));

  const attachments = createAttachments(app, changed);
  const field = createComposerField(app, { changed, send, files: addFiles });
  const tools = createComposerTools(app, {
    at,
    insert: field.insert,
    say: (text) => sendText(text, at(), app),
    files: addFiles,
  });
  const sendButton = el(
    'button',
    { type: 'button', class: 'send', 'aria-label': 'Send', title: 'Send', onclick: send },
    icon('send'),
  );
  const foot = el(
    'div',
    { class: 'composer-tools' },
    tools.nodes,
    el('span', { class: 'spacer' }),
    sendButton,
  );
  const node = el(
    'div',
    { class: 'composer' },
    field.suggestions,
    el('div', { class: 'composer-box' }, field.node, attachments.node, foot),
  );

  const render = () => {
    tools.render();
    const next = room();
    if (next.key === key) return;
    if (key) app.drafts.set(key, draft());
    key = next.key;
    field.name(next.label);
    put(app.drafts.get(key));
  };
  return { node, render, addFiles, focus: field.focus };
};
