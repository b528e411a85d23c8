import type { KnownBlock } from '@slack/types';
import { type Escalation, escalationLabel } from '../../escalations/escalation.ts';
import type { Listed } from '../../escalations/port.ts';
import { stateNames } from '../../wording/escalationWords.ts';
import { actionIds, listBlocks } from './actionIds.ts';
import { type Card, header, plain, section } from './card.ts';
import { escalationLine } from './escalationCard.ts';

const mostLines = 25;

/** A select that shows one of these escalations. */
export const escalationPicker = (escalations: readonly Escalation[], blockId: string): KnownBlock[] =>
  escalations.length === 0
    ? []
    : [
        {
          type: 'actions',
          block_id: blockId,
          elements: [
            {
              type: 'static_select',
              action_id: actionIds.showEscalation,
              placeholder: plain('Show one'),
              options: escalations.slice(0, 100).map((escalation) => ({
                text: plain(
                  `${escalationLabel(escalation)} ${escalation.entryId}, ${stateNames[escalation.state]}`,
                ),
                value: escalation.id,
              })),
            },
          ],
        },
      ];

/** Lines for a list, or a word where it is empty. */
export const escalationLines = ({ escalations, total }: Listed): string => {
  if (escalations.length === 0) return 'None.';
  const lines = escalations.slice(0, mostLines).map(escalationLine);
  const more = total - lines.length;
  return [...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
};

/** `/ecw-error mine` and `/ecw-error open`. */
export const escalationListCard = (title: string, listed: Listed): Card => {
  const lines = escalationLines(listed);
  return {
    text: `${title}\n${lines}`,
    blocks: [header(title), section(lines), ...escalationPicker(listed.escalations, listBlocks.escalations)],
  };
};
