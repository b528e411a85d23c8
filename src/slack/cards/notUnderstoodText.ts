import type { MisusedView } from '../../cases/lookUp.ts';
import type { MuteUnclear } from '../../channels/muteCommand.ts';
import { escapeMrkdwn } from './mrkdwn.ts';

type Part = MisusedView['word'] | MuteUnclear['part'];

/** What each word, or part of a mute, takes, with one example that is right. */
const takes: Readonly<Record<Part, string>> = {
  stats: '`stats` takes a number of days: `/ecw-error stats 7d`.',
  open: '`open` takes the code of a practice: `/ecw-error open FEIGCD`. `/ecw-error ECW-1001` shows one escalation.',
  mine: '`mine` takes the code of a practice: `/ecw-error mine FEIGCD`. `/ecw-error ECW-1001` shows one escalation.',
  list: '`/ecw-error list` by itself shows the whole catalog, `/ecw-error 401` the errors of a status.',
  review: '`/ecw-error review` by itself shows what waits for the approvers.',
  settings: '`/ecw-error settings` by itself opens what can be set for this channel.',
  check:
    'I look at web addresses, of a key set or a FHIR base: `/ecw-error check https://keys.example.com/jwks.json`. `/ecw-error check` by itself opens a form.',
  subject:
    '`/ecw-error mute invalid_scope 1d` mutes an error here, `mute channel 1h` the channel, `mute me 1w` your own messages; `unmute` with the same word lifts it.',
  time: 'A mute lasts `1h`, `1d`, `1w` or `forever`: `/ecw-error mute invalid_scope 1w`.',
  lifting: '`unmute` takes no time: `/ecw-error unmute channel`.',
};

/** Tells what was not understood, and what would be; of what is not kept, behind which word it stood. */
export const notUnderstoodText = (part: Part, said?: string): string => {
  const what = said === undefined ? `what stands behind \`${part}\`` : `“${escapeMrkdwn(said)}”`;
  return part === 'check' && said !== undefined
    ? `${what} is no address. ${takes[part]}`
    : `I did not understand ${what}. ${takes[part]}`;
};
