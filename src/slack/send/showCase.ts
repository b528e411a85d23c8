import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { CardPlace } from '../../cases/case.ts';
import type { CaseView } from '../../cases/caseView.ts';
import type { Gone } from '../../cases/claim.ts';
import { caseCard } from '../cards/caseCard.ts';
import type { Click } from '../read/readClick.ts';
import type { LinkTo } from './links.ts';

export interface Reach {
  readonly client: WebClient;
  readonly respond: RespondFn;
  readonly linkTo: LinkTo;
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

/** Where the clicker is told something. */
export const placeOf = ({ by, threadTs }: Pick<Click, 'by' | 'threadTs'>) => ({
  ...by,
  ...(threadTs === undefined ? {} : { threadTs }),
});

/** Brings a posted card up to date. */
export const updateCard = async (
  { client, linkTo }: Pick<Reach, 'client' | 'linkTo'>,
  card: CardPlace,
  view: CaseView,
): Promise<void> => {
  const shown = caseCard(view, { ephemeral: false, linkTo });
  await client.chat.update({ channel: card.channelId, ts: card.ts, ...shown });
};

/** Shows the case after a click: in its card, or in place of the message that only the person sees. */
export const showCase = async (view: CaseView | Gone, click: Click, reach: Reach): Promise<void> => {
  const { respond, linkTo } = reach;
  if (view.kind === 'gone') {
    await respond({ ...hereOnly(click), text: goneText });
    return;
  }
  const clicked = { channelId: click.by.channelId, ts: click.messageTs };
  const card = click.isEphemeral ? view.case.card : clicked;
  if (card) await updateCard(reach, card, view);
  if (!click.isEphemeral) return;
  if (card) await respond({ delete_original: true });
  else
    await respond({
      response_type: 'ephemeral',
      replace_original: true,
      ...caseCard(view, { ephemeral: true, linkTo }),
    });
};
