import type { KnownBlock, PlainTextOption, StaticSelect } from '@slack/types';
import { type Escalation, escalationLabel } from '../../../escalations/escalation.ts';
import type { Listed, Narrowed } from '../../../escalations/port.ts';
import { minuteOf, stateNames, stateText } from '../../../wording/escalationWords.ts';
import { actionIds, listBlocks } from '../actionIds.ts';
import { type Card, context, header, plain, section } from '../card.ts';
import { groupBy } from '../groupBy.ts';
import { type Column, listTable, mostRows } from '../listTable.ts';
import { escalationLine } from './escalationCard.ts';

interface Facet {
  readonly name: string;
  readonly label: string;
  readonly of: (escalation: Escalation) => string;
  readonly shown: (escalation: Escalation) => string;
}

const facets: readonly Facet[] = [
  { name: 'state', label: 'State', of: ({ state }) => state, shown: ({ state }) => stateNames[state] },
  {
    name: 'practice',
    label: 'Practice',
    of: ({ report }) => report.practiceCode,
    shown: ({ report }) => report.practiceCode,
  },
  { name: 'error', label: 'Error', of: ({ entryId }) => entryId, shown: ({ entryId }) => entryId },
];

const mostOptions = 100;

/** How many there are of each is known only where the list is whole. */
const optionsOf = ({ name, of, shown }: Facet, { escalations, total }: Listed): PlainTextOption[] =>
  [...groupBy(escalations, of)].slice(0, mostOptions).flatMap(([value, members]) => {
    const [one] = members;
    if (!one) return [];
    const count = escalations.length === total ? ` (${members.length})` : '';
    return [{ text: plain(`${shown(one)}${count}`), value: `${name}:${value}` }];
  });

/** A select of all that occurs in the newest of a list, with its number. `whole` is what stands first. */
export const filterSelect = (
  listed: Listed,
  { filter, whole }: { readonly filter: string; readonly whole: readonly PlainTextOption[] },
): StaticSelect => {
  const groups = [
    { label: plain('Show'), options: [...whole] },
    ...facets.map((facet) => ({ label: plain(facet.label), options: optionsOf(facet, listed) })),
  ].filter(({ options }) => options.length > 0);
  const initial = groups.flatMap(({ options }) => options).find(({ value }) => value === filter);
  return {
    type: 'static_select',
    action_id: actionIds.filterEscalations,
    placeholder: plain('Filter'),
    option_groups: groups,
    ...(initial ? { initial_option: initial } : {}),
  };
};

/** A select that shows one of these escalations. */
export const escalationPicker = (escalations: readonly Escalation[]): StaticSelect[] =>
  escalations.length === 0
    ? []
    : [
        {
          type: 'static_select',
          action_id: actionIds.showEscalation,
          placeholder: plain('Show one'),
          options: escalations.slice(0, mostOptions).map((escalation) => ({
            text: plain(`${escalationLabel(escalation)} ${escalation.entryId}, ${stateText(escalation)}`),
            value: escalation.id,
          })),
        },
      ];

/** What tells them apart first: a telephone shows two columns and a half. */
const columns: readonly Column<Escalation>[] = [
  { heading: 'Number', of: escalationLabel },
  { heading: 'Practice', of: ({ report }) => report.practiceCode },
  { heading: 'State', of: stateText },
  { heading: 'Error', of: ({ entryId }) => entryId },
  { heading: 'Since', of: ({ openedAt }) => minuteOf(openedAt) },
];

/** Says that there is none, and of which practice where one was named. */
const noneText = (filter: string): string => {
  const [, practice] = /^practice:([A-Z]{6})$/.exec(filter) ?? [];
  return practice === undefined ? 'None.' : `None at the practice ${practice}.`;
};

/** A table, or a word where it is empty. */
export const escalationTable = ({ escalations, total }: Listed, filter = ''): KnownBlock[] => {
  if (escalations.length === 0) return [section(noneText(filter))];
  const more = total - Math.min(mostRows, escalations.length);
  return [
    listTable(columns, escalations),
    ...(more > 0 ? [context(`And ${more} more: narrow the list down.`)] : []),
  ];
};

const titles = { mine: 'My escalations', open: 'Open escalations' } as const;

interface EscalationList extends Narrowed {
  readonly whose: keyof typeof titles;
}

/** `/ecw-error mine` and `/ecw-error open`. */
export const escalationListCard = ({ whose, filter, shown, ...listed }: EscalationList): Card => {
  const title = titles[whose];
  const whole = [{ text: plain(`All (${listed.total})`), value: 'all' }];
  const latest = shown.escalations.slice(0, mostRows);
  const lines = latest.length === 0 ? [noneText(filter)] : latest.map(escalationLine);
  return {
    text: [title, ...lines].join('\n'),
    blocks: [
      header(title),
      ...(listed.escalations.length === 0
        ? []
        : [
            {
              type: 'actions' as const,
              block_id: listBlocks[whose],
              elements: [filterSelect(listed, { filter, whole }), ...escalationPicker(shown.escalations)],
            },
          ]),
      ...escalationTable(shown, filter),
    ],
  };
};
