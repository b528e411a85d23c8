import { el, freshId } from '../el.js';
import { renderElement } from './renderElement.js';
import { plain } from './textObject.js';

const idsOf = () => ({
  label: freshId('label'),
  control: freshId('control'),
  hint: freshId('hint'),
  error: freshId('error'),
});

const OWN_CONTROL = new Set(['checkboxes', 'radio_buttons']);

const label = (block, ids) =>
  el(
    'label',
    { class: 'input-label', id: ids.label, for: OWN_CONTROL.has(block.element.type) ? null : ids.control },
    plain(block.label),
    block.optional
      ? el('span', { class: 'optional' }, ' (optional)')
      : el('span', { class: 'required', 'aria-hidden': 'true' }, ' *'),
  );

/** The `input` block: label, control, complaint, hint. */
export const input = (block, surface) => {
  const ids = idsOf();
  const complaint = surface.errorOf(block.block_id);
  const at = {
    block,
    surface,
    labelId: ids.label,
    labelText: plain(block.label),
    controlId: ids.control,
    describedBy: [complaint && ids.error, block.hint && ids.hint].filter(Boolean).join(' ') || null,
    required: block.optional ? null : 'true',
    invalid: complaint ? 'true' : null,
  };
  return el(
    'div',
    { class: complaint ? 'input invalid' : 'input' },
    label(block, ids),
    renderElement(block.element, at),
    complaint ? el('div', { class: 'input-error', id: ids.error, role: 'alert' }, complaint) : null,
    block.hint ? el('div', { class: 'input-hint', id: ids.hint }, plain(block.hint)) : null,
  );
};
