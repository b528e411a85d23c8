import type { RespondArguments } from '@slack/bolt';
import { z } from 'zod';
import { showEntry, viewMute } from '../../cases/ask.ts';
import { gone } from '../../cases/case.ts';
import { claimView, claimWholeView } from '../../cases/caseView.ts';
import { bringBack, dismiss, pick, rate, settleHint, settleQuestion, unpick } from '../../cases/feedback.ts';
import { mute } from '../../channels/mute.ts';
import { muteKinds } from '../../channels/port.ts';
import { actionIds, entryOfPick } from '../cards/actionIds.ts';
import { muteText } from '../cards/channels/muteText.ts';
import { alternativesCard } from '../cards/errors/alternativesCard.ts';
import { catalogCard } from '../cards/errors/catalogCard.ts';
import { handoverModal } from '../cards/escalations/handoverModal.ts';
import { caseCard } from '../cards/shownCard.ts';
import { unlessOutside } from '../send/post.ts';
import { hereOnly } from '../send/showCase.ts';
import type { ClickHandler } from './onClick.ts';
import { openProposal } from './teamNotes.ts';

/** `entry:1d`: what is to be muted, and how long. */
const muteChoiceSchema = z
  .tuple([z.enum(['entry', 'person']), z.enum(['1h', '1d', '1w', 'lifted'])])
  .transform(([kind, span]) => ({ kind, span }));

const muteKindSchema = z.enum(muteKinds);

/** What the menu of a card offers. */
const moreSchema = z.enum(['wrong', 'note', 'mute', 'share']);

export const pickEntry: ClickHandler = ({ caseId, actionId, by }, { domain }) =>
  pick({ caseId, entryId: entryOfPick(actionId) }, by, domain);

export const pickOther: ClickHandler = ({ caseId, chosen, by }, { domain }) =>
  pick({ caseId, entryId: chosen }, by, domain);

export const answerQuestion: ClickHandler = ({ caseId, subject, chosen, by }, { domain }) =>
  settleQuestion({ caseId, entryId: subject, answer: Number(chosen) }, by, domain);

export const rateWorked: ClickHandler = ({ caseId, by }, { domain }) =>
  rate({ caseId, rating: 'worked' }, by, domain);

/** It is about another error: offers the others. */
export const rateWrong: ClickHandler = async (click, { domain }, { respond }) => {
  const view = await rate({ caseId: click.caseId, rating: 'wrong' }, click.by, domain);
  if (view.kind !== 'entry') return view;
  await respond({
    ...hereOnly(click),
    replace_original: click.isEphemeral,
    ...alternativesCard(view, domain.catalog.entries),
  });
  return undefined;
};

/** The thumbs below a card. */
export const giveFeedback: ClickHandler = (click, deps, tools) =>
  click.chosen === actionIds.worked ? rateWorked(click, deps, tools) : rateWrong(click, deps, tools);

/** Ready messages for the practice and for eCW. */
export const showHandover: ClickHandler = async ({ caseId, triggerId, by }, { domain }, { client }) => {
  const view = await claimWholeView(caseId, by, domain);
  if (view.kind !== 'entry') return view;
  await client.views.open({ trigger_id: triggerId, view: handoverModal(view) });
  return undefined;
};

const dismissError: ClickHandler = async ({ caseId, by }, { domain }) => {
  const view = await claimWholeView(caseId, by, domain);
  return view.kind === 'entry' ? dismiss(caseId, by, domain) : view;
};

/** Mutes from the card of an error; `told` says how the person is answered. */
const muteFromCard =
  (choice: z.infer<typeof muteChoiceSchema>, told: RespondArguments): ClickHandler =>
  async ({ caseId, by }, { domain }, { respond }) => {
    const view = await claimWholeView(caseId, by, domain);
    if (view.kind !== 'entry') return view;
    const answer = await mute({ ...choice, entryId: view.entry.id }, by, domain);
    await respond({ ...told, text: muteText({ kind: 'mute', answer, entry: view.entry }) });
    return undefined;
  };

/** The menu for those who do not want to hear of it. */
export const quieten: ClickHandler = (click, deps, tools) => {
  if (click.chosen === 'not_an_error') return dismissError(click, deps, tools);
  const choice = muteChoiceSchema.parse(click.chosen.split(':'));
  return muteFromCard(choice, { response_type: 'ephemeral', replace_original: true })(click, deps, tools);
};

/** `channel`, `person` or `entry:invalid_scope`, and how long. */
const muteWishSchema = z.object({
  mute_what: z.string(),
  mute_span: z.enum(['1h', '1d', '1w', 'lifted']),
});

/** A choice that a button reads later. */
export const keepSelected: ClickHandler = async () => undefined;

/** What somebody chose to mute, who had not said it. */
export const muteChosen: ClickHandler = async (click, { domain }, { respond }) => {
  const { mute_what: what, mute_span: span } = muteWishSchema.parse(click.selected);
  const [kind, entryId] = what.split(':');
  const wish = { kind: muteKindSchema.parse(kind), span, ...(entryId === undefined ? {} : { entryId }) };
  const text = muteText(viewMute(await mute(wish, click.by, domain), domain));
  await respond({ ...hereOnly(click), replace_original: click.isEphemeral, text });
  return undefined;
};

export const restoreCase: ClickHandler = ({ caseId, by }, { domain }) => bringBack(caseId, by, domain);

export const undoChoice: ClickHandler = ({ caseId, by }, { domain }) => unpick(caseId, by, domain);

/** The whole card of a repeat, for the person who wants it. */
export const showWhole: ClickHandler = async (click, { domain, linkTo }, { respond }) => {
  const view = await claimWholeView(click.caseId, click.by, domain);
  if (view.kind === 'gone') return view;
  await respond({ ...hereOnly(click), ...caseCard(view, { ephemeral: true, linkTo }) });
  return undefined;
};

/** What the poster of a likely error wants: the card, or nothing. */
export const answerHint =
  (show: boolean): ClickHandler =>
  async ({ caseId, by }, { domain }, { respond }) => {
    const settled = await settleHint({ caseId, show }, by, domain);
    if (settled === 'gone') return gone;
    await respond({ delete_original: true });
    return undefined;
  };

/** Posts the card that one person sees for all to see. */
const share: ClickHandler = async ({ caseId, by }, { domain, postWith, linkTo }, { client, respond }) => {
  const view = await claimView(caseId, by, domain);
  if (view.kind === 'gone') return view;
  const card = caseCard(view, { ephemeral: false, linkTo });
  const shared = postWith(client)({ channelId: by.channelId }, card).then((place) =>
    domain.store.cases.place(by.teamId, caseId, place),
  );
  await unlessOutside(shared, async () => {
    await respond({ response_type: 'in_channel', replace_original: false, ...card });
  });
  await respond({ delete_original: true });
  return undefined;
};

/** The menu of a card. */
export const chooseMore: ClickHandler = (click, deps, tools) => {
  switch (moreSchema.parse(click.chosen)) {
    case 'wrong':
      return rateWrong(click, deps, tools);
    case 'note':
      return openProposal(click, deps, tools);
    case 'mute':
      return muteFromCard({ kind: 'entry', span: '1d' }, hereOnly(click))(click, deps, tools);
    case 'share':
      return share(click, deps, tools);
  }
};

/** Narrows the list of the catalog down, in its place. */
export const filterEntries: ClickHandler = async ({ chosen }, { domain }, { respond }) => {
  await respond({ replace_original: true, ...catalogCard(domain.catalog.entries, chosen) });
  return undefined;
};

/** Shows an entry of the catalog that somebody picked from a list. */
export const showPicked: ClickHandler = async (click, { domain, linkTo }, { respond }) => {
  const view = await showEntry(click.chosen, click.by, domain);
  if (view)
    await respond({
      ...hereOnly(click),
      replace_original: click.isEphemeral,
      ...caseCard(view, { ephemeral: true, linkTo }),
    });
  return undefined;
};
