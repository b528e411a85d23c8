import { createAttachments } from './attachments.js';
import { createComposerField } from './composerField.js';
import { createComposerTools } from './composerTools.js';
import { el } from './el.js';
import { readBase64 } from './files.js';
import { icon } from './icons.js';

const BUILT_IN = { '/invite': 'invite', '/remove': 'kick' };
const COMMAND = /^(\/[a-z][\w-]{0,31})(?:\s+([\s\S]*))?$/i;

/** The simulator's own: posts the text as a workflow does that somebody filled in. */
const WORKFLOW = '/workflow';

const command = (name, text, at) => (app) => {
  if (name === WORKFLOW) return app.act('say', { ...at, text, inWorkflow: true });
  if (BUILT_IN[name]) return app.act(BUILT_IN[name], { channel: at.channel });
  const known = app.state().bot.commands.some((other) => other.command === name);
  if (!known) return app.refuse(`${name} is not a valid command.`);
  if (at.threadTs) return app.refuse(`${name} is not supported in threads. Sorry!`);
  return app.act('command', { channel: at.channel, command: name, text });
};

/** Sends what was typed as Slack does: a slash command when it is one, else a message. `at`: { channel, threadTs? }. */
const sendText = (text, at, app) => {
  const found = COMMAND.exec(text.trim());
  return found ? command(found[1].toLowerCase(), found[2] ?? '', at)(app) : app.act('say', { ...at, text });
};

/** Sends files one by one, the text with the first. */
const sendFiles = async (files, text, { at, app }) => {
  for (const [index, file] of files.entries()) {
    const contentBase64 = await readBase64(file);
    const answer = await app.act('upload', {
      ...at,
      name: file.name,
      contentBase64,
      ...(index || !text ? {} : { text }),
    });
    if (!answer.ok) return answer;
  }
  return { ok: true };
};

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
