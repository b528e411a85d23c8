import { type Case, sourceOf } from '../../cases/case.ts';
import type { Refusal } from '../../channels/authority.ts';
import type { LinkTo } from '../../channels/places.ts';
import { minuteMs } from '../../pacing/durations.ts';
import { visible } from '../../text/clip.ts';
import type { Facts, Reason } from '../../triage/verdict.ts';
import { pictureText, seenText } from '../../wording/entryWords.ts';
import { isPerson } from '../read/people.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Makes text inert in mrkdwn: no link, mention or entity survives, nothing is hidden or reordered. Backticks and stars keep their meaning. */
export const escapeMrkdwn = (text: string): string =>
  visible(text).replace(/[&<>]/g, (character) => entities[character] ?? '');

/** Makes a person's text inert in plain_text and rich_text, where Slack resolves no control sequence. */
export const inert = (text: string): string => visible(text).toWellFormed();

/** `home`: the workspace's address as auth.test tells it, ending in a slash. The same form as chat.getPermalink gives. */
export const createLinks =
  (home: string): LinkTo =>
  ({ channelId, ts, threadTs }) => {
    const thread = threadTs === undefined || threadTs === ts ? '' : `?thread_ts=${threadTs}&cid=${channelId}`;
    return `${home}archives/${channelId}/p${ts.replace('.', '')}${thread}`;
  };

/** A moment in the reader's own time zone, as Slack shows it. Source: docs.slack.dev/messaging/formatting-message-text */
export const when = (at: number, form = '{time}'): string =>
  `<!date^${Math.floor(at / 1000)}^${form}|${new Date(at).toISOString().slice(11, 16)} UTC>`;

/** From one moment to another, or the moment alone where they fall into the same minute. */
export const span = (from: number, to: number): string =>
  Math.floor(from / minuteMs) === Math.floor(to / minuteMs) ? when(from) : `${when(from)} to ${when(to)}`;

const channelId = /^[CG][A-Z0-9]{2,20}$/;

/** Somebody, as Slack shows their name. Who was forgotten has none. */
export const mention = (user: string): string => (isPerson(user) ? `<@${user}>` : 'somebody');

export const link = (address: string, text: string): string => `<${address}|${text}>`;

/** Who reported it where: a link to the message of the practice, and to the thread that it stands in. */
const reportLine = (one: Case, linkTo: LinkTo): string => {
  const { practice, message, thread } = sourceOf(one, linkTo);
  const name = practice === undefined ? 'The message' : `${escapeMrkdwn(practice)}’s message`;
  const what = message === undefined ? (practice ?? 'A report') : link(message, name);
  const where = channelId.test(one.channelId) ? ` in <#${one.channelId}>` : ' in a direct message';
  return `• ${what} by ${mention(one.userId)}${where}${thread === undefined ? '' : ` · ${link(thread, 'its thread')}`}`;
};

/** A line for each report. */
export const reportLines = (cases: readonly Case[], linkTo: LinkTo): readonly string[] =>
  cases.map((one) => reportLine(one, linkTo));

/** Why we think so, in one line of mrkdwn; empty when there is nothing to tell. */
export const seenLine = (reasons: readonly Reason[], facts: Facts): string =>
  escapeMrkdwn(seenText(reasons, facts));

/** How names and commands are written. */
interface Spelling {
  readonly name: (name: string) => string;
  readonly code: (code: string) => string;
}

const refusalIn = (refusal: Refusal, { name, code }: Spelling): string => {
  switch (refusal.why) {
    case 'group':
      return `Only members of the user group “${name(refusal.group)}” may escalate and change escalations here. Ask one of them.`;
    case 'approvers':
      return refusal.group === undefined
        ? `Nobody approves here: whoever runs the bot names a user group with ${code('APPROVER_GROUP')}.`
        : `Only members of the user group “${name(refusal.group)}” decide this. Ask one of them.`;
    case 'guest':
      return `Guests and people of other companies may not do this in this channel. Ask somebody of this workspace, who can also allow it with ${code('/ecw-error settings')}.`;
    case 'unanswered':
      return 'Slack does not tell me right now whether you may do this, so nothing was done. Try again in a minute.';
  }
};

/** Why somebody may not, and whom to ask. */
export const refusalText = (refusal: Refusal): string =>
  refusalIn(refusal, { name: escapeMrkdwn, code: (code) => `\`${code}\`` });

/** A refusal under a field of a form, where Slack reads no mrkdwn. */
export const plainRefusalText = (refusal: Refusal): string =>
  refusalIn(refusal, { name: inert, code: (code) => code });

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
    .map((ts, index) => link(linkTo({ channelId, ts, threadTs }), String(index + 1)))
    .join(' ');
  const rest = readIn.length > mostRead ? ` and ${readIn.length - mostRead} more` : '';
  return `Read in this thread: ${links}${rest}`;
};
