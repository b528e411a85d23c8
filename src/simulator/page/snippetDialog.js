import { openDialog } from './dialog.js';
import { el } from './el.js';
import { textBase64 } from './files.js';

const labelled = (text, control) =>
  el('label', { class: 'input' }, el('span', { class: 'input-label' }, text), control);

/** Lets a person share a long text as a file. `at`: { channel, threadTs? }. */
export const openSnippetDialog = (at, app) => {
  const name = el('input', { class: 'field', value: 'error.log', maxlength: 255 });
  const content = el('textarea', { class: 'field mono', rows: 12, autofocus: true });
  const comment = el('input', { class: 'field', placeholder: 'Optional' });
  const share = async () => {
    if (!content.value.trim()) return content.focus();
    const contentBase64 = await textBase64(content.value);
    const text = comment.value.trim();
    const answer = await app.act('upload', {
      ...at,
      name: name.value.trim() || 'error.log',
      contentBase64,
      snippet: true,
      ...(text ? { text } : {}),
    });
    if (answer.ok) dialog.close();
  };
  const dialog = openDialog({
    title: 'Create a text snippet',
    body: [labelled('Name', name), labelled('Content', content), labelled('Message', comment)],
    footer: [
      el('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, 'Cancel'),
      el('button', { type: 'button', class: 'button button-primary', onclick: share }, 'Create snippet'),
    ],
    onCancel: () => dialog.close(),
  });
};
