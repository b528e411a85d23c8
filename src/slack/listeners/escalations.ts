import { z } from 'zod';
import { escalationLabel } from '../../escalation/escalation.ts';
import { actionIds, viewIds } from '../cards/actionIds.ts';
import { escalationModal } from '../cards/escalationModal.ts';
import { escalationText } from '../cards/wording.ts';
import { tell } from '../post.ts';
import { readClick } from '../readClick.ts';
import { readEscalationForm } from '../readEscalationForm.ts';
import { goneText, showCase } from '../showCase.ts';
import type { Listen } from './listen.ts';

/** Ids only: what travels with the modal comes back from outside. */
const metadataSchema = z.object({ caseId: z.string(), channelId: z.string() });

/** The way from the Escalate button to a filed escalation. */
export const escalations: Listen = (app, { desk, cards }) => {
  app.action(actionIds.escalate, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const draft = await desk.draftEscalation(click.caseId, click.by);
    switch (draft.kind) {
      case 'draft': {
        const metadata = { caseId: click.caseId, channelId: click.by.channelId };
        await client.views.open({
          trigger_id: click.triggerId,
          view: escalationModal(draft, JSON.stringify(metadata)),
        });
        return;
      }
      case 'gone':
        return showCase(draft, click, { client, respond });
      case 'earlier':
      case 'filed':
        await showCase(await desk.view(click.caseId, click.by), click, { client, respond });
        await tell(client, click.by, `This is ${escalationText(draft.escalation)}. Nothing was filed twice.`);
    }
  });

  app.view(viewIds.escalation, async ({ ack, body, client, context, view }) => {
    const { caseId, channelId } = metadataSchema.parse(JSON.parse(view.private_metadata));
    const by = { teamId: context.teamId ?? body.team?.id ?? '', userId: body.user.id, channelId };
    const filed = await desk.escalate({ caseId, form: readEscalationForm(view.state.values) }, by);
    switch (filed.kind) {
      case 'problems':
        await ack({ response_action: 'errors', errors: { ...filed.problems } });
        return;
      case 'gone':
        await ack();
        await tell(client, by, goneText);
        return;
      case 'filed':
      case 'earlier': {
        await ack();
        await cards.refresh(by.teamId, caseId);
        const label = escalationLabel(filed.escalation);
        await tell(
          client,
          by,
          filed.kind === 'filed'
            ? `Filed as ${label}. It is on its way; the card shows its state.`
            : `This was filed as ${label} before. Nothing was filed twice.`,
        );
      }
    }
  });
};
