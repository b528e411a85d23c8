import { el } from './el.js';

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
