import type { ModalView, PlainTextOption } from '@slack/types';
import { type Escalation, escalationLabel } from '../../escalations/escalation.ts';
import { clip } from '../../text/clip.ts';
import { stateNames } from '../../wording/escalationWords.ts';
import { viewIds } from './actionIds.ts';
import { plain } from './card.ts';
import { valueId } from './escalationModal.ts';
import { inert } from './mrkdwn.ts';

const kinds = {
  resolve: {
    title: 'Resolve',
    label: 'What fixed it?',
    hint: 'The next person with this error will want to know.',
  },
  note: {
    title: 'Add a note',
    label: 'Note',
    hint: 'Shown on the card. Secrets and patient data are taken out.',
  },
} as const;

export type NoteKind = keyof typeof kinds;

/** One text about an escalation: what fixed it, or a note. `metadata` travels with it: ids only. */
export const noteModal = (kind: NoteKind, metadata: string): ModalView => ({
  type: 'modal',
  callback_id: viewIds[kind],
  private_metadata: metadata,
  title: plain(kinds[kind].title, 24),
  submit: plain('Save', 24),
  close: plain('Cancel', 24),
  blocks: [
    {
      type: 'input',
      block_id: 'text',
      label: plain(kinds[kind].label),
      hint: plain(kinds[kind].hint, 150),
      element: { type: 'plain_text_input', action_id: valueId, multiline: true, max_length: 2000 },
    },
  ],
});

const optionOf = (escalation: Escalation): PlainTextOption => ({
  text: plain(
    `${escalationLabel(escalation)} ${escalation.entryId}, ${escalation.report.practiceCode}, ${stateNames[escalation.state]}`,
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
      {
        type: 'input',
        block_id: 'text',
        label: plain('Evidence, as it will be added'),
        hint: plain('Secrets and patient data are taken out again when you add it.', 150),
        element: {
          type: 'plain_text_input',
          action_id: valueId,
          multiline: true,
          max_length: 3000,
          initial_value: clip(inert(text), 3000),
        },
      },
    ],
  };
};
