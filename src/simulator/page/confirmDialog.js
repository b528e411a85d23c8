import { plain, textObject } from './blocks/textObject.js';
import { openDialog } from './dialog.js';
import { el } from './el.js';

/** Asks in a dialog; resolves to true when the person agrees. `ask`: { title, text: nodes, confirm, deny, danger }. */
export const askFirst = (ask) =>
  new Promise((resolve) => {
    const answer = (agreed) => () => {
      dialog.close();
      resolve(agreed);
    };
    const agree = el(
      'button',
      {
        type: 'button',
        class: `button ${ask.danger ? 'button-danger' : 'button-primary'}`,
        onclick: answer(true),
        autofocus: true,
      },
      ask.confirm,
    );
    const refuse = el('button', { type: 'button', class: 'button', onclick: answer(false) }, ask.deny);
    const dialog = openDialog({
      title: ask.title,
      body: ask.text,
      footer: [refuse, agree],
      className: 'dialog-small',
      onCancel: answer(false),
    });
  });

/** Resolves to true when the element asks for no confirmation, or the person gave it. */
export const confirmed = async (confirm, names) =>
  !confirm ||
  askFirst({
    title: plain(confirm.title),
    text: textObject(confirm.text, names),
    confirm: confirm.confirm ? plain(confirm.confirm) : 'Yes',
    deny: confirm.deny ? plain(confirm.deny) : 'Cancel',
    danger: confirm.style === 'danger',
  });
