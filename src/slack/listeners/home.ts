import { homeView } from '../cards/homeView.ts';
import type { Listen } from './listen.ts';

/** The app's Home tab: how to use the bot, and the catalog. */
export const home: Listen = (app, { catalog }) => {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return;
    await client.views.publish({ user_id: event.user, view: homeView(catalog.entries) });
  });
};
