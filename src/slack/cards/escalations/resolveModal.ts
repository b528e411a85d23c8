import type { ModalView } from '@slack/types';
import { type Escalation, type EscalationView, escalationLabel } from '../../../escalations/escalation.ts';
import { readyAnswers } from '../../../escalations/resolution.ts';
import { viewIds } from '../actionIds.ts';
import { plain, section } from '../card.ts';
import { longOption, textInput, valueId } from '../inputs.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

export const fixBlocks = { answer: 'answer', words: 'text' } as const;
export const fixMissing = 'Choose above what fixed it, or say it here in a few words.';

const before = ({ state, resolution }: Escalation) =>
  state === 'resolved' || resolution === undefined
    ? []
    : [section(`Resolved once before, and reopened: ${escapeMrkdwn(resolution)}`)];

/** What fixed it: one of the entry's steps, words, or both. `metadata` travels with it: ids only. */
export const resolveModal = ({ escalation, entry }: EscalationView, metadata: string): ModalView => ({
  type: 'modal',
  callback_id: viewIds.resolve,
  private_metadata: metadata,
  title: plain(`Resolve ${escalationLabel(escalation)}`, 24),
  submit: plain('Resolve', 24),
  close: plain('Cancel', 24),
  blocks: [
    ...before(escalation),
    {
      type: 'input',
      block_id: fixBlocks.answer,
      optional: true,
      label: plain('What fixed it?'),
      element: {
        type: 'radio_buttons',
        action_id: valueId,
        options: readyAnswers(entry).map((answer, position) => longOption(answer, String(position))),
      },
    },
    textInput(fixBlocks.words, undefined, {
      label: 'In your words',
      hint: 'The next person with this error will want to know. Secrets and patient data are taken out.',
      optional: true,
      multiline: true,
      max: 2000,
    }),
  ],
});
