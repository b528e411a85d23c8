import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { gone } from '../../cases/claim.ts';
import { escalationLabel } from '../../escalations/escalation.ts';
import { type FollowUp, followUp, type Wish } from '../../escalations/followUp.ts';
import { moves } from '../../escalations/lifeCycle.ts';
import { findReadable, listReadable } from '../../escalations/readable.ts';
import { stateNames } from '../../wording/escalationWords.ts';
import { actionIds } from '../cards/actionIds.ts';
import { escalationCard } from '../cards/escalationCard.ts';
import { escalationListCard } from '../cards/escalationListCard.ts';
import { type NoteKind, noteModal } from '../cards/noteModal.ts';
import { refusalText } from '../cards/wording.ts';
import type { Click } from '../read/readClick.ts';
import { tell } from '../send/post.ts';
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
  /** Where the click came from a message that only this person sees. */
  readonly respond?: RespondFn;
}

/** Shows what came of a wish: on all cards, and to the person where it could not be done. */
const showFollowUp = async (
  followed: FollowUp,
  { client, by, respond }: FollowUpTools,
  { cards }: ListenerDeps,
) => {
  switch (followed.kind) {
    case 'gone':
      return tell(client, by, goneText);
    case 'refused':
      return tell(client, by, refusalText(followed));
    case 'stale':
    case 'done': {
      const { escalation } = followed.view;
      await cards.refresh(escalation.teamId, escalation.id);
      if (respond)
        await respond({
          response_type: 'ephemeral',
          replace_original: true,
          ...escalationCard(followed.view),
        });
      if (followed.kind === 'done') return;
      const state = `${escalationLabel(escalation)} is ${stateNames[escalation.state]} now; that is not possible from there.`;
      return tell(client, by, state);
    }
  }
};

const openNote = async (kind: NoteKind, click: Click, client: WebClient) => {
  const { channelId, threadTs } = clicker(click);
  const metadata = JSON.stringify({ escalationId: click.escalationId, channelId, threadTs });
  await client.views.open({ trigger_id: click.triggerId, view: noteModal(kind, metadata) });
  return undefined;
};

const carryOut = async (
  wish: Wish,
  click: Click,
  { client, respond, ...deps }: ListenerDeps & ClickTools,
) => {
  const { escalationId, by, isEphemeral } = click;
  const followed = await followUp({ escalationId, wish }, by, deps.domain);
  const tools = { client, by: clicker(click), ...(isEphemeral ? { respond } : {}) };
  await showFollowUp(followed, tools, deps);
  return undefined;
};

export const moveEscalation: ClickHandler = async (click, deps, tools) => {
  const to = moveSchema.parse(click.actionId.slice(actionIds.move.length + 1));
  return to === 'resolved'
    ? openNote('resolve', click, tools.client)
    : carryOut({ kind: 'move', to }, click, { ...deps, ...tools });
};

const menuWishes: Readonly<Record<string, (click: Click) => Wish>> = {
  assign: ({ by }) => ({ kind: 'assign', to: by.userId }),
  waiting_for_us: () => ({ kind: 'move', to: 'waiting_for_us' }),
  snooze: () => ({ kind: 'snooze' }),
  retry: () => ({ kind: 'retry' }),
};

/** The menu of an escalation's card. */
export const chooseFollowUp: ClickHandler = async (click, deps, tools) => {
  if (click.chosen === 'note') return openNote('note', click, tools.client);
  const wish = menuWishes[click.chosen];
  return wish && carryOut(wish(click), click, { ...deps, ...tools });
};

export const retryDelivery: ClickHandler = (click, deps, tools) =>
  carryOut({ kind: 'retry' }, click, { ...deps, ...tools });

/** Shows an escalation that somebody chose from a list. */
export const showChosenEscalation: ClickHandler = async (click, { domain }, { respond }) => {
  const view = await findReadable(click.chosen, click.by, domain);
  if (!view) return gone;
  await respond({ ...hereOnly(click), ...escalationCard(view) });
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

/** A form with a text that goes to an escalation. */
export const sendNote =
  (wishOf: (text: string) => Wish) =>
  async (
    { ack, client, by, metadata, inputs }: SentForm<z.infer<typeof noteMetadata>>,
    deps: ListenerDeps,
  ): Promise<void> => {
    await ack();
    const escalationId = inputs('escalation')[0] ?? metadata.escalationId;
    const wish = wishOf(inputs('text')[0] ?? '');
    await showFollowUp(await followUp({ escalationId, wish }, by, deps.domain), { client, by }, deps);
  };

export const resolveWish = (note: string): Wish => ({ kind: 'move', to: 'resolved', note });
export const noteWish = (text: string): Wish => ({ kind: 'note', text });
export const evidenceWish = (text: string): Wish => ({ kind: 'evidence', text });
