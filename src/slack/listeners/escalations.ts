import type { RespondFn } from '@slack/bolt';
import { z } from 'zod';
import type { Subject } from '../../escalations/escalate.ts';
import { type Escalation, escalationLabel } from '../../escalations/escalation.ts';
import { actionIds, outbreakOfBlock, viewIds } from '../cards/actionIds.ts';
import { escalationCard } from '../cards/escalationCard.ts';
import { type EscalationMetadata, escalationModal } from '../cards/escalationModal.ts';
import { refusalText } from '../cards/wording.ts';
import { type Click, readClick } from '../read/readClick.ts';
import { readEscalationForm } from '../read/readEscalationForm.ts';
import { tell } from '../send/post.ts';
import { goneText, hereOnly, placeOf, type Reach, showCase } from '../send/showCase.ts';
import type { Listen, ListenDeps } from './listen.ts';

/** Ids only: what travels with the modal comes back from outside. */
const metadataSchema: z.ZodType<EscalationMetadata> = z.object({
  caseId: z.string(),
  outbreakId: z.string().exactOptional(),
  channelId: z.string(),
  warned: z.boolean(),
  threadTs: z.string().exactOptional(),
});

const awayText = 'Escalating is not possible right now. Nothing is lost: press Escalate again in a minute.';

const news = {
  filed: (label: string) => `Filed as ${label}. It is on its way; the card shows its state.`,
  joined: (label: string) => `You joined ${label}; your evidence was added to it.`,
  earlier: (label: string) => `This was filed as ${label} before. Nothing was filed twice.`,
};

/** Shows an escalation to the person who asked for it, with all that can be done. */
const showEscalation = async (
  { teamId, id }: Escalation,
  click: Click,
  { desk, respond }: Pick<ListenDeps, 'desk'> & { readonly respond: RespondFn },
) => {
  const view = await desk.escalation(teamId, id);
  if (view) await respond({ ...hereOnly(click), ...escalationCard(view) });
};

/** The way from the Escalate button to a filed escalation. */
export const escalations: Listen = ({ acts: app }, { desk, cards, linkTo }) => {
  /** Opens the form for a case or an outbreak, or shows what was filed for it before. */
  const openForm = async (subject: Subject, click: Click, { client, respond }: Omit<Reach, 'linkTo'>) => {
    const draft = await desk.draftEscalation(subject, click.by);
    switch (draft.kind) {
      case 'draft': {
        const { channelId, threadTs } = placeOf(click);
        const thread = threadTs === undefined ? {} : { threadTs };
        const metadata = { ...subject, channelId, warned: false, ...thread };
        await client.views.open({
          trigger_id: click.triggerId,
          view: escalationModal(draft, metadata),
        });
        return;
      }
      case 'gone':
        return showCase(draft, click, { client, respond, linkTo });
      case 'refused':
        return tell(client, placeOf(click), refusalText(draft));
      case 'earlier':
      case 'joined':
      case 'filed':
        if (subject.outbreakId === undefined)
          await showCase(await desk.view(subject.caseId, click.by), click, { client, respond, linkTo });
        await showEscalation(draft.escalation, click, { desk, respond });
    }
  };

  app.action(actionIds.escalate, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    await openForm({ caseId: click.caseId }, click, { client, respond });
  });

  app.action(actionIds.escalateOutbreak, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const outbreakId = outbreakOfBlock(click.blockId) ?? '';
    await openForm({ caseId: '', outbreakId }, click, { client, respond });
  });

  app.view(viewIds.escalation, async ({ ack, body, client, context, view }) => {
    const metadata = metadataSchema.parse(JSON.parse(view.private_metadata));
    const { caseId, outbreakId, channelId, warned, threadTs } = metadata;
    const by = { teamId: context.teamId ?? body.team?.id ?? '', userId: body.user.id, channelId };
    const place = { ...by, ...(threadTs === undefined ? {} : { threadTs }) };
    const subject = { caseId, ...(outbreakId === undefined ? {} : { outbreakId }) };
    const form = readEscalationForm(view.state.values);
    const filed = await desk.escalate({ ...subject, form, warned }, by);
    switch (filed.kind) {
      case 'problems':
        await ack({ response_action: 'errors', errors: { ...filed.problems } });
        return;
      case 'away':
        // The form stays open with all that was typed.
        await ack({ response_action: 'errors', errors: { evidence: awayText } });
        return;
      case 'draft':
        await ack({ response_action: 'update', view: escalationModal(filed, metadata) });
        return;
      case 'gone':
        await ack();
        await tell(client, place, goneText);
        return;
      case 'refused':
        await ack();
        await tell(client, place, refusalText(filed));
        return;
      case 'filed':
      case 'joined':
      case 'earlier':
        await ack();
        await cards.refresh(by.teamId, filed.escalation.id);
        if (outbreakId !== undefined) cards.touch({ kind: 'outbreak', teamId: by.teamId, id: outbreakId });
        await tell(client, place, news[filed.kind](escalationLabel(filed.escalation)));
    }
  });
};
