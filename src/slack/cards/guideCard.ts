import type { KnownBlock } from '@slack/types';
import type { CatalogEntry } from '../../catalog/schema.ts';
import { actionIds, listBlocks } from './actionIds.ts';
import { button, type Card, context, header, section } from './card.ts';
import { entryPicker } from './entryPicker.ts';
import { groupBy } from './groupBy.ts';
import { escapeMrkdwn } from './mrkdwn.ts';
import { entryName, statusName } from './wording.ts';

export const usage = [
  '*Paste anything* after `/ecw-error`: a code, OAuth JSON, an OperationOutcome, a redirect URL, headers, a stack trace.',
  '• `/ecw-error jwks_kid_mismatch` explains one error',
  '• `/ecw-error 401` shows the errors of a status',
  '• `/ecw-error list` shows the whole catalog',
  '• `/ecw-error settings` says when I speak in this channel',
  '• `/ecw-error mute invalid_scope 1d`, `mute channel 1h` or `mute me` keeps me quiet',
  '• `/ecw-error mine`, `open` or `ECW-1001` shows escalations',
  'In a channel that I watch I answer pasted errors by myself; elsewhere mention me, write me a direct message, or use *Triage this error* on a message.',
].join('\n');

const picker = (entries: readonly CatalogEntry[]): KnownBlock => ({
  type: 'actions',
  block_id: listBlocks.catalog,
  elements: [entryPicker(entries, actionIds.show)],
});

/** What the command can do, with every entry to pick from. */
export const guideCard = (entries: readonly CatalogEntry[]): Card => ({
  text: usage,
  blocks: [
    header('Which eCW error is it?'),
    section(usage),
    picker(entries),
    context(
      'Leave out tokens, secrets and patient data. What slips through is redacted before it is stored.',
    ),
  ],
});

/** A message cannot open a form, a button can. */
export const settingsButtonCard = (): Card => {
  const text = 'When I speak in this channel, who may escalate, what is muted:';
  return {
    text,
    blocks: [
      section(text),
      {
        type: 'actions',
        block_id: 'settings',
        elements: [button(actionIds.openSettings, 'Open settings', 'settings')],
      },
    ],
  };
};

const entryLine = (entry: CatalogEntry): string =>
  `• *${escapeMrkdwn(entryName(entry))}*: ${escapeMrkdwn(entry.message)}`;

/** The entries of one HTTP status to pick from. */
export const statusCard = (status: number, entries: readonly CatalogEntry[]): Card => {
  const title = `${statusName(status)}: which one?`;
  const lines = entries.slice(0, 15).map(entryLine);
  return {
    text: [title, ...lines].join('\n'),
    blocks: [header(title), section(lines.join('\n')), picker(entries)],
  };
};

/** The core errors by status, one text of mrkdwn each. */
export const coreSections = (entries: readonly CatalogEntry[]): string[] => {
  const core = entries.filter(({ group }) => group === 'core');
  return [...groupBy(core, ({ status }) => status ?? 0)].map(([status, members]) =>
    [
      `*${statusName(status)}*`,
      ...members.map((entry) => `• \`${entry.id}\` ${escapeMrkdwn(entry.message)}`),
    ].join('\n'),
  );
};

/** The whole catalog: the core errors spelled out, the rest counted and to pick from. */
export const listCard = (entries: readonly CatalogEntry[]): Card => {
  const sections = coreSections(entries);
  const more = entries.filter(({ group }) => group !== 'core').length;
  const rest = more > 0 ? `And ${more} neighbours and published eCW codes: pick below, or paste one.` : '';
  return {
    text: ['The catalog', ...sections, rest].filter(Boolean).join('\n'),
    blocks: [
      header('The catalog'),
      ...sections.map(section),
      ...(rest ? [context(rest)] : []),
      picker(entries),
    ],
  };
};
