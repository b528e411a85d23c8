import type { PlainTextOption, StaticSelect } from '@slack/types';
import { type CatalogEntry, groups } from '../../../catalog/schema.ts';
import { entryName, roleNames, statusName } from '../../../wording/entryWords.ts';
import { actionIds, listBlocks } from '../actionIds.ts';
import { type Card, context, header, plain } from '../card.ts';
import { entryPicker, groupNames } from '../entryPicker.ts';
import { type Column, listTable, mostRows } from '../listTable.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

interface Filter {
  readonly value: string;
  readonly text: string;
  readonly holds: (entry: CatalogEntry) => boolean;
}

const byGroup: readonly Filter[] = groups.map((name) => ({
  value: `group:${name}`,
  text: groupNames[name],
  holds: ({ group }) => group === name,
}));

const byStatus = (entries: readonly CatalogEntry[]): readonly Filter[] =>
  [...new Set(entries.flatMap(({ status }) => status ?? []))]
    .sort((one, other) => one - other)
    .map((code) => ({
      value: `status:${code}`,
      text: statusName(code),
      holds: ({ status }) => status === code,
    }));

const byRole: readonly Filter[] = Object.entries(roleNames).map(([role, name]) => ({
  value: `by:${role}`,
  text: `Usually fixed by ${name}`,
  holds: ({ fixedBy }) => fixedBy[0] === role,
}));

const select = (
  entries: readonly CatalogEntry[],
  kinds: Readonly<Record<string, readonly Filter[]>>,
  chosen: string,
): StaticSelect => {
  const option = ({ value, text, holds }: Filter): PlainTextOption[] => {
    const count = entries.filter(holds).length;
    return count === 0 ? [] : [{ text: plain(`${text} (${count})`), value }];
  };
  const option_groups = Object.entries(kinds).map(([label, filters]) => ({
    label: plain(label),
    options: filters.flatMap(option),
  }));
  const initial = option_groups.flatMap(({ options }) => options).find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: actionIds.filterCatalog,
    placeholder: plain('Filter'),
    option_groups,
    ...(initial ? { initial_option: initial } : {}),
  };
};

const columns: readonly Column<CatalogEntry>[] = [
  { heading: 'Error', of: ({ id, title = id }) => title },
  { heading: 'Message', isWrapped: true, of: ({ message }) => message },
  { heading: 'Status', of: ({ status }) => status?.toString() ?? '-' },
  { heading: 'Usually fixed by', of: ({ fixedBy: [role] }) => (role ? roleNames[role] : 'nobody') },
];

/** `/ecw-error list`: the errors of the reference first, the others by a filter. */
export const catalogCard = (entries: readonly CatalogEntry[], filter = 'group:core'): Card => {
  const errors = entries.filter(({ harmless }) => !harmless);
  const kinds = { 'Part of the catalog': byGroup, 'HTTP status': byStatus(errors), 'Who fixes it': byRole };
  const chosen = Object.values(kinds)
    .flat()
    .find(({ value }) => value === filter);
  const shown = chosen ? errors.filter(chosen.holds) : errors;
  const more = shown.length - mostRows;
  const title = 'The catalog';
  return {
    text: [
      title,
      ...shown
        .slice(0, mostRows)
        .map((entry) => `${escapeMrkdwn(entryName(entry))}: ${escapeMrkdwn(entry.message)}`),
    ].join('\n'),
    blocks: [
      header(title),
      {
        type: 'actions',
        block_id: listBlocks.catalog,
        elements: [select(errors, kinds, filter), entryPicker(errors, actionIds.show)],
      },
      listTable(columns, shown),
      ...(more > 0 ? [context(`And ${more} more: narrow the list down, or paste the error.`)] : []),
    ],
  };
};
