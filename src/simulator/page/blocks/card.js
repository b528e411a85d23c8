import { el } from '../el.js';
import { renderElement } from './renderElement.js';
import { textObject } from './textObject.js';

const line = (name, object, surface) =>
  object ? el('div', { class: `card-${name}` }, textObject(object, surface.names)) : null;

/** The `card` block: a title, a subtitle, a text and buttons in a frame. */
export const card = (block, surface) =>
  el(
    'div',
    { class: 'card' },
    line('title', block.title, surface),
    line('subtitle', block.subtitle, surface),
    line('body', block.body, surface),
    block.actions
      ? el(
          'div',
          { class: 'actions' },
          block.actions.map((element) => renderElement(element, { block, surface })),
        )
      : null,
  );

/** The `carousel` block: cards in a row that scrolls sideways. */
export const carousel = (block, surface) =>
  el(
    'div',
    { class: 'carousel', tabindex: '0', role: 'group', 'aria-label': 'Cards' },
    block.elements.map((element) => card(element, surface)),
  );
