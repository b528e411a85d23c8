import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Actor } from '../../cases/paste.ts';
import { escalationLabel } from '../../escalations/escalation.ts';
import type { FollowUp, Wish } from '../../escalations/followUp.ts';
import { type Move, movesFrom } from '../../escalations/lifeCycle.ts';
import { stateNames } from '../../wording/escalationWords.ts';
import { actionIds, viewIds } from '../cards/actionIds.ts';
import { escalationCard } from '../cards/escalationCard.ts';
import { type NoteKind, noteModal } from '../cards/noteModal.ts';
import { refusalText } from '../cards/wording.ts';
import { type EscalationClick, readEscalationClick } from '../read/readClick.ts';
import { readInputs } from '../read/readEscalationForm.ts';
import { tell } from '../send/post.ts';
import { goneText, hereOnly, placeOf } from '../send/showCase.ts';
import { tellReporters } from '../send/tellReporters.ts';
import type { Listen, ListenDeps } from './listen.ts';

const metadataSchema = z.object({
  escalationId: z.string(),
  channelId: z.string(),
  threadTs: z.string().exactOptional(),
});
const moveSchema = z.enum(Object.values(movesFrom).flat() as [Move, ...Move[]]);

interface Reach {
  readonly client: WebClient;
  /** Who is told, and where. */
  readonly by: Actor & { readonly threadTs?: string };
  /** Where the click came from a message that only this person sees. */
  readonly respond?: RespondFn;
}

/** Shows what came of a wish: on all cards, to the reporters, and to the person where it could not be done. */
const showFollowUp = async (
  followed: FollowUp,
  { client, by, respond }: Reach,
  { cards, post }: ListenDeps,
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
      if (followed.kind === 'done') return tellReporters({ client, post }, followed.view, followed.change);
      const state = `${escalationLabel(escalation)} is ${stateNames[escalation.state]} now; that is not possible from there.`;
      return tell(client, by, state);
    }
  }
};

const wishes: Readonly<Record<string, (click: EscalationClick) => Wish>> = {
  assign: ({ by }) => ({ kind: 'assign', to: by.userId }),
  waiting_for_us: () => ({ kind: 'move', to: 'waiting_for_us' }),
  snooze: () => ({ kind: 'snooze' }),
  retry: () => ({ kind: 'retry' }),
};

/** Buttons and menus of an escalation's card, and the modals behind them. */
export const followUps: Listen = ({ acts: app }, deps) => {
  const { desk } = deps;

  const openNote = (kind: NoteKind, click: EscalationClick, client: WebClient) => {
    const { channelId, threadTs } = placeOf(click);
    const metadata = JSON.stringify({ escalationId: click.escalationId, channelId, threadTs });
    return client.views.open({ trigger_id: click.triggerId, view: noteModal(kind, metadata) });
  };

  const carryOut = async (wish: Wish, click: EscalationClick, reach: Omit<Reach, 'by'>) => {
    const followed = await desk.followUp({ escalationId: click.escalationId, wish }, click.by);
    const { respond, ...rest } = reach;
    const showHere = click.isEphemeral && respond ? { respond } : {};
    await showFollowUp(followed, { ...rest, ...showHere, by: placeOf(click) }, deps);
  };

  app.action(/^move:/, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readEscalationClick(body, context.teamId);
    const to = moveSchema.parse(click.actionId.slice(actionIds.move.length + 1));
    if (to === 'resolved') {
      await openNote('resolve', click, client);
      return;
    }
    await carryOut({ kind: 'move', to }, click, { client, respond });
  });

  app.action(actionIds.escalationMore, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readEscalationClick(body, context.teamId);
    if (click.chosen === 'note') {
      await openNote('note', click, client);
      return;
    }
    const wish = wishes[click.chosen];
    if (wish) await carryOut(wish(click), click, { client, respond });
  });

  app.action(
    { action_id: actionIds.showEscalation, block_id: 'escalations' },
    async ({ ack, body, context, respond }) => {
      await ack();
      const click = readEscalationClick(body, context.teamId);
      const view = await desk.escalation(click.by.teamId, click.chosen);
      if (view) await respond({ ...hereOnly(click), ...escalationCard(view) });
    },
  );

  app.action(actionIds.retry, async ({ ack, body, client, context }) => {
    await ack();
    await carryOut({ kind: 'retry' }, readEscalationClick(body, context.teamId), { client });
  });

  for (const [viewId, wishOf] of [
    [viewIds.resolve, (note: string): Wish => ({ kind: 'move', to: 'resolved', note })],
    [viewIds.note, (text: string): Wish => ({ kind: 'note', text })],
    [viewIds.evidence, (text: string): Wish => ({ kind: 'evidence', text })],
  ] as const) {
    app.view(viewId, async ({ ack, body, client, context, view }) => {
      await ack();
      const { escalationId, ...place } = metadataSchema.parse(JSON.parse(view.private_metadata));
      const inputs = readInputs(view.state.values);
      const by = { teamId: context.teamId ?? body.team?.id ?? '', userId: body.user.id, ...place };
      const wanted = {
        escalationId: inputs('escalation')[0] ?? escalationId,
        wish: wishOf(inputs('text')[0] ?? ''),
      };
      await showFollowUp(await desk.followUp(wanted, by), { client, by }, deps);
    });
  }
};
