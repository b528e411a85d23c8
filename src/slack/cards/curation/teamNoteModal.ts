import type { KnownBlock, ModalView } from '@slack/types';
import type { NoteDraft } from '../../../insights/proposeTeamNote.ts';
import { longestNote } from '../../../insights/teamNote.ts';
import type { TeamNoteView } from '../../../insights/teamNoteView.ts';
import { viewIds } from '../actionIds.ts';
import { context, plain, section } from '../card.ts';
import { textInput } from '../inputs.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

/** The one field of these forms. */
export const noteField = 'text';

interface NoteForm {
  readonly callbackId: string;
  readonly metadata: string;
  readonly title: string;
  readonly submit: string;
  readonly text: string | undefined;
  readonly above: readonly KnownBlock[];
  readonly below: string;
}

const formOf = ({ callbackId, metadata, title, submit, text, above, below }: NoteForm): ModalView => ({
  type: 'modal',
  callback_id: callbackId,
  private_metadata: metadata,
  title: plain(title, 24),
  submit: plain(submit, 24),
  close: plain('Cancel', 24),
  blocks: [
    ...above,
    textInput(noteField, text, {
      label: 'Note',
      hint: `${longestNote} characters at most. Secrets and patient data are taken out; nobody is mentioned by it.`,
      multiline: true,
      max: longestNote,
    }),
    context(below),
  ],
});

/** Proposes a note, or another one in place of what stands. `metadata` travels with it: ids only. */
export const proposeNoteModal = ({ entry, standing, approvers }: NoteDraft, metadata: string): ModalView =>
  formOf({
    callbackId: viewIds.proposeNote,
    metadata,
    title: 'A note for our team',
    submit: 'Propose',
    text: standing?.text,
    above: [
      section(
        standing
          ? `What stands on the cards of *${escapeMrkdwn(entry.title ?? entry.id)}* now; yours would replace it.`
          : `What should your team know of *${escapeMrkdwn(entry.title ?? entry.id)}* that the card does not say?`,
      ),
    ],
    below: `A member of the user group “${escapeMrkdwn(approvers)}” approves it first. Then it stands on every later card of this error with your name, for all who read these, guests too, and is reviewed after 180 days.`,
  });

/** Changes the words of a note, and approves them. */
export const editNoteModal = ({ entry, note }: TeamNoteView, metadata: string): ModalView =>
  formOf({
    callbackId: viewIds.editNote,
    metadata,
    title: 'Edit the note',
    submit: note.state === 'proposed' ? 'Approve' : 'Save',
    text: note.text,
    above: [section(`The note on *${escapeMrkdwn(entry.title ?? entry.id)}*`)],
    below: 'It stands on every later card of this error, and is reviewed after 180 days.',
  });
