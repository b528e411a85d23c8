import { el } from '../el.js';
import { icon } from '../icons.js';
import { busyWhile } from './button.js';
import { confirmed } from './confirmed.js';
import { plain } from './textObject.js';

const iconAction = (drawing, label, run) => {
  const node = el(
    'button',
    { class: 'icon-button', type: 'button', 'aria-label': label, title: label },
    icon(drawing),
  );
  node.addEventListener('click', () => run(node));
  return node;
};

/** `icon_button`: Slack has one icon so far, `trash`. */
export const iconButton = (element, at) => {
  const node = iconAction('trash', element.accessibility_label ?? plain(element.text), async () => {
    if (await confirmed(element.confirm, at.surface.names))
      await busyWhile(node, () => at.surface.press(at.block, element));
  });
  node.dataset.actionId = element.action_id;
  return node;
};

/** `feedback_buttons`: thumbs up and down; the one that was chosen stays marked. */
export const feedbackButtons = (element, at) => {
  const rate = (choice) => async (node) => {
    at.surface.remember(at.block, element, choice.value);
    for (const other of group.children) other.setAttribute('aria-pressed', String(other === node));
    await busyWhile(node, () => at.surface.press(at.block, { ...element, value: choice.value }));
  };
  const build = (drawing, choice) => {
    const node = iconAction(drawing, choice.accessibility_label ?? plain(choice.text), rate(choice));
    node.setAttribute('aria-pressed', String(at.surface.value(at.block, element) === choice.value));
    return node;
  };
  const group = el('div', {
    class: 'feedback',
    role: 'group',
    'aria-label': 'Feedback',
    data: { actionId: element.action_id },
  });
  group.append(build('up', element.positive_button), build('down', element.negative_button));
  return group;
};
