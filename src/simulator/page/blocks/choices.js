import { confirmed } from '../confirmDialog.js';
import { el, freshId } from '../el.js';
import { textObject } from './textObject.js';

const option = (kind, group, at) => (choice) =>
  el(
    'label',
    { class: 'choice' },
    el('input', {
      type: kind,
      name: group.name,
      value: choice.value,
      checked: group.chosen.includes(choice.value),
    }),
    el(
      'span',
      { class: 'choice-text' },
      el('span', {}, textObject(choice.text, at.surface.names)),
      choice.description
        ? el('span', { class: 'choice-description' }, textObject(choice.description, at.surface.names))
        : null,
    ),
  );

const choices = (kind, role) => (element, at) => {
  const current = at.surface.value(at.block, element);
  const group = { name: freshId('choice'), chosen: [current ?? []].flat() };
  const node = el(
    'div',
    {
      class: 'choices',
      role,
      'aria-labelledby': at.labelId,
      'aria-describedby': at.describedBy,
      'aria-label': at.labelId ? null : 'Options',
      data: { actionId: element.action_id },
    },
    element.options.map(option(kind, group, at)),
  );
  node.addEventListener('change', async () => {
    const checked = [...node.querySelectorAll('input:checked')].map((input) => input.value);
    if (!(await confirmed(element.confirm, at.surface.names))) return;
    at.surface.choose(at.block, element, kind === 'radio' ? (checked[0] ?? null) : checked);
  });
  return node;
};

export const checkboxes = choices('checkbox', 'group');
export const radioButtons = choices('radio', 'radiogroup');
