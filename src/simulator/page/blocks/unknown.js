import { el } from '../el.js';

/** Stands where this simulator cannot draw what the app sent, so that nothing vanishes silently. */
export const unknown = (kind, type) =>
  el('div', { class: 'unknown', role: 'note' }, `This simulator does not draw the ${kind} “${type}”.`);
