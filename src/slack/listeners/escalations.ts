import { z } from 'zod';
import { claimView } from '../../cases/caseView.ts';
import { draftEscalation, type EscalationSubject, escalate } from '../../escalations/escalate.ts';
import { type Escalation, escalationLabel } from '../../escalations/escalation.ts';
import { joinEscalation } from '../../escalations/joinEscalation.ts';
import { findReadable } from '../../escalations/readable.ts';
import { outbreakOfBlock } from '../cards/actionIds.ts';
import { escalationCard } from '../cards/escalationCard.ts';
import { type EscalationMetadata, escalationModal } from '../cards/escalationModal.ts';
import { refusalText } from '../cards/wording.ts';
import type { Click } from '../read/readClick.ts';
import { readEscalationForm } from '../read/readForm.ts';
import { tell } from '../send/post.ts';
import { type ClickTools, clicker, goneText, hereOnly, showCase } from '../send/showCase.ts';
import type { ListenerDeps } from './deps.ts';
import type { ClickHandler } from './onClick.ts';
import type { SentForm } from './onForm.ts';

export const escalationMetadata: z.ZodType<EscalationMetadata> = z.object({
  caseId: z.string(),
  outbreakId: z.string().exactOptional(),
  channelId: z.string(),
  warned: z.boolean(),
  threadTs: z.string().exactOptional(),
});

const notWrittenText =
  'Escalating is not possible right now. Nothing is lost: press Escalate again in a minute.';

const news = {
  filed: (label: string) => `Filed as ${label}. It is on its way; the card shows its state.`,
  joined: (label: string) => `You joined ${label}; your evidence was added to it.`,
  earlier: (label: string) => `This was filed as ${label} before. Nothing was filed twice.`,
};

/** Shows an escalation to the person who asked for it, with all that can be done. */
const showEscalation = async (
  { id }: Escalation,
  click: Click,
  { domain, respond }: Pick<ListenerDeps, 'domain'> & Pick<ClickTools, 'respond'>,
) => {
  const view = await findReadable(id, click.by, domain);
  if (view) await respond({ ...hereOnly(click), ...escalationCard(view) });
};

/** Opens the form for a case or an outbreak, or shows what was filed for it before. */
const openForm = async (
  subject: EscalationSubject,
  click: Click,
  tools: Pick<ListenerDeps, 'domain' | 'linkTo'> & ClickTools,
) => {
  const { domain, client } = tools;
  const draft = await draftEscalation(subject, click.by, domain);
  switch (draft.kind) {
    case 'draft': {
      const { channelId, threadTs } = clicker(click);
      const thread = threadTs === undefined ? {} : { threadTs };
      const metadata = { ...subject, channelId, warned: false, ...thread };
      await client.views.open({ trigger_id: click.triggerId, view: escalationModal(draft, metadata) });
      return undefined;
    }
    case 'gone':
      return draft;
    case 'refused':
      await tell(client, clicker(click), refusalText(draft));
      return undefined;
    case 'earlier':
    case 'joined':
    case 'filed':
      if (subject.outbreakId === undefined)
        await showCase(await claimView(subject.caseId, click.by, domain), click, tools);
      await showEscalation(draft.escalation, click, tools);
      return undefined;
  }
};

export const escalateCase: ClickHandler = (click, deps, tools) =>
  openForm({ caseId: click.caseId }, click, { ...deps, ...tools });

export const escalateOutbreak: ClickHandler = (click, deps, tools) =>
  openForm({ caseId: '', outbreakId: outbreakOfBlock(click.blockId) ?? '' }, click, { ...deps, ...tools });

/** One press adds the report of a repeat to the escalation of the first one. */
export const joinFirst: ClickHandler = async (click, { domain, cards }, { client }) => {
  const { caseId, by } = click;
  const joined = await joinEscalation(caseId, by, domain);
  switch (joined.kind) {
    case 'gone':
      return joined;
    case 'refused':
      await tell(client, clicker(click), refusalText(joined));
      return undefined;
    case 'joined':
    case 'earlier':
      await cards.refresh(by.teamId, joined.escalation.id);
      await tell(client, clicker(click), news[joined.kind](escalationLabel(joined.escalation)));
      return undefined;
  }
};

/** The form that was filled in: filed, joined, or shown again with what is wrong or missing. */
export const fileEscalation = async (
  { ack, client, by, metadata, values }: SentForm<EscalationMetadata>,
  { domain, cards }: ListenerDeps,
): Promise<void> => {
  const { caseId, outbreakId, warned } = metadata;
  const subject = { caseId, ...(outbreakId === undefined ? {} : { outbreakId }) };
  const escalated = await escalate({ ...subject, form: readEscalationForm(values), warned }, by, domain);
  switch (escalated.kind) {
    case 'problems':
      await ack({ response_action: 'errors', errors: { ...escalated.problems } });
      return;
    case 'not written':
      // The form stays open with all that was typed.
      await ack({ response_action: 'errors', errors: { evidence: notWrittenText } });
      return;
    case 'draft':
      await ack({ response_action: 'update', view: escalationModal(escalated, metadata) });
      return;
    case 'gone':
      await ack();
      await tell(client, by, goneText);
      return;
    case 'refused':
      await ack();
      await tell(client, by, refusalText(escalated));
      return;
    case 'filed':
    case 'joined':
    case 'earlier':
      await ack();
      if (escalated.kind === 'filed' && outbreakId === undefined)
        await cards.showFiled(escalated.escalation.id, escalated.case);
      else await cards.refresh(by.teamId, escalated.escalation.id);
      if (outbreakId !== undefined)
        cards.refreshSoon({ kind: 'outbreak', teamId: by.teamId, id: outbreakId });
      await tell(client, by, news[escalated.kind](escalationLabel(escalated.escalation)));
  }
};
