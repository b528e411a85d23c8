import { confirmed } from '../confirmDialog.js';
import { el } from '../el.js';
import { icon } from '../icons.js';
import { openMenu } from '../menu.js';
import { plain } from './textObject.js';

/** The "⋯" menu of a block. */
export const overflow = (element, at) => {
  const choose = (option) => async () => {
    if (await confirmed(element.confirm, at.surface.names))
      await at.surface.choose(at.block, element, option.value);
  };
  const items = element.options.map((option) => ({
    label: plain(option.text),
    detail: option.description && plain(option.description),
    run: choose(option),
  }));
  const node = el(
    'button',
    {
      class: 'button button-icon',
      type: 'button',
      'aria-label': 'More options',
      'aria-haspopup': 'menu',
      data: { actionId: element.action_id },
    },
    icon('more'),
  );
  node.addEventListener('click', () => openMenu(node, items, { label: 'More options' }));
  return node;
};
