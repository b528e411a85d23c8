import { el } from './el.js';
import { sizeText } from './files.js';
import { icon } from './icons.js';
import { MAX_BYTES } from './readFile.js';

/** The files that wait in a composer; `changed()` is told. Returns { node, add(files), set(files), list() }. */
export const createAttachments = (app, changed) => {
  const node = el('ul', { class: 'attachments', 'aria-label': 'Files to send', hidden: true });
  let files = [];
  const chip = (file) =>
    el(
      'li',
      { class: 'attachment' },
      icon('file'),
      el('span', { class: 'file-name' }, file.name),
      el('span', { class: 'file-size' }, sizeText(file.size)),
      el(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': `Remove ${file.name}`,
          onclick: () => set(files.filter((other) => other !== file)),
        },
        icon('close'),
      ),
    );
  const set = (next) => {
    files = next;
    node.replaceChildren(...files.map(chip));
    node.hidden = !files.length;
    changed();
  };
  const add = (more) => {
    const fitting = [...more].filter((file) => file.size <= MAX_BYTES);
    if (fitting.length < more.length) app.toast(`Files may have up to ${sizeText(MAX_BYTES)}.`);
    set([...files, ...fitting]);
  };
  return { node, add, set, list: () => files };
};
