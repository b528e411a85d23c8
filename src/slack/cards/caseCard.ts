import type { CaseView } from '../../desk/caseView.ts';
import type { Card } from './card.ts';
import { choiceCard } from './choiceCard.ts';
import { entryCard } from './entryCard.ts';
import { nothingCard } from './nothingCard.ts';

/** The card of a case as it stands. Ephemeral cards offer to share themselves. */
export const caseCard = (view: CaseView, place: { readonly ephemeral: boolean }): Card => {
  switch (view.kind) {
    case 'entry':
      return entryCard(view, place);
    case 'choice':
      return choiceCard(view);
    case 'nothing':
      return nothingCard(view);
  }
};
