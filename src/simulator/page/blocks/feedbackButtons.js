import { el } from '../el.js';
import { icon } from '../icons.js';
import { busyWhile } from './button.js';
import { plain } from './textObject.js';

/** `feedback_buttons`: thumbs up and down; the one that was chosen stays marked. */
export const feedbackButtons = (element, at) => {
  const group = el('div', {
    class: 'feedback',
    role: 'group',
    'aria-label': 'Feedback',
    data: { actionId: element.action_id },
  });
  const build = (drawing, choice) => {
    const label = choice.accessibility_label ?? plain(choice.text);
    const node = el(
      'button',
      {
        class: 'icon-button',
        type: 'button',
        title: plain(choice.text),
        'aria-label': label,
        'aria-pressed': String(at.surface.value(at.block, element) === choice.value),
      },
      icon(drawing),
    );
    node.addEventListener('click', () => {
      at.surface.remember(at.block, element, choice.value);
      for (const other of group.children) other.setAttribute('aria-pressed', String(other === node));
      return busyWhile(node, () => at.surface.press(at.block, { ...element, value: choice.value }));
    });
    return node;
  };
  group.append(build('up', element.positive_button), build('down', element.negative_button));
  return group;
};
