import type { ModalView } from '@slack/types';
import type { CatalogEntry } from '../../../catalog/schema.ts';
import type { DestinationName } from '../../../escalations/escalation.ts';
import { futureText } from '../../../wording/escalationWords.ts';
import { viewIds } from '../actionIds.ts';
import { context, plain } from '../card.ts';
import { entryPicker } from '../entryPicker.ts';
import { textInput, valueId } from '../inputs.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

/** The form belongs to no channel before one is chosen in it. */
export interface ReportMetadata {
  readonly channelId: '';
}

const metadata: ReportMetadata = { channelId: '' };

/** Asks for an error that stands in no message: which it is, what was seen, whose people may follow it. The escalation form follows. */
export const reportModal = (
  entries: readonly CatalogEntry[],
  places: readonly DestinationName[],
): ModalView => ({
  type: 'modal',
  callback_id: viewIds.report,
  private_metadata: JSON.stringify(metadata),
  title: plain('Report an eCW error', 24),
  submit: plain('Next', 24),
  close: plain('Cancel', 24),
  blocks: [
    context(`Two more pages follow before anything is sent. ${escapeMrkdwn(futureText(places))}`),
    textInput('seen', undefined, {
      label: 'What did you see?',
      hint: 'The error as it came back, with address and time if you have them. Secrets and patient data are taken out.',
      multiline: true,
      max: 3000,
    }),
    {
      type: 'input',
      block_id: 'entry',
      optional: true,
      label: plain('Which error is it?'),
      hint: plain('Left empty, it is read from what you saw.'),
      element: entryPicker(entries, valueId),
    },
    {
      type: 'input',
      block_id: 'channel',
      label: plain('Which channel’s people may follow it?'),
      hint: plain(
        'One that you are in. Nothing is posted there; its people find it with /ecw-error open.',
        150,
      ),
      element: {
        type: 'conversations_select',
        action_id: valueId,
        placeholder: plain('Choose a channel'),
        filter: { include: ['public', 'private'] },
        default_to_current_conversation: true,
      },
    },
  ],
});
