import type { Button, KnownBlock } from '@slack/types';
import { sourceOf } from '../../../cases/case.ts';
import type { LinkTo } from '../../../channels/places.ts';
import type { NamedNote, NoteNewsView, NoteOrigin, TeamNoteView } from '../../../insights/teamNoteView.ts';
import { capitalised } from '../../../wording/escalationWords.ts';
import {
  noteAuthorText,
  noteDay,
  noteDecisionText,
  noteHeading,
  reviewText,
} from '../../../wording/noteWords.ts';
import { actionIds, decideAction, teamNoteBlock } from '../actionIds.ts';
import { button, type Card, context, header, plain, told } from '../card.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

/** `from ECW-1001`, as a link to the message where that can be followed; empty where it is not known. */
const originText = ({ case: from, escalation }: NoteOrigin, linkTo: LinkTo): string => {
  if (!from) return '';
  const { practice, message } = sourceOf(from, linkTo);
  const report = practice === undefined ? 'a report' : `a report of ${escapeMrkdwn(practice)}`;
  const name = escalation === undefined ? report : `ECW-${escalation}`;
  return `from ${message === undefined ? name : `<${message}|${name}>`}`;
};

/** Who wrote a note, when, and what it came from, in mrkdwn. */
export const creditLine = (named: NamedNote, linkTo: LinkTo): string =>
  [escapeMrkdwn(noteAuthorText(named)), noteDay(named.note.at), originText(named.origin, linkTo)]
    .filter((part) => part !== '')
    .join(' · ');

const nameOf = ({ entry: { id, title } }: TeamNoteView): string => title ?? id;

const titleOf = (view: TeamNoteView): string => {
  const { note, isDue } = view;
  if (note.state === 'proposed') return `A note on ${nameOf(view)} is proposed`;
  if (note.state === 'standing' && isDue) return `Is your note on ${nameOf(view)} still right?`;
  return `${noteHeading} on ${nameOf(view)}`;
};

const asks =
  'Approvers decide. Approved, it stands on every later card of this error, for all who read these, guests too. It is reviewed after 180 days.';

/** How it stands, and until when. */
const stateText = (view: TeamNoteView): string =>
  view.note.state === 'proposed'
    ? asks
    : [`*${escapeMrkdwn(capitalised(noteDecisionText(view)))}*`, reviewText(view)]
        .filter((part) => part !== '')
        .join(' · ');

const primary = (pressed: Button): Button => ({ ...pressed, style: 'primary' });

const drop = (id: string): Button => ({
  ...button(decideAction('drop'), 'Drop', id),
  confirm: {
    title: plain('Take the note off all cards?'),
    text: plain('Later cards of this error do not show it any more.'),
    confirm: plain('Drop'),
    deny: plain('Keep'),
  },
});

const buttons = ({ note: { id, state }, isDue }: TeamNoteView): Button[] => {
  const edit = button(actionIds.editNote, 'Edit', id);
  switch (state) {
    case 'proposed':
      return [
        primary(button(decideAction('approve'), 'Approve', id)),
        edit,
        button(decideAction('reject'), 'Reject', id),
      ];
    case 'standing':
      return [
        ...(isDue ? [primary(button(decideAction('keep'), 'Keep for 180 days', id))] : []),
        edit,
        drop(id),
      ];
    case 'rejected':
    case 'dropped':
    case 'replaced':
      return [];
  }
};

const actions = (view: TeamNoteView): KnownBlock[] => {
  const elements = buttons(view);
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: teamNoteBlock(view.note.id), elements }];
};

/** What the approvers are asked about a note, and what they decided. */
export const teamNoteCard = (view: TeamNoteView, linkTo: LinkTo): Card => {
  const { note, other } = view;
  const title = titleOf(view);
  const replaces =
    other && note.state === 'proposed' ? [`*It would replace:* ${escapeMrkdwn(other.text)}`] : [];
  const lines = [creditLine(view, linkTo), stateText(view)];
  return {
    text: [title, escapeMrkdwn(note.text), ...replaces, ...lines].join('\n').replaceAll('*', ''),
    blocks: [
      header(title),
      ...told([escapeMrkdwn(note.text)]),
      ...told(replaces),
      context(lines.join('\n')),
      ...actions(view),
    ],
  };
};

/** Tells the author of a note what became of it. */
export const noteNewsCard = ({ view }: NoteNewsView, linkTo: LinkTo): Card => {
  const lead = `Your note on *${escapeMrkdwn(nameOf(view))}* was ${escapeMrkdwn(noteDecisionText(view) || 'proposed')}.`;
  const outcome = view.note.state === 'standing' ? [' It stands on the cards of this error now.'] : [];
  const said = `${lead}${outcome.join('')}`;
  const quoted = `>${escapeMrkdwn(view.note.text).replaceAll('\n', '\n>')}`;
  const lines = creditLine(view, linkTo);
  return { text: said.replaceAll('*', ''), blocks: [...told([said, quoted]), context(lines)] };
};
