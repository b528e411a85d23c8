import { el } from './el.js';
import { asTyped } from './mrkdwn.js';

/** The box in which a person changes a message: Enter saves, Escape leaves it as it was. */
export const editBox = (message, channel, app) => {
  const field = el('textarea', {
    class: 'field',
    rows: 3,
    'aria-label': 'Edit message',
    value: asTyped(message.text, app.names()),
  });
  const leave = () => app.edit(null);
  const save = async () => {
    const answer = await app.act('edit', { channel: channel.id, ts: message.ts, text: field.value });
    if (answer.ok) leave();
  };
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) save();
    else return;
    event.preventDefault();
  });
  queueMicrotask(() => field.focus());
  return el(
    'div',
    { class: 'edit-box' },
    field,
    el(
      'div',
      { class: 'edit-foot' },
      el('button', { type: 'button', class: 'button', onclick: leave }, 'Cancel'),
      el('button', { type: 'button', class: 'button button-primary', onclick: save }, 'Save'),
    ),
  );
};
