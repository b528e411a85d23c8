import type { MisusedView } from '../../cases/lookUp.ts';
import { escapeMrkdwn } from './mrkdwn.ts';

/** What each word takes, with one example that is right. */
const takes: Readonly<Record<MisusedView['word'], string>> = {
  stats: '`stats` takes a number of days: `/ecw-error stats 7d`.',
  open: '`open` takes the code of a practice: `/ecw-error open FEIGCD`. `/ecw-error ECW-1001` shows one escalation.',
  mine: '`mine` takes the code of a practice: `/ecw-error mine FEIGCD`. `/ecw-error ECW-1001` shows one escalation.',
  list: '`/ecw-error list` by itself shows the whole catalog, `/ecw-error 401` the errors of a status.',
  review: '`/ecw-error review` by itself shows what waits for the approvers.',
  settings: '`/ecw-error settings` by itself opens what can be set for this channel.',
  check:
    'I look at web addresses, of a key set or a FHIR base: `/ecw-error check https://keys.example.com/jwks.json`. `/ecw-error check` by itself opens a form.',
};

/** Tells what was not understood behind one of our own words, and what would be. */
export const misusedText = ({ word, said }: MisusedView): string => {
  const what = said === undefined ? `what stands behind \`${word}\`` : `“${escapeMrkdwn(said)}”`;
  return word === 'check' && said !== undefined
    ? `${what} is no address. ${takes[word]}`
    : `I did not understand ${what}. ${takes[word]}`;
};
