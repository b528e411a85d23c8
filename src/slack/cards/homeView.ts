import type { HomeView } from '@slack/types';
import type { CatalogEntry } from '../../catalog/schema.ts';
import { header, section } from './card.ts';
import { coreSections, usage } from './guideCard.ts';

/** How to use the bot and which errors it knows best. */
export const homeView = (entries: readonly CatalogEntry[]): HomeView => ({
  type: 'home',
  blocks: [
    header('Which eCW error is it?'),
    section(usage),
    { type: 'divider' },
    ...coreSections(entries).map(section),
  ],
});
