import type { CaseView } from '../../cases/caseView.ts';
import type { Card, Stage } from './card.ts';
import { choiceCard } from './choiceCard.ts';
import { entryCard } from './entryCard.ts';
import { nothingCard } from './nothingCard.ts';
import { repeatCard } from './repeatCard.ts';
import { withdrawnCard } from './withdrawnCard.ts';

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
