import { el } from './el.js';
import { openExamples } from './examplesMenu.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
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

const titled = (heading, items) => (items.length ? [{ heading }, ...items] : []);

const shortcutItems = (app, insert) => {
  const { globalShortcuts, commands, name } = app.state().bot;
  const shortcut = ({ callback_id, name: label }) => ({
    label,
    detail: name,
    icon: 'bolt',
    run: () => app.act('shortcut', { callbackId: callback_id }),
  });
  const command = ({ command: label, description }) => ({
    label,
    detail: description,
    run: () => insert(`${label} `),
  });
  return [
    ...titled('Shortcuts', globalShortcuts.map(shortcut)),
    ...titled('Commands', commands.map(command)),
  ];
};

/**
 * The row of buttons under a composer's field. `on`: { at(), insert(text), say(text), files(files) }.
 * Returns { nodes, render() }.
 */
export const createComposerTools = (app, on) => {
  const picker = el('input', { type: 'file', multiple: true, hidden: true, 'aria-label': 'Attach files' });
  picker.addEventListener('change', () => {
    on.files([...picker.files]);
    picker.value = '';
  });
  const examples = el(
    'button',
    { type: 'button', class: 'examples-button', 'aria-haspopup': 'dialog' },
    icon('paste'),
    el('span', {}, 'Paste an example'),
  );
  examples.addEventListener('click', () =>
    openExamples(examples, app.state().examples, { insert: on.insert, send: on.say }),
  );
  const nodes = [
    tool('Attach a file', 'plus', () => picker.click()),
    tool('Create a text snippet', 'code', () => openSnippetDialog(on.at(), app)),
    tool('Mention someone', 'at', () => on.insert('@')),
    tool('Shortcuts', 'bolt', (node) =>
      openMenu(node, shortcutItems(app, on.insert), { label: 'Shortcuts' }),
    ),
    examples,
    picker,
  ];
  const render = () => {
    examples.hidden = !app.state().examples.length;
  };
  return { nodes, render };
};
