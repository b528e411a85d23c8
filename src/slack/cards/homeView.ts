import type { HomeView, KnownBlock } from '@slack/types';
import type { CatalogEntry } from '../../catalog/schema.ts';
import type { Listed, Narrowed } from '../../escalations/port.ts';
import type { NumbersView } from '../../insights/shownNumbers.ts';
import { actionIds } from './actionIds.ts';
import { context, header, plain, told } from './card.ts';
import { numbersBlocks } from './channels/numbersCard.ts';
import { entryPicker } from './entryPicker.ts';
import { coreSections, usage } from './errors/guideCard.ts';
import { escalationPicker, escalationTable, filterSelect } from './escalations/escalationListCard.ts';

/** Blocks of the Home tab whose choices are answered in a modal. */
export const homeBlocks = { escalations: 'home:escalations', catalog: 'home:catalog' } as const;

interface HomeContent {
  readonly entries: readonly CatalogEntry[];
  readonly mine: Listed;
  /** With what the person chose: `mine`, or a filter of the open ones. */
  readonly open: Narrowed;
  /** What was counted this month. */
  readonly numbers?: NumbersView;
}

/** One table for both lists, since Slack takes one. */
const escalationBlocks = ({ mine, open }: HomeContent): KnownBlock[] => {
  const { filter } = open;
  const shown = filter === 'mine' ? mine : open.shown;
  const whole = [
    { text: plain(`All open (${open.total})`), value: 'all' },
    { text: plain(`Mine (${mine.total})`), value: 'mine' },
  ];
  return [
    header('Escalations'),
    {
      type: 'actions',
      block_id: homeBlocks.escalations,
      elements: [filterSelect(open, { filter, whole }), ...escalationPicker(shown.escalations)],
    },
    ...escalationTable(shown),
  ];
};

/** The Home tab: escalations, the catalog, and how to use the bot. */
export const homeView = (content: HomeContent): HomeView & { readonly blocks: KnownBlock[] } => ({
  type: 'home',
  blocks: [
    ...escalationBlocks(content),
    ...(content.numbers ? [header('This month'), ...numbersBlocks(content.numbers)] : []),
    header('The catalog'),
    ...coreSections(content.entries).flatMap((text) => told([text])),
    {
      type: 'actions',
      block_id: homeBlocks.catalog,
      elements: [entryPicker(content.entries, actionIds.show)],
    },
    context('To search it, type `/ecw-error` and a word, a code or the whole error.'),
    header('How to use me'),
    ...told([usage]),
  ],
});
