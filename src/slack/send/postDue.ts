import type { EscalationDeps } from '../../escalations/deps.ts';
import { type Escalation, escalationLabel } from '../../escalations/escalation.ts';
import type { DailySummary, Due } from '../../escalations/remind.ts';
import { stateText } from '../../wording/escalationWords.ts';
import { context, header, section, textCard } from '../cards/card.ts';
import { escalationLine } from '../cards/escalations/escalationCard.ts';
import { escapeMrkdwn, mention } from '../cards/mrkdwn.ts';
import { channelCardOf } from './cardKeeper.ts';
import { isSettled, type Post } from './post.ts';

interface PostDueDeps {
  readonly post: Post;
  readonly domain: Pick<EscalationDeps, 'store'>;
  /** The escalation channel. */
  readonly channelId: string;
}

const mostLines = 40;

const remind = async (escalation: Escalation, { post, domain, channelId }: PostDueDeps) => {
  const card = channelCardOf(await domain.store.escalations.deliveries(escalation.teamId, escalation.id));
  const whom = mention(escalation.assignee ?? escalation.openedBy);
  const text = `${whom}: nothing has moved in *${escalationLabel(escalation)}* (${escapeMrkdwn(stateText(escalation))}) for a while. Change its state, add a note, or put the reminder off in the menu of its card.`;
  const place = card ? { channelId: card.channelId, threadTs: card.ts } : { channelId };
  await post(place, textCard(text));
};

const summarise = async ({ latest, open }: DailySummary, { post, channelId }: PostDueDeps) => {
  const title = open === 1 ? 'One open escalation' : `${open} open escalations`;
  const lines = latest.slice(0, mostLines).map(escalationLine);
  const more = open > mostLines ? [context(`And ${open - mostLines} more: \`/ecw-error open\``)] : [];
  await post(
    { channelId },
    {
      text: [title, ...lines].join('\n'),
      blocks: [header(title), section(lines.join('\n')), ...more],
    },
  );
};

/**
 * Posts reminders and the daily summary into the escalation channel, each whatever became of the others. A summary that Slack
 * does not take now is due again. Throws what the first of them met.
 */
export const postDue = async ({ reminders, summary }: Due, deps: PostDueDeps): Promise<void> => {
  const failures: unknown[] = [];
  for (const escalation of reminders)
    await remind(escalation, deps).catch((error: unknown) => failures.push(error));
  if (summary)
    await summarise(summary, deps).catch(async (error: unknown) => {
      failures.push(error);
      if (!isSettled(error)) await deps.domain.store.schedule.release('summary', summary.run);
    });
  if (failures.length > 0) throw failures[0];
};
