import { el } from './el.js';
import { MAX_BYTES, sizeText } from './files.js';
import { icon } from './icons.js';

const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');

/** Lets files be dropped onto `area`; shows where while they hover. */
export const createDropZone = (area, onFiles) => {
  const note = el(
    'div',
    { class: 'drop-note', 'aria-hidden': 'true' },
    el('span', {}, 'Drop to share it here'),
  );
  area.append(note);
  let depth = 0;
  const show = (by) => (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = by === 0 ? 0 : Math.max(0, depth + by);
    area.classList.toggle('dropping', depth > 0);
  };
  area.addEventListener('dragenter', show(1));
  area.addEventListener('dragleave', show(-1));
  area.addEventListener('dragover', (event) => carriesFiles(event) && event.preventDefault());
  area.addEventListener('drop', (event) => {
    show(0)(event);
    if (event.dataTransfer?.files.length) onFiles(event.dataTransfer.files);
  });
};

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
