import type { Case } from '../../cases/case.ts';
import type { Refusal } from '../../channels/authority.ts';
import type { Facts, Reason } from '../../triage/verdict.ts';
import { pictureText, seenText as seenPlainText } from '../../wording/seenWords.ts';
import type { LinkTo } from '../send/links.ts';
import { escapeMrkdwn } from './mrkdwn.ts';

/** Why we think so, in one line of mrkdwn; empty when there is nothing to tell. */
export const seenText = (reasons: readonly Reason[], facts: Facts): string =>
  escapeMrkdwn(seenPlainText(reasons, facts));

/** Why somebody may not, and whom to ask. */
export const refusalText = (refusal: Refusal): string => {
  switch (refusal.why) {
    case 'group':
      return `Only members of the user group “${escapeMrkdwn(refusal.group)}” may escalate and change escalations here. Ask one of them.`;
    case 'approvers':
      return refusal.group === undefined
        ? 'Nobody approves here: whoever runs the bot names a user group with `APPROVER_GROUP`.'
        : `Only members of the user group “${escapeMrkdwn(refusal.group)}” decide this. Ask one of them.`;
    case 'guest':
      return 'Guests and people of other companies may not do this in this channel. Ask somebody of this workspace, who can also allow it with `/ecw-error settings`.';
  }
};

const mostPractices = 8;

/** `practices FEIGCD, ABCDEF and 3 more`; empty where none is known. */
export const practicesText = (codes: readonly (string | undefined)[]): string => {
  const known = [...new Set(codes.flatMap((code) => code ?? []))];
  if (known.length === 0) return '';
  const named = known.slice(0, mostPractices).map(escapeMrkdwn).join(', ');
  const rest = known.length - mostPractices;
  return `${known.length === 1 ? 'practice' : 'practices'} ${named}${rest > 0 ? ` and ${rest} more` : ''}`;
};

/** Told to who asks, alone, and it stays where it is: it must be true afterwards too. */
export const readingText = 'Reading the picture. The answer follows in a few seconds.';

/** That a verdict rests on a picture; empty where it does not. */
export const pictureLine = ({ verdict: { picture } }: Case): string => escapeMrkdwn(pictureText(picture));

const mostRead = 10;

/** The messages of the thread that the evidence stands in, as links; empty where the paste itself was enough. */
export const readInText = (
  { verdict: { readIn = [] }, channelId, threadTs }: Case,
  linkTo: LinkTo,
): string => {
  if (readIn.length === 0) return '';
  const links = readIn
    .slice(0, mostRead)
    .map((ts, index) => `<${linkTo({ channelId, ts, threadTs })}|${index + 1}>`)
    .join(' ');
  const rest = readIn.length > mostRead ? ` and ${readIn.length - mostRead} more` : '';
  return `Read in this thread: ${links}${rest}`;
};
