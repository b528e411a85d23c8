import type { Shown } from '../../desk/ask.ts';
import type { Card } from './card.ts';
import { caseCard } from './caseCard.ts';
import { escalationCard } from './escalationCard.ts';
import { escalationListCard } from './escalationListCard.ts';
import { guideCard, listCard, statusCard } from './guideCard.ts';

/** What somebody who asked is shown. */
export const shownCard = (
  shown: Exclude<Shown, { kind: 'silence' }>,
  place: { readonly ephemeral: boolean },
): Card => {
  switch (shown.kind) {
    case 'guide':
      return guideCard(shown.entries);
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
    case 'entry':
    case 'choice':
    case 'nothing':
      return caseCard(shown, place);
  }
};
