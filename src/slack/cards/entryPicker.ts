import type { PlainTextOption, StaticSelect } from '@slack/types';
import type { CatalogEntry, Group } from '../../catalog/schema.ts';
import { statusName } from '../../wording/entryWords.ts';
import { plain } from './card.ts';
import { groupBy } from './groupBy.ts';

export const groupNames: Readonly<Record<Group, string>> = {
  core: 'The error reference',
  neighbour: 'Often confused with these',
  writeback: 'Writeback codes',
  hl7: 'HL7 interface codes',
  bulk: 'Bulk export',
  runtime: 'FHIR runtime',
  cds: 'CDS Hooks',
};

const groupOf = ({ group, status }: CatalogEntry): string => {
  if (group !== 'core') return groupNames[group];
  return status === undefined ? 'Errors' : statusName(status);
};

const entryOption = (entry: CatalogEntry): PlainTextOption => ({
  text: plain(`${entry.title ?? entry.id}: ${entry.message}`),
  value: entry.id,
});

/** Entries that are no error (`harmless`) are not offered: nobody looks for the cause of an error there. */
const errors = (entries: readonly CatalogEntry[]) => entries.filter(({ harmless }) => !harmless);

/** Slack takes at most 100 options in a group. */
const groupSize = 100;

/** A select of catalog entries, grouped by status and interface. */
export const entryPicker = (entries: readonly CatalogEntry[], actionId: string): StaticSelect => ({
  type: 'static_select',
  action_id: actionId,
  placeholder: plain('Pick an error'),
  option_groups: [...groupBy(errors(entries), groupOf)].map(([label, members]) => ({
    label: plain(label),
    options: members.slice(0, groupSize).map(entryOption),
  })),
});
