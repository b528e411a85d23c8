import type { AskView } from '../../cases/ask.ts';
import type { CaseView } from '../../cases/caseView.ts';
import { escalationLabel } from '../../escalations/escalation.ts';
import type { ReplyView } from '../../replies/replyView.ts';
import { type Card, type Stage, textCard } from './card.ts';
import { muteCard } from './channels/muteCard.ts';
import { mutingCard } from './channels/mutingCard.ts';
import { numbersCard } from './channels/numbersCard.ts';
import { noteNewsCard, teamNoteCard } from './curation/teamNoteCard.ts';
import { waitingButtonCard } from './curation/waitingCard.ts';
import { burstCard } from './errors/burstCard.ts';
import { catalogCard } from './errors/catalogCard.ts';
import { choiceCard } from './errors/choiceCard.ts';
import { entryCard } from './errors/entryCard.ts';
import {
  checkButtonCard,
  checksOffText,
  guideCard,
  howToEscalateCard,
  settingsButtonCard,
  statusCard,
  unknownNumberCard,
} from './errors/guideCard.ts';
import { nothingCard } from './errors/nothingCard.ts';
import { outbreakCard } from './errors/outbreakCard.ts';
import { repeatCard } from './errors/repeatCard.ts';
import { toldCard } from './errors/toldCard.ts';
import { withdrawnCard } from './errors/withdrawnCard.ts';
import { escalationCard } from './escalations/escalationCard.ts';
import { escalationListCard } from './escalations/escalationListCard.ts';
import { newsCard } from './escalations/newsCard.ts';
import { leftAloneText } from './leftAloneText.ts';
import { notUnderstoodText } from './notUnderstoodText.ts';

/** The card of a case as it stands. Ephemeral cards offer to share themselves. */
export const caseCard = (view: CaseView, stage: Stage): Card => {
  switch (view.kind) {
    case 'entry':
      return entryCard(view, stage);
    case 'choice':
      return choiceCard(view, stage.linkTo);
    case 'nothing':
      return nothingCard(view);
    case 'repeat':
      return repeatCard(view, stage.linkTo);
    case 'withdrawn':
      return withdrawnCard(view);
  }
};

/** Block id by which a posted reply is found again. */
export const replyMark = (replyId: string): string => `reply:${replyId}`;

const alone: ReadonlySet<Everything['kind']> = new Set([
  'escalations',
  'escalation',
  'noEscalation',
  'leftAlone',
  'numbers',
]);

/** What is said of escalations, and what was counted, is for the asker alone, wherever they ask; and what concerns nobody else. */
export const isForAskerAlone = ({ kind }: Pick<Everything, 'kind'>): boolean => alone.has(kind);

type Everything = AskView | Extract<ReplyView, { kind: 'card' }>['shown'];

/** What somebody who asked is shown, or what is said because of a message. */
export const shownCard = (shown: Everything, stage: Stage): Card => {
  switch (shown.kind) {
    case 'guide':
      return guideCard(shown.entries);
    case 'settingsButton':
      return settingsButtonCard();
    case 'waitingButton':
      return waitingButtonCard();
    case 'checkButton':
      return checkButtonCard();
    case 'leftAlone':
      return textCard(leftAloneText(shown.reason));
    case 'mute':
      return muteCard(shown);
    case 'checksOff':
      return textCard(checksOffText);
    case 'misused':
      return textCard(notUnderstoodText(shown.word, shown.said));
    case 'list':
      return catalogCard(shown.entries);
    case 'status':
      return statusCard(shown.status, shown.entries);
    case 'unknownNumber':
      return unknownNumberCard(shown.number);
    case 'howToEscalate':
      return howToEscalateCard();
    case 'escalations':
      return escalationListCard(shown);
    case 'noEscalation':
      return textCard(
        `There is no ${escalationLabel(shown)} among what you can read: your own reports and those of channels that you are in.`,
      );
    case 'escalation':
      return escalationCard(shown, stage.linkTo);
    case 'numbers':
      return numbersCard(shown);
    case 'burst':
      return burstCard(shown, stage.linkTo);
    case 'told':
      return toldCard(shown, stage.linkTo);
    case 'outbreak':
      return outbreakCard(shown, stage.linkTo);
    case 'muting':
      return mutingCard(shown);
    case 'news':
      return newsCard(shown);
    case 'teamNote':
      return teamNoteCard(shown, stage.linkTo);
    case 'noteNews':
      return noteNewsCard(shown, stage.linkTo);
    case 'entry':
    case 'choice':
    case 'nothing':
    case 'repeat':
    case 'withdrawn':
      return caseCard(shown, stage);
  }
};
