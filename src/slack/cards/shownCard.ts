import type { AskView } from '../../cases/ask.ts';
import type { ReplyView } from '../../replies/replyView.ts';
import { burstCard } from './burstCard.ts';
import { type Card, type Stage, section } from './card.ts';
import { caseCard } from './caseCard.ts';
import { escalationCard } from './escalationCard.ts';
import { escalationListCard } from './escalationListCard.ts';
import { guideCard, listCard, settingsButtonCard, statusCard } from './guideCard.ts';
import { muteText } from './muteText.ts';
import { mutingCard } from './mutingCard.ts';
import { outbreakCard } from './outbreakCard.ts';

/** Block id by which a posted reply is found again. */
export const replyMark = (replyId: string): string => `reply:${replyId}`;

type Everything = AskView | Extract<ReplyView, { kind: 'card' }>['shown'];

/** What somebody who asked is shown, or what is said because of a message. */
export const shownCard = (shown: Everything, stage: Stage): Card => {
  switch (shown.kind) {
    case 'guide':
      return guideCard(shown.entries);
    case 'settingsButton':
      return settingsButtonCard();
    case 'mute': {
      const text = muteText(shown);
      return { text, blocks: [section(text)] };
    }
    case 'list':
      return listCard(shown.entries);
    case 'status':
      return statusCard(shown.status, shown.entries);
    case 'escalations': {
      const { whose, escalations } = shown;
      return escalationListCard(whose === 'mine' ? 'My escalations' : 'Open escalations', escalations);
    }
    case 'escalation':
      return escalationCard(shown);
    case 'burst':
      return burstCard(shown, stage.linkTo);
    case 'outbreak':
      return outbreakCard(shown, stage.linkTo);
    case 'muting':
      return mutingCard(shown);
    case 'entry':
    case 'choice':
    case 'nothing':
    case 'repeat':
    case 'withdrawn':
      return caseCard(shown, stage);
  }
};
