import type { KnownBlock, PlainTextOption, StaticSelect } from '@slack/types';
import { type Escalation, escalationLabel } from '../../escalations/escalation.ts';
import { minuteOf, stateNames, stateText } from '../../wording/escalationWords.ts';
import { actionIds, listBlocks } from './actionIds.ts';
import { type Card, context, header, plain, section } from './card.ts';
import { escalationLine } from './escalationCard.ts';
import { groupBy } from './groupBy.ts';
import { type Column, listTable, mostRows } from './listTable.ts';

/** What a list is narrowed down to: `all`, `state:sent`, `practice:FEIGCD`, `error:invalid_scope`. */
export type ListFilter = string;

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

/** The escalations that a filter lets through. */
export const filtered = (escalations: readonly Escalation[], filter: ListFilter): readonly Escalation[] =>
  filter === 'all'
    ? escalations
    : escalations.filter((one) => facets.some(({ name, of }) => filter === `${name}:${of(one)}`));

const mostOptions = 100;

const optionsOf = ({ name, of, shown }: Facet, escalations: readonly Escalation[]): PlainTextOption[] =>
  [...groupBy(escalations, of)].slice(0, mostOptions).flatMap(([value, members]) => {
    const [one] = members;
    return one ? [{ text: plain(`${shown(one)} (${members.length})`), value: `${name}:${value}` }] : [];
  });

/** A select of all that occurs in a list, with its number. `whole` is what stands first. */
export const filterSelect = (
  escalations: readonly Escalation[],
  { filter, whole }: { readonly filter: ListFilter; readonly whole: readonly PlainTextOption[] },
): StaticSelect => {
  const groups = [
    { label: plain('Show'), options: [...whole] },
    ...facets.map((facet) => ({ label: plain(facet.label), options: optionsOf(facet, escalations) })),
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

/** A table, or a word where it is empty. */
export const escalationTable = (escalations: readonly Escalation[]): KnownBlock[] => {
  if (escalations.length === 0) return [section('None.')];
  const more = escalations.length - mostRows;
  return [
    listTable(columns, escalations),
    ...(more > 0 ? [context(`And ${more} more: narrow the list down.`)] : []),
  ];
};

const titles = { mine: 'My escalations', open: 'Open escalations' } as const;

export interface EscalationList {
  readonly whose: keyof typeof titles;
  readonly escalations: readonly Escalation[];
  readonly filter?: ListFilter;
}

/** `/ecw-error mine` and `/ecw-error open`. */
export const escalationListCard = ({ whose, escalations, filter = 'all' }: EscalationList): Card => {
  const title = titles[whose];
  const shown = filtered(escalations, filter);
  const whole = [{ text: plain(`All (${escalations.length})`), value: 'all' }];
  const lines = shown.length === 0 ? ['None.'] : shown.slice(0, mostRows).map(escalationLine);
  return {
    text: [title, ...lines].join('\n'),
    blocks: [
      header(title),
      ...(escalations.length === 0
        ? []
        : [
            {
              type: 'actions' as const,
              block_id: listBlocks[whose],
              elements: [filterSelect(escalations, { filter, whole }), ...escalationPicker(shown)],
            },
          ]),
      ...escalationTable(shown),
    ],
  };
};
