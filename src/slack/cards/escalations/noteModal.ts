import type { ModalView, PlainTextOption } from '@slack/types';
import { type Escalation, escalationLabel } from '../../../escalations/escalation.ts';
import { practicesOf, stateText } from '../../../wording/escalationWords.ts';
import { viewIds } from '../actionIds.ts';
import { plain } from '../card.ts';
import { textInput, valueId } from '../inputs.ts';

/** A note on an escalation. `metadata` travels with it: ids only. */
export const noteModal = (metadata: string): ModalView => ({
  type: 'modal',
  callback_id: viewIds.note,
  private_metadata: metadata,
  title: plain('Add a note', 24),
  submit: plain('Save', 24),
  close: plain('Cancel', 24),
  blocks: [
    textInput('text', undefined, {
      label: 'Note',
      hint: 'Shown on the card. Secrets and patient data are taken out.',
      multiline: true,
      max: 2000,
    }),
  ],
});

const optionOf = (escalation: Escalation): PlainTextOption => ({
  text: plain(
    `${escalationLabel(escalation)} ${escalation.entryId}, ${practicesOf(escalation)}, ${stateText(escalation)}`,
  ),
  value: escalation.id,
});

/** Adds a message to one of the open escalations, the newest or the thread's own first. */
export const evidenceModal = (open: readonly Escalation[], text: string, metadata: string): ModalView => {
  const options = open.slice(0, 100).map(optionOf);
  const [first] = options;
  return {
    type: 'modal',
    callback_id: viewIds.evidence,
    private_metadata: metadata,
    title: plain('Add to an escalation', 24),
    submit: plain('Add', 24),
    close: plain('Cancel', 24),
    blocks: [
      {
        type: 'input',
        block_id: 'escalation',
        label: plain('Escalation'),
        element: {
          type: 'static_select',
          action_id: valueId,
          options,
          ...(first ? { initial_option: first } : {}),
        },
      },
      textInput('text', text, {
        label: 'Evidence, as it will be added',
        hint: 'Secrets and patient data are taken out again when you add it.',
        multiline: true,
        max: 3000,
      }),
    ],
  };
};
