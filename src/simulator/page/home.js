import { createSurface } from './blocks/createSurface.js';
import { createFormValues } from './blocks/formValues.js';
import { renderBlocks } from './blocks/renderBlocks.js';
import { el } from './el.js';

const empty = () => el('p', { class: 'home-empty' }, 'The app has not filled its Home tab yet.');

/** The Home tab of the app. Returns { node, render() }. */
export const createHome = (app) => {
  const body = el('div', { class: 'home-body blocks' });
  const values = createFormValues();
  let drawn;
  const render = () => {
    const { home } = app.state();
    if (home === drawn) return;
    drawn = home;
    const surface = home && createSurface({ app, where: { where: 'home', viewId: home.id }, values });
    body.replaceChildren(...(home ? renderBlocks(home.blocks, surface) : [empty()]));
  };
  return { node: el('section', { class: 'home', 'aria-label': 'Home', tabindex: '0' }, body), render };
};
