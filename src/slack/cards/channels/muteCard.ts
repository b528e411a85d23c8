import type { KnownBlock, PlainTextOption } from '@slack/types';
import type { MuteView } from '../../../cases/ask.ts';
import type { CatalogEntry } from '../../../catalog/schema.ts';
import type { MuteSpan } from '../../../channels/port.ts';
import { actionIds } from '../actionIds.ts';
import { button, type Card, plain, section } from '../card.ts';
import { entryPicker } from '../entryPicker.ts';
import { muteText } from './muteText.ts';

const option = (value: string, text: string): PlainTextOption => ({ text: plain(text), value });

/** What may be muted without naming an error. */
const wholes = {
  channel: option('channel', 'Everything in this channel'),
  person: option('person', 'My own messages, everywhere'),
};

/** The errors of a picker as what may be muted: `entry:invalid_scope`. */
const errors = (entries: readonly CatalogEntry[]) =>
  (entryPicker(entries, '').option_groups ?? []).map(({ label, options }) => ({
    label,
    options: options.map(({ value, ...shown }) => ({ ...shown, value: `entry:${value}` })),
  }));

const spanNames: Readonly<Record<MuteSpan, string>> = {
  '1h': 'For an hour',
  '1d': 'For a day',
  '1w': 'For a week',
  lifted: 'Until somebody lifts it',
};
const spans = Object.entries(spanNames).map(([value, text]) => option(value, text));

const choices = (entries: readonly CatalogEntry[]): KnownBlock => ({
  type: 'actions',
  block_id: 'mute',
  elements: [
    {
      type: 'static_select',
      action_id: actionIds.muteWhat,
      option_groups: [
        { label: plain('All of it'), options: Object.values(wholes) },
        ...errors(entries).map(({ label, options }) => ({ label, options })),
      ],
      initial_option: wholes.channel,
    },
    {
      type: 'static_select',
      action_id: actionIds.muteSpan,
      options: spans,
      initial_option: option('1d', spanNames['1d']),
    },
    { ...button(actionIds.mute, 'Mute', 'mute'), style: 'primary' },
  ],
});

/** What came of a mute that somebody asked for; where they did not say what, the choice. */
export const muteCard = (view: MuteView): Card => {
  const text = muteText(view);
  const { answer, entries = [] } = view;
  return { text, blocks: [section(text), ...(answer.kind === 'open' ? [choices(entries)] : [])] };
};
