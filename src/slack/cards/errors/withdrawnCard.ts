import type { CaseView } from '../../../cases/caseView.ts';
import { actionIds, caseBlock } from '../actionIds.ts';
import { button, type Card, context } from '../card.ts';

const reasons = {
  void: 'The message was edited and no longer holds an error that I know, so what I said here no longer applies.',
  dismissed: 'Somebody said that this is not an error. I withdrew what I said.',
} as const;

/** What stands in place of a card that no longer holds. */
export const withdrawnCard = ({ case: shown, why }: Extract<CaseView, { kind: 'withdrawn' }>): Card => ({
  text: reasons[why],
  blocks: [
    context(reasons[why]),
    ...(why === 'dismissed'
      ? [
          {
            type: 'actions' as const,
            block_id: caseBlock(shown.id, 'withdrawn'),
            elements: [button(actionIds.restore, 'Bring it back', shown.id)],
          },
        ]
      : []),
  ],
});
