import { el } from '../el.js';

/** As many lines of a section are shown at first; Slack, too, goes by the height and not by the letters. */
const SHOWN_LINES = 5;

const isCut = (node) => {
  const lineHeight = Number.parseFloat(getComputedStyle(node).lineHeight);
  return node.scrollHeight > (SHOWN_LINES + 0.5) * lineHeight;
};

/** Cuts a section's text that is higher than five lines, as Slack does to one without `expand`. `open`: { get(), set(value) }. */
export const seeMore = (node, open) => {
  const more = el('button', { type: 'button', class: 'link-button', hidden: true });
  const show = () => {
    node.classList.toggle('cut', !open.get());
    more.textContent = open.get() ? 'See less' : 'See more';
    more.setAttribute('aria-expanded', String(open.get()));
  };
  more.addEventListener('click', () => {
    open.set(!open.get());
    show();
  });
  new ResizeObserver(() => {
    more.hidden = !isCut(node);
  }).observe(node);
  show();
  return [node, more];
};
