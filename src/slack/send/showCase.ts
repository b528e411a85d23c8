import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Gone } from '../../cases/case.ts';
import type { CaseView } from '../../cases/caseView.ts';
import { caseCard } from '../cards/shownCard.ts';
import type { Click } from '../read/readClick.ts';
import { type CardTools, updateCard } from './cardKeeper.ts';

/** How a click is answered. */
export interface ClickTools {
  readonly client: WebClient;
  readonly respond: RespondFn;
}

export const goneText =
  'That card is too old, or belongs to another channel. Paste the error again, or use `/ecw-error`.';

/** What makes a response seen by the clicker alone, and in the thread where they clicked. */
export const hereOnly = ({ threadTs }: Pick<Click, 'threadTs'>) =>
  ({
    response_type: 'ephemeral',
    replace_original: false,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  }) as const;

/** Who clicked, and where they are told something. */
export const clicker = ({ by, threadTs }: Pick<Click, 'by' | 'threadTs'>) => ({
  ...by,
  ...(threadTs === undefined ? {} : { threadTs }),
});

/** Where somebody clicked, as it travels with a form. */
export const clickedIn = (click: Pick<Click, 'by' | 'threadTs'>) => {
  const { channelId, threadTs } = clicker(click);
  return { channelId, ...(threadTs === undefined ? {} : { threadTs }) };
};

/** Shows the case after a click: in its card, or in place of the message that only the person sees. */
export const showCase = async (
  view: CaseView | Gone,
  click: Click,
  tools: ClickTools & CardTools,
): Promise<void> => {
  const { respond, linkTo } = tools;
  if (view.kind === 'gone') {
    await respond({ ...hereOnly(click), text: goneText });
    return;
  }
  const clicked = { channelId: click.by.channelId, ts: click.messageTs };
  const card = click.isEphemeral ? view.case.card : clicked;
  if (card) await updateCard(tools, card, view);
  if (!click.isEphemeral) return;
  if (card) await respond({ delete_original: true });
  else
    await respond({
      response_type: 'ephemeral',
      replace_original: true,
      ...caseCard(view, { ephemeral: true, linkTo }),
    });
};
