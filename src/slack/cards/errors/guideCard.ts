import type { KnownBlock } from '@slack/types';
import type { CatalogEntry } from '../../../catalog/schema.ts';
import { entryName, statusName } from '../../../wording/entryWords.ts';
import { actionIds, listBlocks } from '../actionIds.ts';
import { button, type Card, context, header, section, textCard, told } from '../card.ts';
import { entryPicker } from '../entryPicker.ts';
import { groupBy } from '../groupBy.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

export const usage = [
  '*Paste anything* after `/ecw-error`: a code, OAuth JSON, an OperationOutcome, a redirect URL, headers, a stack trace.',
  '• `/ecw-error jwks_kid_mismatch` explains one error',
  '• `/ecw-error 401` shows the errors of a status',
  '• `/ecw-error check https://keys.example.com/jwks.json` looks at a key set or a FHIR base; `check` alone opens a form',
  '• `/ecw-error list` shows the whole catalog',
  '• `/ecw-error settings` says when I speak in this channel',
  '• `/ecw-error mute invalid_scope 1d`, `mute channel 1h` or `mute me` keeps me quiet',
  '• `/ecw-error mine`, `open` or `ECW-1001` shows escalations',
  '• `/ecw-error stats 30d` shows what was counted, `review` what I did not recognise',
  '• The shortcut *Report an eCW error* escalates one that stands in no message',
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
    ...told([usage]),
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

export const checksOffText = 'The operator of this bot has switched checks off.';

/** A button that opens the form of checks. */
export const checkButtonCard = (): Card => {
  const text = 'I can look at a key set, a SMART configuration or a client assertion. The form takes them:';
  return {
    text,
    blocks: [
      section(text),
      {
        type: 'actions',
        block_id: 'checks',
        elements: [button(actionIds.runChecks, 'Run checks', 'checks')],
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
    blocks: [header(title), ...told(lines), picker(entries)],
  };
};

/** A number that no entry bears. */
export const unknownNumberCard = (number: string): Card => {
  const text = `No error in the catalog bears the number ${number}. Paste the whole answer, with its status and body: a number alone says little. \`/ecw-error list\` shows what there is.`;
  return textCard(text);
};

/** The way from an error to eCW. */
export const howToEscalateCard = (): Card => {
  const text = [
    '*How an error gets to eCW*',
    '1. Paste the error here, or after `/ecw-error`, with the call and the time. Its card says who can fix it and when eCW must.',
    '2. Press *Escalate to eCW* on the card. The form is filled from what you pasted; it names what eCW would still ask for.',
    '3. It gets a number, ECW-1001, and is tracked until somebody says what fixed it. `/ecw-error mine` and `open` list them.',
    'To add later evidence, choose *Add to an escalation* in the menu of any message.',
  ].join('\n');
  return { text, blocks: told([text]) };
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
