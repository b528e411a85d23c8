import { createAttachments } from './attachments.js';
import { createCompletions } from './completions.js';
import { el } from './el.js';
import { openExamples } from './examplesMenu.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { sendFiles, sendText } from './send.js';
import { openSnippetDialog } from './snippetDialog.js';

const tool = (name, drawing, run) => {
  const node = el(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': name, title: name },
    icon(drawing),
  );
  node.addEventListener('click', () => run(node));
  return node;
};

const createField = () =>
  el('textarea', {
    class: 'composer-field',
    rows: 1,
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    spellcheck: 'true',
  });

const shortcutItems = (app, insert) => {
  const { globalShortcuts, commands, name } = app.state().bot;
  return [
    ...(globalShortcuts.length ? [{ heading: 'Shortcuts' }] : []),
    ...globalShortcuts.map((shortcut) => ({
      label: shortcut.name,
      detail: name,
      icon: 'bolt',
      run: () => app.act('shortcut', { callbackId: shortcut.callback_id }),
    })),
    ...(commands.length ? [{ heading: 'Commands' }] : []),
    ...commands.map(({ command, description }) => ({
      label: command,
      detail: description,
      run: () => insert(`${command} `),
    })),
  ];
};

/**
 * The box in which a person writes. `room()` tells where: { key, channel, threadTs?, label }.
 * Returns { node, render(), addFiles(files), insert(text), focus() }.
 */
export const createComposer = (room, app) => {
  const field = createField();
  const completions = createCompletions(field, app);
  const attachments = createAttachments(app);
  const picker = el('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    'aria-label': 'Attach files',
    onchange: () => attach(picker.files),
  });
  const sendButton = el(
    'button',
    { type: 'button', class: 'send', 'aria-label': 'Send', title: 'Send', onclick: () => send() },
    icon('send'),
  );
  let key = null;

  const at = () => ({
    channel: room().channel.id,
    ...(room().threadTs ? { threadTs: room().threadTs } : {}),
  });
  const refresh = () => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, innerHeight * 0.4)}px`;
    sendButton.classList.toggle('ready', Boolean(field.value.trim() || attachments.list().length));
  };
  const put = ({ text, files }) => {
    field.value = text;
    attachments.set(files);
    refresh();
  };
  const attach = (files) => {
    attachments.add(files);
    picker.value = '';
    refresh();
    field.focus();
  };
  const insert = (text) => {
    field.focus();
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.scrollTop = field.scrollHeight;
  };

  const deliver = ({ text, files }) =>
    files.length ? sendFiles(files, text.trim(), { at: at(), app }) : sendText(text, at(), app);
  const send = async () => {
    const draft = { text: field.value, files: attachments.list() };
    if (!draft.text.trim() && !draft.files.length) return field.focus();
    const sentFrom = key;
    put({ text: '', files: [] });
    field.focus();
    const answer = await deliver(draft);
    // What could not be sent comes back, unless something else was typed meanwhile.
    if (!answer.ok && key === sentFrom && !field.value) put(draft);
  };

  field.addEventListener('input', () => {
    refresh();
    completions.update();
  });
  field.addEventListener('keydown', (event) => {
    const isForList = completions.takeKey(event);
    const sends = !isForList && event.key === 'Enter' && !event.shiftKey && !event.isComposing;
    if (isForList || sends) event.preventDefault();
    if (sends) send();
  });
  field.addEventListener('paste', (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    attach(event.clipboardData.files);
  });

  const sendExample = (text) => sendText(text, at(), app);
  const examples = el(
    'button',
    { type: 'button', class: 'examples-button', 'aria-haspopup': 'dialog' },
    icon('paste'),
    el('span', {}, 'Paste an example'),
  );
  examples.addEventListener('click', () =>
    openExamples(examples, app.state().examples, { insert, send: sendExample }),
  );

  const tools = [
    tool('Attach a file', 'plus', () => picker.click()),
    tool('Create a text snippet', 'code', () => openSnippetDialog(at(), app)),
    tool('Mention someone', 'at', () => insert('@')),
    tool('Shortcuts', 'bolt', (node) => openMenu(node, shortcutItems(app, insert), { label: 'Shortcuts' })),
  ];
  const node = el(
    'div',
    { class: 'composer' },
    completions.node,
    el(
      'div',
      { class: 'composer-box' },
      field,
      attachments.node,
      el('div', { class: 'composer-tools' }, tools, examples, el('span', { class: 'spacer' }), sendButton),
    ),
    picker,
  );

  const render = () => {
    examples.hidden = !app.state().examples.length;
    const next = room();
    if (next.key === key) return;
    if (key) app.drafts.set(key, { text: field.value, files: attachments.list() });
    key = next.key;
    field.placeholder = next.label;
    field.setAttribute('aria-label', next.label);
    put(app.drafts.get(key));
  };
  return { node, render, addFiles: attach, insert, focus: () => field.focus() };
};
