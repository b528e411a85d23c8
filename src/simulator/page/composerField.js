import { createCompletions } from './completions.js';
import { el } from './el.js';

const MOST_OF_SCREEN = 0.4;

/**
 * The text field of a composer: grows with its text, suggests, sends on Enter. `on`: { changed(), send(), files(files) }.
 * Returns { node, suggestions, text(), put(text), insert(text), name(label), focus() }.
 */
export const createComposerField = (app, on) => {
  const node = el('textarea', {
    class: 'composer-field',
    rows: 1,
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
  });
  const completions = createCompletions(node, app);

  const grow = () => {
    node.style.height = 'auto';
    node.style.height = `${Math.min(node.scrollHeight, innerHeight * MOST_OF_SCREEN)}px`;
    on.changed();
  };
  node.addEventListener('input', () => {
    grow();
    completions.update();
  });
  node.addEventListener('keydown', (event) => {
    const isForList = completions.takeKey(event);
    const sends = !isForList && event.key === 'Enter' && !event.shiftKey && !event.isComposing;
    if (isForList || sends) event.preventDefault();
    if (sends) on.send();
  });
  node.addEventListener('paste', (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    on.files(event.clipboardData.files);
  });
  return {
    node,
    suggestions: completions.node,
    text: () => node.value,
    put: (text) => {
      node.value = text;
      grow();
    },
    insert: (text) => {
      node.focus();
      node.setRangeText(text, node.selectionStart, node.selectionEnd, 'end');
      node.dispatchEvent(new Event('input', { bubbles: true }));
      node.scrollTop = node.scrollHeight;
    },
    name: (label) => {
      node.placeholder = label;
      node.setAttribute('aria-label', label);
    },
    focus: () => node.focus(),
  };
};
