import { el } from './el.js';
import { openPopup } from './popup.js';

const firstLine = (text) => text.split('\n').find((line) => line.trim()) ?? '';

const row = (example, { insert, send }) =>
  el(
    'li',
    { class: 'example' },
    el(
      'button',
      { type: 'button', class: 'example-main', onclick: () => insert(example.text) },
      el('span', { class: 'example-title' }, example.title),
      el('span', { class: 'example-line' }, firstLine(example.text)),
    ),
    el(
      'button',
      {
        type: 'button',
        class: 'button button-small',
        'aria-label': `Send “${example.title}”`,
        onclick: () => send(example.text),
      },
      'Send',
    ),
  );

/** The list of ready texts: a click on one puts it into the composer, "Send" sends it at once. `on`: { insert(text), send(text) }. */
export const openExamples = (anchor, examples, on) => {
  let close = () => {};
  const after = (run) => (text) => {
    close();
    run(text);
  };
  const list = el(
    'ul',
    { 'aria-label': 'Examples' },
    examples.map((example) => row(example, { insert: after(on.insert), send: after(on.send) })),
  );
  const panel = el(
    'div',
    { class: 'examples' },
    el('div', { class: 'menu-heading' }, 'Click to edit before sending'),
    list,
  );
  close = openPopup(anchor, panel, { className: 'popup-examples' }) ?? close;
  list.querySelector('button')?.focus();
};
