import type { RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { gone } from '../../cases/case.ts';
import { type EscalationView, escalationLabel, moves } from '../../escalations/escalation.ts';
import { type FollowUp, followUp, type Wish } from '../../escalations/followUp.ts';
import { findReadable, listReadable } from '../../escalations/readable.ts';
import { practicesOf, stateText } from '../../wording/escalationWords.ts';
import { actionIds } from '../cards/actionIds.ts';
import { textCard } from '../cards/card.ts';
import { caseNumbersModal } from '../cards/escalations/caseNumbersModal.ts';
import { escalationCard } from '../cards/escalations/escalationCard.ts';
import { escalationListCard } from '../cards/escalations/escalationListCard.ts';
import { historyModal } from '../cards/escalations/historyModal.ts';
import { noteModal } from '../cards/escalations/noteModal.ts';
import { fixBlocks, fixMissing, resolveModal } from '../cards/escalations/resolveModal.ts';
import { escapeMrkdwn, mention, refusalText } from '../cards/mrkdwn.ts';
import type { Click } from '../read/readClick.ts';
import { channelCardOf } from '../send/cardKeeper.ts';
import { orPlainer, tell } from '../send/post.ts';
import { type ClickTools, clicker, goneText, hereOnly } from '../send/showCase.ts';
import type { ListenerDeps } from './deps.ts';
import type { ClickHandler } from './onClick.ts';
import type { Sender, SentForm } from './onForm.ts';

export const noteMetadata = z.object({
  escalationId: z.string(),
  channelId: z.string(),
  threadTs: z.string().exactOptional(),
});

const moveSchema = z.enum(moves);

interface FollowUpTools {
  readonly client: WebClient;
  /** Who is told, and where. */
  readonly by: Sender;
  /** Answers a click on a message. */
  readonly respond?: RespondFn;
  /** Whether only this person sees that message. */
  readonly isEphemeral?: boolean;
}

/** Tells somebody in the thread of the card that they are the owner now, unless they chose so themselves. Whoever clicked does not wait for it. */
const tellOwner = async (
  { escalation, entry, deliveries }: EscalationView,
  { userId, teamId }: Sender,
  { domain, post }: ListenerDeps,
) => {
  const card = channelCardOf(deliveries);
  const { assignee } = escalation;
  if (!card || assignee === undefined || assignee === userId) return;
  const who = escapeMrkdwn(await domain.people.nameOf({ teamId, userId }));
  const text = `${mention(assignee)}, ${who} made you the owner of *${escalationLabel(escalation)}* (${escapeMrkdwn(entry.title ?? entry.id)}, ${escapeMrkdwn(practicesOf(escalation))}).`;
  await post({ channelId: card.channelId, threadTs: card.ts }, textCard(text));
};

type Followed = Extract<FollowUp, { readonly view: EscalationView }>;

/** Shows an escalation on all its cards: at once on the one that the person alone sees. Whether they have it before them. */
const showCards = async (
  { view }: Followed,
  { respond, isEphemeral }: FollowUpTools,
  { cards, linkTo }: ListenerDeps,
): Promise<boolean> => {
  const areShown = cards.refresh(view.escalation.teamId, view.escalation.id);
  if (!respond || !isEphemeral) return areShown;
  await orPlainer(escalationCard(view, linkTo), (card) =>
    respond({ response_type: 'ephemeral', replace_original: true, ...card }),
  );
  return true;
};

/** Says how an escalation stands to somebody whose click no card shows yet, by the way that their click itself opened. */
const tellState = async (
  { escalation }: EscalationView,
  { client, by, respond }: FollowUpTools,
): Promise<void> => {
  const text = escapeMrkdwn(
    `${escalationLabel(escalation)} is ${stateText(escalation)}. Slack is slow to take its card, which follows.`,
  );
  if (respond) await respond({ ...hereOnly(by), text });
  else await tell(client, by, text);
};

/** Shows what came of a wish: on all cards, to the reporters, and to the person where it could not be done. */
const showFollowUp = async (followed: FollowUp, tools: FollowUpTools, deps: ListenerDeps) => {
  const { client, by } = tools;
  switch (followed.kind) {
    case 'gone':
      return tell(client, by, goneText);
    case 'refused':
      return tell(client, by, refusalText(followed));
    case 'unchanged':
      return undefined;
    case 'stale': {
      const { escalation } = followed.view;
      const state = `${escalationLabel(escalation)} is ${stateText(escalation)} now; that is not possible from there.`;
      await Promise.all([tell(client, by, escapeMrkdwn(state)), showCards(followed, tools, deps)]);
      return undefined;
    }
    case 'done': {
      const { view, change } = followed;
      if (change.kind === 'assigned') tellOwner(view, by, deps).catch(deps.trouble);
      return (await showCards(followed, tools, deps)) ? undefined : tellState(view, tools);
    }
  }
};

const metadataOf = (click: Click): string => {
  const { channelId, threadTs } = clicker(click);
  return JSON.stringify({ escalationId: click.escalationId, channelId, threadTs });
};

/** Opens a modal about the escalation behind a click, for somebody who may see it. */
const openAbout = async (
  click: Click,
  modalOf: (view: EscalationView, metadata: string) => ModalView,
  { domain, client }: ListenerDeps & ClickTools,
) => {
  const view = await findReadable(click.escalationId, click.by, domain);
  if (!view) return gone;
  await client.views.open({ trigger_id: click.triggerId, view: modalOf(view, metadataOf(click)) });
  return undefined;
};

const carryOut = async (
  wish: Wish,
  click: Click,
  { client, respond, ...deps }: ListenerDeps & ClickTools,
) => {
  const { escalationId, by, isEphemeral } = click;
  const followed = await followUp({ escalationId, wish }, by, deps.domain);
  await showFollowUp(followed, { client, by: clicker(click), respond, isEphemeral }, deps);
  return undefined;
};

export const moveEscalation: ClickHandler = async (click, deps, tools) => {
  const to = moveSchema.parse(click.actionId.slice(actionIds.move.length + 1));
  return to === 'resolved'
    ? openAbout(click, resolveModal, { ...deps, ...tools })
    : carryOut({ kind: 'move', to }, click, { ...deps, ...tools });
};

/** Makes the person that was chosen the owner. */
export const assignOwner: ClickHandler = async (click, deps, tools) =>
  carryOut({ kind: 'assign', to: click.chosen }, click, { ...deps, ...tools });

/** Everything that was done, by whom. */
export const showHistory: ClickHandler = (click, deps, tools) =>
  openAbout(click, (view) => historyModal(view, deps.linkTo), { ...deps, ...tools });

const menuWishes: Readonly<Record<string, Wish>> = {
  unassign: { kind: 'assign' },
  waiting_for_us: { kind: 'move', to: 'waiting_for_us' },
  snooze: { kind: 'snooze' },
};

const menuModals: Readonly<Record<string, (view: EscalationView, metadata: string) => ModalView>> = {
  note: (_view, metadata) => noteModal(metadata),
  numbers: ({ escalation }, metadata) => caseNumbersModal(escalation, metadata),
};

/** The menu of an escalation's card. */
export const chooseFollowUp: ClickHandler = async (click, deps, tools) => {
  const modal = menuModals[click.chosen];
  if (modal) return openAbout(click, modal, { ...deps, ...tools });
  const wish = menuWishes[click.chosen];
  return wish && carryOut(wish, click, { ...deps, ...tools });
};

export const retryDelivery: ClickHandler = (click, deps, tools) =>
  carryOut({ kind: 'retry' }, click, { ...deps, ...tools });

/** Shows an escalation that somebody chose from a list. */
export const showChosenEscalation: ClickHandler = async (click, { domain, linkTo }, { respond }) => {
  const view = await findReadable(click.chosen, click.by, domain);
  if (!view) return gone;
  await orPlainer(escalationCard(view, linkTo), (card) => respond({ ...hereOnly(click), ...card }));
  return undefined;
};

/** Narrows a list of escalations down, in its place. */
export const filterList =
  (whose: 'mine' | 'open'): ClickHandler =>
  async ({ chosen, by }, { domain }, { respond }) => {
    const listed = await listReadable({ name: whose, filter: chosen }, by, domain);
    const card = escalationListCard({ whose, ...listed });
    await respond({ replace_original: true, ...card });
    return undefined;
  };

type NoteForm = SentForm<z.infer<typeof noteMetadata>>;

const send = async (
  { client, by, metadata, inputs }: NoteForm,
  wish: Wish,
  deps: ListenerDeps,
): Promise<void> => {
  const escalationId = inputs('escalation')[0] ?? metadata.escalationId;
  await showFollowUp(await followUp({ escalationId, wish }, by, deps.domain), { client, by }, deps);
};

/** A form that goes to an escalation as it is. */
export const sendNote =
  (wishOf: (text: (field: string) => string) => Wish) =>
  async (form: NoteForm, deps: ListenerDeps): Promise<void> => {
    await form.ack();
    await send(
      form,
      wishOf((field) => form.inputs(field)[0] ?? ''),
      deps,
    );
  };

export const noteWish = (text: (field: string) => string): Wish => ({ kind: 'note', text: text('text') });
export const evidenceWish = (text: (field: string) => string): Wish => ({
  kind: 'evidence',
  text: text('text'),
});
export const numberWish = (text: (field: string) => string): Wish => ({
  kind: 'number',
  ecwCase: text('ecwCase'),
  practiceCase: text('practiceCase'),
});

/** What fixed it: a ready answer, words, or both; with neither it is asked again. */
export const resolve = async (form: NoteForm, deps: ListenerDeps): Promise<void> => {
  const [answer] = form.inputs(fixBlocks.answer);
  const [words = ''] = form.inputs(fixBlocks.words);
  if (answer === undefined && words.trim() === '')
    return form.ack({ response_action: 'errors', errors: { [fixBlocks.words]: fixMissing } });
  await form.ack();
  const ready = answer === undefined ? {} : { answer: Number(answer) };
  return send(form, { kind: 'resolve', ...ready, words }, deps);
};
