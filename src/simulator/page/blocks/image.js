import { el } from '../el.js';
import { link } from '../entity.js';
import { icon } from '../icons.js';
import { plain } from './textObject.js';

const isOurs = (url) => Boolean(url) && new URL(url, location.href).origin === location.origin;

/** An image of this server is shown; others are named and linked, since the page loads nothing from elsewhere. */
export const picture = (element, className) =>
  isOurs(element.image_url)
    ? el('img', { class: className, src: element.image_url, alt: element.alt_text })
    : el(
        'span',
        {
          class: `${className} picture-elsewhere`,
          role: 'img',
          'aria-label': element.alt_text,
          title: element.alt_text,
        },
        icon('file'),
      );

/** The `image` block. */
export const image = (block) =>
  el(
    'figure',
    { class: 'image-block' },
    block.title ? el('figcaption', {}, plain(block.title)) : null,
    picture(block, 'picture'),
    isOurs(block.image_url) ? null : el('figcaption', {}, link(block.image_url ?? '', block.alt_text)),
  );
