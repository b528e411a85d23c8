import type { ModalView } from '@slack/types';
import { type Escalation, escalationLabel } from '../../../escalations/escalation.ts';
import { viewIds } from '../actionIds.ts';
import { plain } from '../card.ts';
import { textInput } from '../inputs.ts';

/** The numbers that eCW and the practice gave to the same matter. `metadata` travels with it: ids only. */
export const caseNumbersModal = (escalation: Escalation, metadata: string): ModalView => ({
  type: 'modal',
  callback_id: viewIds.caseNumbers,
  private_metadata: metadata,
  title: plain(`Cases of ${escalationLabel(escalation)}`, 24),
  submit: plain('Save', 24),
  close: plain('Cancel', 24),
  blocks: [
    textInput('ecwCase', escalation.ecwCase, { label: 'Case number at eCW', optional: true, max: 60 }),
    textInput('practiceCase', escalation.practiceCase, {
      label: 'Case number at the practice',
      optional: true,
      max: 60,
    }),
  ],
});
