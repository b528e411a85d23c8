import { askFirst } from '../confirmDialog.js';
import { plain, textObject } from './textObject.js';

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
