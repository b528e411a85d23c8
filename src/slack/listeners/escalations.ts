import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Case } from '../../cases/case.ts';
import { claimView } from '../../cases/caseView.ts';
import type { EscalationSubject } from '../../escalations/claimSubject.ts';
import {
  continueEscalation,
  type Draft,
  draftEscalation,
  type Escalated,
  escalate,
  type Filed,
  joinOffered,
} from '../../escalations/escalate.ts';
import {
  type DestinationName,
  type Escalation,
  escalationLabel,
  nameOfDestination,
} from '../../escalations/escalation.ts';
import type { FormProblems } from '../../escalations/form.ts';
import { joinEscalation } from '../../escalations/joinEscalation.ts';
import { findReadable } from '../../escalations/readable.ts';
import { futureText } from '../../wording/escalationWords.ts';
import { outbreakOfBlock } from '../cards/actionIds.ts';
import { escalationCard } from '../cards/escalations/escalationCard.ts';
import { type EscalationMetadata, escalationModal } from '../cards/escalations/escalationModal.ts';
import { type EvidenceMetadata, evidenceStepModal } from '../cards/escalations/evidenceStepModal.ts';
import { offerModal } from '../cards/escalations/offerModal.ts';
import { detailBlock } from '../cards/inputs.ts';
import { plainRefusalText, refusalText } from '../cards/mrkdwn.ts';
import type { Click } from '../read/readClick.ts';
import { readBasicInputs, readEvidenceInputs } from '../read/readForm.ts';
import { orPlainer, tell, tellDirectly } from '../send/post.ts';
import { type ClickTools, clicker, goneText, hereOnly, showCase } from '../send/showCase.ts';
import type { ListenerDeps } from './deps.ts';
import type { ClickHandler } from './onClick.ts';
import type { SentForm } from './onForm.ts';

const metadataShape = z.object({
  caseId: z.string(),
  outbreakId: z.string().exactOptional(),
  channelId: z.string(),
  threadTs: z.string().exactOptional(),
  joining: z.string(),
});
export const escalationMetadata: z.ZodType<EscalationMetadata> = metadataShape;
export const evidenceMetadata: z.ZodType<EvidenceMetadata> = metadataShape.extend({
  basics: z.object({
    practiceCode: z.string(),
    practiceName: z.string(),
    environment: z.string(),
    flow: z.string(),
    endpoint: z.string(),
    failedAt: z.string(),
    times: z.string(),
    impact: z.string(),
    urgency: z.string(),
  }),
});

export const notWrittenText =
  'Escalating is not possible right now. Nothing is lost: press the button again in a minute.';

/** Where escalations go. */
export const placesOf = ({ domain }: Pick<ListenerDeps, 'domain'>): readonly DestinationName[] =>
  domain.destinations.map((key) => nameOfDestination(key, domain.destinationNames));

const subjectOf = ({ caseId, outbreakId }: EscalationSubject): EscalationSubject => ({
  caseId,
  ...(outbreakId === undefined ? {} : { outbreakId }),
});

/** Whether a case comes of a message or has a card: what was reported without either is missed where nobody looks. */
const stands = ({ door, messageTs, card }: Case): boolean =>
  door !== 'shortcut' || messageTs !== undefined || card !== undefined;

/** What is told to the person alone. It names where it goes, and claims nothing that has not happened. */
const newsOf = ({ kind, escalation, case: filed }: Filed, deps: ListenerDeps): string => {
  const label = escalationLabel(escalation);
  const shown = stands(filed) ? 'The card' : `\`/ecw-error ${label}\``;
  switch (kind) {
    case 'filed':
      return `Filed as ${label}. ${futureText(placesOf(deps))} ${shown} shows when that has happened.`;
    case 'joined':
      return `Added to ${label}, with the evidence.`;
    case 'earlier':
      return `This was filed as ${label} before. Nothing was filed twice.`;
  }
};

/** Shows an escalation to the person who asked for it, with all that can be done. */
const showEscalation = async (
  { id }: Pick<Escalation, 'id'>,
  click: Click,
  { domain, respond, linkTo }: Pick<ListenerDeps, 'domain' | 'linkTo'> & Pick<ClickTools, 'respond'>,
) => {
  const view = await findReadable(id, click.by, domain);
  if (view) await orPlainer(escalationCard(view, linkTo), (card) => respond({ ...hereOnly(click), ...card }));
};

/** What the form begins with: an open escalation to join, where there is one. */
export const firstView = (draft: Draft, metadata: EscalationMetadata, deps: ListenerDeps): ModalView =>
  draft.offer ? offerModal(draft.offer, metadata) : escalationModal(draft, metadata, placesOf(deps));

/** Opens the form for a case or an outbreak, or shows what was filed for it before. */
const openForm = async (subject: EscalationSubject, click: Click, tools: ListenerDeps & ClickTools) => {
  const { domain, client, cards } = tools;
  const draft = await draftEscalation(subject, click.by, domain);
  switch (draft.kind) {
    case 'draft': {
      const { channelId, threadTs } = clicker(click);
      const thread = threadTs === undefined ? {} : { threadTs };
      const view = firstView(draft, { ...subject, channelId, ...thread, joining: '' }, tools);
      await client.views.open({ trigger_id: click.triggerId, view });
      return undefined;
    }
    case 'gone':
      return draft;
    case 'refused':
      await tell(client, clicker(click), refusalText(draft));
      return undefined;
    case 'joined':
      // The practices of an outbreak were added to one that was open already.
      if (subject.outbreakId !== undefined)
        cards.refreshSoon({ kind: 'outbreak', teamId: click.by.teamId, id: subject.outbreakId });
      await Promise.all([
        tell(client, clicker(click), newsOf(draft, tools)),
        cards.refresh(click.by.teamId, draft.escalation.id),
      ]);
      return undefined;
    case 'earlier':
    case 'filed':
      await showEscalation(draft.escalation, click, tools);
      if (subject.outbreakId === undefined)
        await showCase(await claimView(subject.caseId, click.by, domain), click, tools);
      return undefined;
  }
};

export const escalateCase: ClickHandler = (click, deps, tools) =>
  openForm({ caseId: click.caseId }, click, { ...deps, ...tools });

export const escalateOutbreak: ClickHandler = (click, deps, tools) =>
  openForm({ caseId: '', outbreakId: outbreakOfBlock(click.blockId) ?? '' }, click, { ...deps, ...tools });

/** One press adds the report of a repeat to the escalation of the first one. */
export const joinFirst: ClickHandler = async (click, deps, { client }) => {
  const { domain, cards } = deps;
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
      await Promise.all([
        tell(client, clicker(click), newsOf(joined, deps)),
        cards.refresh(by.teamId, joined.escalation.id),
      ]);
      return undefined;
  }
};

type Sent = Pick<SentForm<EscalationMetadata>, 'ack' | 'client' | 'by' | 'metadata'>;

/** Closes the form, says what was filed, and shows it on all cards. */
export const close = async (filed: Filed, { ack, client, by, metadata }: Sent, deps: ListenerDeps) => {
  const { outbreakId } = metadata;
  await ack({ response_action: 'clear' });
  const { teamId } = by;
  if (outbreakId !== undefined) deps.cards.refreshSoon({ kind: 'outbreak', teamId, id: outbreakId });
  const news = newsOf(filed, deps);
  await Promise.all([
    stands(filed.case) ? tell(client, by, news) : tellDirectly(client, by, news),
    filed.kind === 'filed' && outbreakId === undefined
      ? deps.cards.showFiled(filed.escalation.id, filed.case)
      : deps.cards.refresh(teamId, filed.escalation.id),
  ]);
};

type Stopped = Extract<Escalated, { readonly kind: 'gone' | 'refused' }>;

/**
 * Closes the form where there is nothing to file any more, and says why. While Slack does not say who may, it stays open with all
 * that was typed, and that stands under `field`.
 */
const giveUp = async (stopped: Stopped, { ack, client, by }: Sent, field: string) => {
  if (stopped.kind === 'refused' && stopped.why === 'unanswered')
    return ack({ response_action: 'errors', errors: { [field]: plainRefusalText(stopped) } });
  await ack({ response_action: 'clear' });
  await tell(client, by, stopped.kind === 'gone' ? goneText : refusalText(stopped));
};

/** Joins the open escalation that was offered, or goes on to the form. */
export const answerOffer = async (form: SentForm<EscalationMetadata>, deps: ListenerDeps): Promise<void> => {
  const { ack, by, metadata, inputs } = form;
  const joining = inputs('joining')[0] ?? '';
  const subject = subjectOf(metadata);
  const answered =
    joining === 'join'
      ? await joinOffered(subject, by, deps.domain)
      : await draftEscalation(subject, by, deps.domain);
  switch (answered.kind) {
    case 'draft': {
      const view = escalationModal(answered, { ...metadata, joining }, placesOf(deps));
      return ack({ response_action: 'update', view });
    }
    case 'not written':
      return ack({ response_action: 'errors', errors: { joining: notWrittenText } });
    case 'gone':
    case 'refused':
      return giveUp(answered, form, 'joining');
    case 'filed':
    case 'joined':
    case 'earlier':
      return close(answered, form, deps);
  }
};

/** What is wrong, each under its field; what belongs to a field of the other step stands under `otherwise`. */
const errorsOf = (
  { inDetails = {}, ...problems }: FormProblems,
  fields: readonly string[],
  otherwise: string,
): Record<string, string> => {
  const elsewhere = Object.entries(problems).filter(([field]) => !fields.includes(field));
  return {
    ...(elsewhere.length > 0 ? { [otherwise]: elsewhere.map(([, problem]) => problem).join(' ') } : {}),
    ...Object.fromEntries(Object.entries(problems).filter(([field]) => fields.includes(field))),
    ...Object.fromEntries(Object.entries(inDetails).map(([id, problem]) => [`${detailBlock}${id}`, problem])),
  };
};

/** The first step: shown again with what is wrong, or followed by the second. */
export const continueToEvidence = async (
  form: SentForm<EscalationMetadata>,
  deps: ListenerDeps,
): Promise<void> => {
  const { ack, by, metadata, inputs } = form;
  const { joining } = metadata;
  const basics = readBasicInputs(inputs);
  const read = await continueEscalation({ ...subjectOf(metadata), basics, joining }, by, deps.domain);
  switch (read.kind) {
    case 'problems':
      return ack({
        response_action: 'errors',
        errors: errorsOf(read.problems, Object.keys(basics), 'practiceCode'),
      });
    case 'not written':
      // The form stays open with all that was typed.
      return ack({ response_action: 'errors', errors: { practiceCode: notWrittenText } });
    case 'evidence':
      return ack({ response_action: 'push', view: evidenceStepModal(read, metadata, placesOf(deps)) });
    case 'gone':
    case 'refused':
      return giveUp(read, form, 'practiceCode');
  }
};

/** The second step: filed, joined, or shown again with what is wrong or offered. */
export const submitEvidence = async (form: SentForm<EvidenceMetadata>, deps: ListenerDeps): Promise<void> => {
  const { ack, by, metadata, inputs } = form;
  const { basics, ...below } = metadata;
  const evidence = readEvidenceInputs(inputs);
  const joining = inputs('joining')[0] ?? below.joining;
  const filing = { ...subjectOf(below), form: { ...basics, ...evidence, joining } };
  const escalated = await escalate(filing, by, deps.domain);
  switch (escalated.kind) {
    case 'problems':
      return ack({
        response_action: 'errors',
        errors: errorsOf(escalated.problems, Object.keys(evidence), 'evidence'),
      });
    case 'not written':
      return ack({ response_action: 'errors', errors: { evidence: notWrittenText } });
    case 'evidence':
      return ack({ response_action: 'update', view: evidenceStepModal(escalated, below, placesOf(deps)) });
    case 'gone':
    case 'refused':
      return giveUp(escalated, form, 'evidence');
    case 'filed':
    case 'joined':
    case 'earlier':
      return close(escalated, form, deps);
  }
};
