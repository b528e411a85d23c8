import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { type Escalation, escalationLabel } from '../../../escalations/escalation.ts';
import type { Form } from '../../../escalations/form.ts';
import { capitalised, practicesOf, stateText } from '../../../wording/escalationWords.ts';
import { viewIds } from '../actionIds.ts';
import { plain, section } from '../card.ts';
import { valueId } from '../inputs.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import type { EscalationMetadata } from './escalationModal.ts';

/** Join what is open, or file another one. */
export const offerInput = (offer: Escalation): InputBlock => {
  const label = escalationLabel(offer);
  const join: PlainTextOption = { text: plain(`Join ${label}: adds you and this evidence`), value: 'join' };
  return {
    type: 'input',
    block_id: 'joining' satisfies keyof Form,
    label: plain(`${label} is open for this practice and this error`),
    element: {
      type: 'radio_buttons',
      action_id: valueId,
      initial_option: join,
      options: [join, { text: plain('File a separate one'), value: 'separate' }],
    },
  };
};

/** Asked before the form, where the same practice has the same error open. */
export const offerModal = (offer: Escalation, metadata: EscalationMetadata): ModalView => ({
  type: 'modal',
  callback_id: viewIds.offer,
  private_metadata: JSON.stringify(metadata),
  title: plain('Escalate', 24),
  submit: plain('Continue', 24),
  close: plain('Cancel', 24),
  blocks: [
    section(
      `*${escalationLabel(offer)}* · ${escapeMrkdwn(practicesOf(offer))}\n${escapeMrkdwn(capitalised(stateText(offer)))}`,
    ),
    offerInput(offer),
  ],
});
