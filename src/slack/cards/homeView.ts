import type { HomeView, KnownBlock, PlainTextOption } from '@slack/types';
import type { CatalogEntry } from '../../catalog/schema.ts';
import type { Listed } from '../../escalations/port.ts';
import { stateNames } from '../../wording/escalationWords.ts';
import { actionIds } from './actionIds.ts';
import { context, header, plain, section } from './card.ts';
import { entryPicker } from './entryPicker.ts';
import { escalationLines, escalationPicker } from './escalationListCard.ts';
import { coreSections, usage } from './guideCard.ts';

/** Blocks of the Home tab whose choices are answered in a modal. */
export const homeBlocks = { escalations: /^home:(?:mine|open)$/, catalog: 'home:catalog' } as const;

export interface HomeContent {
  readonly entries: readonly CatalogEntry[];
  readonly mine: Listed;
  /** As they were filtered. */
  readonly open: Listed;
  /** The filter that the person chose for the open ones: a state, or `all`. */
  readonly filter: string;
}

const filters: PlainTextOption[] = [
  { text: plain('All open'), value: 'all' },
  ...(
    ['queued', 'sent', 'stuck', 'acknowledged', 'waiting_for_us', 'waiting_for_ecw', 'reopened'] as const
  ).map((state) => ({ text: plain(stateNames[state]), value: state })),
];

const filterBlock = (chosen: string): KnownBlock => ({
  type: 'actions',
  block_id: 'filter',
  elements: [
    {
      type: 'static_select',
      action_id: actionIds.filterEscalations,
      options: filters,
      initial_option: filters.find(({ value }) => value === chosen) ?? {
        text: plain('All open'),
        value: 'all',
      },
    },
  ],
});

/** The Home tab: my escalations, the open ones, the catalog, and how to use the bot. */
export const homeView = ({ entries, mine, open, filter }: HomeContent): HomeView => ({
  type: 'home',
  blocks: [
    header('My escalations'),
    section(escalationLines(mine)),
    ...escalationPicker(mine.escalations, 'home:mine'),
    header('Open escalations'),
    filterBlock(filter),
    section(escalationLines(open)),
    ...escalationPicker(open.escalations, 'home:open'),
    header('The catalog'),
    ...coreSections(entries).map(section),
    {
      type: 'actions',
      block_id: homeBlocks.catalog,
      elements: [entryPicker(entries, actionIds.show)],
    },
    context('To search it, type `/ecw-error` and a word, a code or the whole error.'),
    header('How to use me'),
    section(usage),
  ],
});
