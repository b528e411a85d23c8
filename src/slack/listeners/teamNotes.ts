import { z } from 'zod';
import { gone } from '../../cases/case.ts';
import { whenStoreIsDown } from '../../cases/whenStoreIsDown.ts';
import { decideTeamNote, type NoteDecided, openTeamNote } from '../../insights/decideTeamNote.ts';
import { draftTeamNote, type Proposed, proposeTeamNote } from '../../insights/proposeTeamNote.ts';
import { actionIds, teamNoteOfBlock } from '../cards/actionIds.ts';
import { teamNoteCard } from '../cards/curation/teamNoteCard.ts';
import { editNoteModal, noteField, proposeNoteModal } from '../cards/curation/teamNoteModal.ts';
import { escapeMrkdwn, refusalText } from '../cards/mrkdwn.ts';
import type { Click } from '../read/readClick.ts';
import { orPlainer, tell } from '../send/post.ts';
import { type ClickTools, clickedIn, clicker, goneText } from '../send/showCase.ts';
import type { ListenerDeps } from './deps.ts';
import type { ClickHandler } from './onClick.ts';
import type { SentForm } from './onForm.ts';

const placeShape = { channelId: z.string(), threadTs: z.string().exactOptional() };
export const proposalMetadata = z.object({ caseId: z.string(), ...placeShape });
export const editMetadata = z.object({
  noteId: z.string(),
  since: z.number().int().nonnegative(),
  ...placeShape,
});

/** What the buttons decide; other words come by a form. */
const actSchema = z.enum(['approve', 'reject', 'keep', 'drop']);

const notWritten = { kind: 'not written' } as const;
const problems = {
  empty: 'Write a few words.',
  'not written': 'The note cannot be kept right now. Nothing is lost: press the button again in a minute.',
} as const;
const staleText = 'Somebody has decided on that note already: its card shows how.';
const changedText =
  'Somebody has changed this note meanwhile: its card shows how. Copy your words, close the form and press Edit again.';

/** Opens the form of a proposal from the card of an error. */
export const openProposal: ClickHandler = async (click, { domain }, { client }) => {
  const { caseId, by, triggerId } = click;
  const draft = await draftTeamNote(caseId, by, domain);
  switch (draft.kind) {
    case 'gone':
      return draft;
    case 'refused':
      await tell(client, clicker(click), refusalText(draft));
      return undefined;
    case 'draft': {
      const metadata = JSON.stringify({ caseId, ...clickedIn(click) });
      await client.views.open({ trigger_id: triggerId, view: proposeNoteModal(draft, metadata) });
      return undefined;
    }
  }
};

const proposedText = (proposed: Exclude<Proposed, { readonly kind: 'empty' }>): string => {
  switch (proposed.kind) {
    case 'gone':
      return goneText;
    case 'refused':
      return refusalText(proposed);
    case 'again':
      return `You have proposed just this already. It waits for a member of “${escapeMrkdwn(proposed.approvers)}”.`;
    case 'proposed': {
      const { entry, approvers } = proposed;
      return `Proposed. Once a member of “${escapeMrkdwn(approvers)}” approves it, it stands on the cards of ${escapeMrkdwn(entry.title ?? entry.id)}. You are told in a direct message.`;
    }
  }
};

/** Somebody proposes a note. */
export const sendProposal = async (
  { ack, client, by, metadata, inputs }: SentForm<z.infer<typeof proposalMetadata>>,
  { domain }: ListenerDeps,
): Promise<void> => {
  const [text = ''] = inputs(noteField);
  const wish = { caseId: metadata.caseId, text };
  const proposed = await whenStoreIsDown(proposeTeamNote(wish, by, domain), () => notWritten);
  if (proposed.kind === 'empty' || proposed.kind === 'not written')
    return ack({ response_action: 'errors', errors: { [noteField]: problems[proposed.kind] } });
  await ack();
  return tell(client, by, proposedText(proposed));
};

/** Brings a message of ours that was pressed up to date, where the approvers were asked again in another one since. */
const showPressed = async (
  { by, messageTs, isEphemeral }: Click,
  { view }: Extract<NoteDecided, { readonly view: unknown }>,
  { client, linkTo }: ClickTools & Pick<ListenerDeps, 'linkTo'>,
) => {
  if (isEphemeral || view.note.card?.ts === messageTs) return;
  await orPlainer(teamNoteCard(view, linkTo), (card) =>
    client.chat.update({ channel: by.channelId, ts: messageTs, ...card }),
  );
};

/** An approver presses a button. */
export const decideNote: ClickHandler = async (click, { domain, linkTo }, tools) => {
  const act = actSchema.parse(click.actionId.slice(actionIds.decideNote.length + 1));
  const decided = await decideTeamNote({ id: teamNoteOfBlock(click.blockId), act }, click.by, domain);
  switch (decided.kind) {
    case 'gone':
      return decided;
    case 'refused':
      await tell(tools.client, clicker(click), refusalText(decided));
      return undefined;
    case 'empty':
      return gone;
    case 'stale':
      await tell(tools.client, clicker(click), staleText);
      await showPressed(click, decided, { ...tools, linkTo });
      return undefined;
    case 'decided':
      await showPressed(click, decided, { ...tools, linkTo });
      return undefined;
  }
};

/** Opens the form in which an approver changes the words. */
export const openEdit: ClickHandler = async (click, { domain }, { client }) => {
  const noteId = teamNoteOfBlock(click.blockId);
  const view = await openTeamNote(noteId, click.by, domain);
  switch (view.kind) {
    case 'gone':
      return view;
    case 'refused':
      await tell(client, clicker(click), refusalText(view));
      return undefined;
    case 'teamNote': {
      const metadata = JSON.stringify({ noteId, since: view.note.decidedAt ?? 0, ...clickedIn(click) });
      await client.views.open({ trigger_id: click.triggerId, view: editNoteModal(view, metadata) });
      return undefined;
    }
  }
};

/** An approver sends other words: they stand, unless somebody else decided while they were typed; then the form stays, and says so. */
export const sendEdit = async (
  { ack, client, by, metadata, inputs }: SentForm<z.infer<typeof editMetadata>>,
  { domain }: ListenerDeps,
): Promise<void> => {
  const [text = ''] = inputs(noteField);
  const { noteId: id, since } = metadata;
  const wish = { id, act: 'edit', text, since } as const;
  const decided = await whenStoreIsDown(decideTeamNote(wish, by, domain), () => notWritten);
  const wrong = (problem: string) => ack({ response_action: 'errors', errors: { [noteField]: problem } });
  switch (decided.kind) {
    case 'empty':
    case 'not written':
      return wrong(problems[decided.kind]);
    case 'stale':
      return wrong(decided.view.note.state === 'standing' ? changedText : staleText);
    case 'gone':
    case 'refused':
      await ack();
      return tell(client, by, decided.kind === 'gone' ? goneText : refusalText(decided));
    case 'decided':
      return ack();
  }
};
