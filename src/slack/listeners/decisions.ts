import type { RespondFn } from '@slack/bolt';
import { z } from 'zod';
import { whenStoreIsDown } from '../../cases/whenStoreIsDown.ts';
import { roles } from '../../catalog/schema.ts';
import type { Actor } from '../../channels/places.ts';
import {
  confirm,
  type Decided,
  proposeEntry,
  proposeWording,
  setAside,
  takeBack,
} from '../../curation/decide.ts';
import { claimWaiting, listWaiting, type WaitingItem } from '../../curation/waitingList.ts';
import { kindOfSetAside } from '../cards/actionIds.ts';
import { type Card, textCard } from '../cards/card.ts';
import { draftCard, takenBackText, takenCard, trialCard } from '../cards/curation/decisionCard.ts';
import { waitingCard } from '../cards/curation/waitingCard.ts';
import {
  type DecisionMetadata,
  entryDraftModal,
  wordingBlocks,
  wordingModal,
} from '../cards/curation/wordingModal.ts';
import { escapeMrkdwn, refusalText } from '../cards/mrkdwn.ts';
import type { Click } from '../read/readClick.ts';
import { tell } from '../send/post.ts';
import { clickedIn, clicker, hereOnly } from '../send/showCase.ts';
import type { ListenerDeps } from './deps.ts';
import type { ClickHandler } from './onClick.ts';
import type { SentForm } from './onForm.ts';

export const decisionMetadata: z.ZodType<DecisionMetadata> = z.object({
  caseId: z.string(),
  channelId: z.string(),
  threadTs: z.string().exactOptional(),
});

const goneText =
  'That is decided already, was escalated or deleted, or was pasted in a channel that you are not in. `/ecw-error review` shows what waits.';

const notKept = { kind: 'not kept' } as const;
const notKeptText = 'That cannot be kept right now. Nothing is changed: try again in a minute.';

const listCard = async (by: Actor, { domain }: ListenerDeps): Promise<Card> => {
  const list = await listWaiting(by, domain);
  return list.kind === 'refused' ? textCard(refusalText(list)) : waitingCard(list);
};

/** `/ecw-error review`: what waits for an approver, for them alone. */
export const showWaiting = async (by: Actor, deps: ListenerDeps, respond: RespondFn): Promise<void> => {
  await respond({ response_type: 'ephemeral', replace_original: false, ...(await listCard(by, deps)) });
};

/** The list in place of what only this person sees, or beside what all see. */
const respondHere = (click: Click, card: Card, respond: RespondFn) =>
  respond({ ...hereOnly(click), replace_original: click.isEphemeral, ...card });

export const openWaiting: ClickHandler = async (click, deps, { respond }) => {
  await respondHere(click, await listCard(click.by, deps), respond);
  return undefined;
};

const cardOf = (decided: Decided): Card => {
  switch (decided.kind) {
    case 'refused':
      return textCard(refusalText(decided));
    case 'gone':
      return textCard(goneText);
    case 'tried':
      return trialCard(decided.decision, decided.trial);
    case 'drafted':
      return draftCard(decided.decision);
    case 'taken':
      return takenCard(decided.decision);
    case 'takenBack':
      return textCard(takenBackText(decided.decision));
  }
};

/** Opens a form about a case, for somebody who may decide about it. */
const openForm =
  (
    modalOf: (
      item: WaitingItem,
      metadata: DecisionMetadata,
      deps: ListenerDeps,
    ) => ReturnType<typeof entryDraftModal>,
  ): ClickHandler =>
  async (click, deps, { client, respond }) => {
    const claimed = await claimWaiting(click.caseId, click.by, deps.domain);
    if ('kind' in claimed) {
      await respond({ ...hereOnly(click), ...cardOf(claimed) });
      return undefined;
    }
    const metadata = { caseId: click.caseId, ...clickedIn(click) };
    await client.views.open({ trigger_id: click.triggerId, view: modalOf(claimed, metadata, deps) });
    return undefined;
  };

export const asWording = openForm((item, metadata, { domain }) =>
  wordingModal(item, domain.catalog.entries, metadata),
);
export const asEntry = openForm((item, metadata) => entryDraftModal(item, metadata));

/** The words that were chosen are tried, and the person is told what that showed. */
export const sendWording = async (
  { ack, client, by, metadata, inputs }: SentForm<DecisionMetadata>,
  { domain }: ListenerDeps,
): Promise<void> => {
  // Trying takes longer than Slack lets a form wait.
  await ack();
  const [words = ''] = inputs(wordingBlocks.words);
  const [entryId = ''] = inputs(wordingBlocks.entry);
  const wish = { caseId: metadata.caseId, entryId, words };
  const proposed = await whenStoreIsDown(proposeWording(wish, by, domain), () => notKept);
  const said =
    proposed.kind === 'not kept'
      ? textCard(`${notKeptText} Your words were: “${escapeMrkdwn(words)}”`)
      : cardOf(proposed);
  await tell(client, by, said);
};

/** What is wrong with a draft is said under its fields. */
export const sendEntryDraft = async (
  { ack, client, by, metadata, inputs }: SentForm<DecisionMetadata>,
  { domain }: ListenerDeps,
): Promise<void> => {
  const text = (field: string): string => inputs(field)[0] ?? '';
  const fixedBy = z.enum(roles).parse(text('fixedBy'));
  const wish = {
    id: text('id'),
    message: text('message'),
    cause: text('cause'),
    steps: text('steps'),
    fixedBy,
  };
  const proposing = proposeEntry({ caseId: metadata.caseId, wish }, by, domain);
  const proposed = await whenStoreIsDown(proposing, () => notKept);
  if (proposed.kind === 'not kept') return ack({ response_action: 'errors', errors: { id: notKeptText } });
  if (proposed.kind === 'faulty') return ack({ response_action: 'errors', errors: { ...proposed.problems } });
  await ack();
  return tell(client, by, cardOf(proposed));
};

const asideSchema = z.enum(['not_an_error', 'skipped']);

/** Nothing is learned from a case, or that it is no error; the list is shown without it. */
export const chooseAside: ClickHandler = async (click, deps, { respond }) => {
  const kind = asideSchema.parse(kindOfSetAside(click.actionId));
  const decided = await setAside({ caseId: click.caseId, kind }, click.by, deps.domain);
  const card = decided.kind === 'taken' ? await listCard(click.by, deps) : cardOf(decided);
  await respondHere(click, card, respond);
  return undefined;
};

/** Takes what was tried. */
export const confirmDecision: ClickHandler = async (click, { domain }, { respond }) => {
  await respondHere(click, cardOf(await confirm(click.chosen, click.by, domain)), respond);
  return undefined;
};

export const takeDecisionBack: ClickHandler = async (click, deps, { client, respond }) => {
  const decided = await takeBack(click.chosen, click.by, deps.domain);
  const card = decided.kind === 'takenBack' ? await listCard(click.by, deps) : cardOf(decided);
  await respondHere(click, card, respond);
  if (decided.kind === 'takenBack') await tell(client, clicker(click), cardOf(decided));
  return undefined;
};
