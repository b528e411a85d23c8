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

const boltItems = (app, { insert, at }) => {
  const { commands, globalShortcuts } = app.state().bot;
  return [
    ...globalShortcuts.map(({ callback_id, name, description }) => ({
      label: name,
      detail: description,
      run: () => app.act('shortcut', { callbackId: callback_id, channel: at().channel }),
    })),
    ...commands.map(({ command, description }) => ({
      label: command,
      detail: description,
      run: () => insert(`${command} `),
    })),
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
    tool('Shortcuts and commands', 'bolt', (node) =>
      openMenu(node, boltItems(app, on), { label: 'Shortcuts and commands' }),
    ),
    examples,
    picker,
  ];
  const render = () => {
    examples.hidden = !app.state().examples.length;
  };
  return { nodes, render };
};
