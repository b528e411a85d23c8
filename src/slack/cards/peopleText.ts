import type { Case } from '../../cases/case.ts';
import { sourceOf } from '../../escalations/credits.ts';
import { isPerson } from '../read/isPerson.ts';
import type { LinkTo } from '../send/links.ts';
import { escapeMrkdwn } from './mrkdwn.ts';

const channelId = /^[CG][A-Z0-9]{2,20}$/;

/** Somebody, as Slack shows their name. Who was forgotten has none. */
export const mention = (user: string): string => (isPerson(user) ? `<@${user}>` : 'somebody');

const link = (address: string, text: string): string => `<${address}|${text}>`;

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
