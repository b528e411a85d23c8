import { confirmed } from '../confirmDialog.js';
import { el } from '../el.js';
import { plain } from './textObject.js';

/** Runs `work` while the control shows that it is busy and takes no second click; it is not disabled, so it keeps the focus. */
export const busyWhile = async (node, work) => {
  if (node.getAttribute('aria-busy') === 'true') return;
  node.setAttribute('aria-busy', 'true');
  try {
    await work();
  } finally {
    node.removeAttribute('aria-busy');
  }
};

const onPress = (element, at) => async (event) => {
  const node = event.currentTarget;
  if (await confirmed(element.confirm, at.surface.names))
    await busyWhile(node, () => at.surface.press(at.block, element));
};

export const button = (element, at) =>
  el(
    'button',
    {
      class: `button ${element.style ? `button-${element.style}` : ''}`.trim(),
      data: { actionId: element.action_id },
      type: 'button',
      onclick: onPress(element, at),
    },
    plain(element.text),
  );
