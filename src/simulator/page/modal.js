import { avatar } from './avatar.js';
import { busyWhile } from './blocks/button.js';
import { checkInputs } from './blocks/checkInput.js';
import { createSurface } from './blocks/createSurface.js';
import { createFormValues } from './blocks/formValues.js';
import { renderBlocks } from './blocks/renderBlocks.js';
import { plain } from './blocks/textObject.js';
import { openDialog } from './dialog.js';
import { el } from './el.js';

const FIELD = 'input, textarea, .select-button, button';

/** Finds the control that had the focus again after a redraw, with its caret. */
const keepFocus = (body) => {
  const focused = body.contains(document.activeElement) ? document.activeElement : null;
  const blockId = focused?.closest('[data-block-id]')?.dataset.blockId;
  const { selectionStart: start, selectionEnd: end, value } = focused ?? {};
  const index = focused
    ? [...(focused.closest('[data-block-id]')?.querySelectorAll(FIELD) ?? [])].indexOf(focused)
    : -1;
  return () => {
    const block = [...body.querySelectorAll('[data-block-id]')].find(
      (node) => node.dataset.blockId === blockId,
    );
    const twin = block?.querySelectorAll(FIELD)[index];
    twin?.focus();
    if (twin?.value === value && typeof start === 'number') twin.setSelectionRange(start, end);
  };
};

const focusComplaint = (body) => body.querySelector('.input.invalid :is(input, textarea, button)')?.focus();
const focusFirst = (body, dialog) =>
  (
    body.querySelector('.input :is(input, textarea, .select-button)') ??
    dialog.querySelector('.dialog-foot button')
  )?.focus();

/** Draws a view into a dialog. `view` as PageView; `on`: { submit, leave, leaveAll }. */
const openView = (view, app, on) => {
  const { me, users, bot } = app.state();
  const submit =
    view.submit && el('button', { type: 'button', class: 'button button-primary' }, plain(view.submit));
  submit?.addEventListener('click', () => busyWhile(submit, on.submit));
  const leave = el(
    'button',
    { type: 'button', class: 'button', onclick: on.leave },
    view.close ? plain(view.close) : submit ? 'Cancel' : 'Close',
  );
  const face = avatar({ name: bot.name, colour: users[bot.userId]?.colour, kind: 'bot' }, 'small');
  return openDialog({
    title: view.title ? plain(view.title) : bot.name,
    lead: face,
    body: el('div', { class: 'blocks', data: { viewId: view.id, user: me.id } }),
    footer: [leave, submit],
    className: 'modal',
    onCancel: on.leaveAll,
  });
};

/**
 * Shows the modal a person has open, keeps what they typed over updates, and submits it. Returns { render() }.
 */
export const createModal = (app) => {
  const forms = new Map();
  let open = null;

  const draw = (errors) => {
    const { view, dialog, form } = open;
    const body = dialog.node.querySelector('.blocks');
    const refocus = keepFocus(body);
    const surface = createSurface({
      app,
      where: { where: 'modal', viewId: view.id },
      values: form,
      errorOf: (blockId) => errors[blockId],
    });
    body.replaceChildren(...renderBlocks(view.blocks, surface));
    if (Object.keys(errors).length) focusComplaint(body);
    else refocus();
  };
  const submit = async () => {
    const { view, form } = open;
    const values = form.all(view.blocks);
    const complaints = checkInputs(view.blocks, values);
    if (Object.keys(complaints).length) return draw(complaints);
    const answer = await app.act('submit', { viewId: view.id, values });
    if (!answer.ok && answer.errors && open?.view.id === view.id) draw(answer.errors);
  };
  const leave = () => app.act('closeModal', { viewId: open.view.id });
  const leaveAll = () => app.act('closeModal', { viewId: open.view.id, all: true });
  const formOf = (view) => {
    if (!forms.has(view.id)) forms.set(view.id, createFormValues());
    return forms.get(view.id);
  };
  const shut = () => {
    open?.dialog.close();
    open = null;
  };
  const show = (view) => {
    shut();
    open = { view, form: formOf(view), dialog: openView(view, app, { submit, leave, leaveAll }) };
    draw({});
    focusFirst(open.dialog.node.querySelector('.blocks'), open.dialog.node);
  };
  const sameFrame = (view) =>
    open?.view.id === view.id &&
    JSON.stringify([open.view.title, open.view.submit, open.view.close]) ===
      JSON.stringify([view.title, view.submit, view.close]);
  const update = (view) => {
    open = { ...open, view };
    draw({});
  };

  const render = () => {
    const { modal: view } = app.state();
    if (!view) {
      forms.clear();
      shut();
    } else if (!sameFrame(view)) show(view);
    else if (open.view.hash !== view.hash || open.view.id !== view.id) update(view);
  };
  return { render };
};
