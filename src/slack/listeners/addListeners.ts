import type { ViewSubmitAction } from '@slack/bolt';
import { actionIds, listBlocks, shortcutIds, viewIds } from '../cards/actionIds.ts';
import { homeBlocks } from '../cards/homeView.ts';
import type { Apps } from '../connect/createApps.ts';
import {
  answerHint,
  answerQuestion,
  chooseMore,
  filterEntries,
  giveFeedback,
  keepSelected,
  muteChosen,
  pickEntry,
  pickOther,
  quieten,
  rateWorked,
  rateWrong,
  restoreCase,
  showHandover,
  showPicked,
  showWhole,
  undoChoice,
} from './actions.ts';
import { chooseWatching, introduceBot } from './channels.ts';
import { checkMetadata, openChecks, sendChecks } from './checks.ts';
import { askByCommand } from './commands.ts';
import {
  asEntry,
  asWording,
  chooseAside,
  confirmDecision,
  decisionMetadata,
  openWaiting,
  sendEntryDraft,
  sendWording,
  takeDecisionBack,
} from './decisions.ts';
import type { ListenerDeps } from './deps.ts';
import {
  answerOffer,
  continueToEvidence,
  escalateCase,
  escalateOutbreak,
  escalationMetadata,
  evidenceMetadata,
  joinFirst,
  submitEvidence,
} from './escalations.ts';
import {
  assignOwner,
  chooseFollowUp,
  evidenceWish,
  filterList,
  moveEscalation,
  noteMetadata,
  noteWish,
  numberWish,
  resolve,
  retryDelivery,
  sendNote,
  showChosenEscalation,
  showHistory,
} from './followUps.ts';
import { filterHome, openHome, showHomeEntry, showHomeEscalation } from './home.ts';
import { hearMention, hearMessage } from './messages.ts';
import { onClick, onHomeChoice } from './onClick.ts';
import { onForm } from './onForm.ts';
import { continueReport, openReport, reportMetadata } from './report.ts';
import { pressSettings, saveSettings, settingsMetadata } from './settings.ts';
import { addEvidence, onMessageShortcut, triageMessage } from './shortcuts.ts';
import { decideNote, editMetadata, openEdit, proposalMetadata, sendEdit, sendProposal } from './teamNotes.ts';

/** Everything that Slack tells us and people can do there, a line for each id. */
export const addListeners = ({ events, acts }: Apps, deps: ListenerDeps): void => {
  const onMessage = (callback_id: string) => ({ type: 'message_action', callback_id }) as const;
  const { mentionOnly, watch, showEscalation, filterEscalations, filterCatalog, show, ...ids } = actionIds;
  const { catalog, mine, open } = listBlocks;

  events.event('message', (payload) => hearMessage(payload, deps));
  events.event('app_mention', (payload) => hearMention(payload, deps));
  events.event('member_joined_channel', (payload) => introduceBot(payload, deps));
  events.event('app_home_opened', (payload) => openHome(payload, deps));

  acts.command('/ecw-error', (payload) => askByCommand(payload, deps));

  acts.shortcut(onMessage(shortcutIds.triage), onMessageShortcut(triageMessage, deps));
  acts.shortcut(onMessage(shortcutIds.addEvidence), onMessageShortcut(addEvidence, deps));
  acts.shortcut({ type: 'shortcut', callback_id: shortcutIds.report }, (payload) =>
    openReport(payload, deps),
  );
  acts.view<ViewSubmitAction>(viewIds.report, onForm(reportMetadata, continueReport, deps));

  acts.action(/^pick:/, onClick(pickEntry, deps));
  acts.action(ids.pickOther, onClick(pickOther, deps));
  acts.action(ids.answer, onClick(answerQuestion, deps));
  acts.action(ids.worked, onClick(rateWorked, deps));
  acts.action(ids.feedback, onClick(giveFeedback, deps));
  acts.action(ids.handover, onClick(showHandover, deps));
  acts.action(ids.more, onClick(chooseMore, deps));
  acts.action(ids.notThis, onClick(rateWrong, deps));
  acts.action(ids.quieten, onClick(quieten, deps));
  acts.action(ids.mute, onClick(muteChosen, deps));
  acts.action(ids.muteWhat, onClick(keepSelected, deps));
  acts.action(ids.muteSpan, onClick(keepSelected, deps));
  acts.action(ids.restore, onClick(restoreCase, deps));
  acts.action(ids.whole, onClick(showWhole, deps));
  acts.action(ids.undo, onClick(undoChoice, deps));
  acts.action(ids.hintShow, onClick(answerHint(true), deps));
  acts.action(ids.hintDismiss, onClick(answerHint(false), deps));
  acts.action({ action_id: show, block_id: catalog }, onClick(showPicked, deps));
  acts.action({ action_id: show, block_id: homeBlocks.catalog }, onHomeChoice(showHomeEntry, deps));

  acts.action(watch, onClick(chooseWatching(true), deps));
  acts.action(mentionOnly, onClick(chooseWatching(false), deps));
  acts.action(ids.openSettings, onClick(pressSettings, deps));
  acts.view<ViewSubmitAction>(viewIds.settings, onForm(settingsMetadata, saveSettings, deps));

  acts.action(ids.runChecks, onClick(openChecks, deps));
  acts.view<ViewSubmitAction>(viewIds.checks, onForm(checkMetadata, sendChecks, deps));

  acts.action(ids.escalate, onClick(escalateCase, deps));
  acts.action(ids.join, onClick(joinFirst, deps));
  acts.action(ids.escalateOutbreak, onClick(escalateOutbreak, deps));
  acts.view<ViewSubmitAction>(viewIds.offer, onForm(escalationMetadata, answerOffer, deps));
  acts.view<ViewSubmitAction>(viewIds.escalation, onForm(escalationMetadata, continueToEvidence, deps));
  acts.view<ViewSubmitAction>(viewIds.evidenceStep, onForm(evidenceMetadata, submitEvidence, deps));

  acts.action(/^move:/, onClick(moveEscalation, deps));
  acts.action(ids.assign, onClick(assignOwner, deps));
  acts.action(ids.history, onClick(showHistory, deps));
  acts.action(ids.escalationMore, onClick(chooseFollowUp, deps));
  acts.action(ids.retry, onClick(retryDelivery, deps));
  acts.action({ action_id: showEscalation, block_id: /^escalations:/ }, onClick(showChosenEscalation, deps));
  acts.action({ action_id: filterEscalations, block_id: mine }, onClick(filterList('mine'), deps));
  acts.action({ action_id: filterEscalations, block_id: open }, onClick(filterList('open'), deps));
  acts.action({ action_id: filterCatalog, block_id: catalog }, onClick(filterEntries, deps));
  acts.view<ViewSubmitAction>(viewIds.resolve, onForm(noteMetadata, resolve, deps));
  acts.view<ViewSubmitAction>(viewIds.caseNumbers, onForm(noteMetadata, sendNote(numberWish), deps));
  acts.view<ViewSubmitAction>(viewIds.note, onForm(noteMetadata, sendNote(noteWish), deps));
  acts.view<ViewSubmitAction>(viewIds.evidence, onForm(noteMetadata, sendNote(evidenceWish), deps));

  acts.action(ids.openWaiting, onClick(openWaiting, deps));
  acts.action(ids.asWording, onClick(asWording, deps));
  acts.action(ids.asEntry, onClick(asEntry, deps));
  acts.action(/^set_aside:/, onClick(chooseAside, deps));
  acts.action(ids.confirmDecision, onClick(confirmDecision, deps));
  acts.action(ids.takeBack, onClick(takeDecisionBack, deps));
  acts.view<ViewSubmitAction>(viewIds.wording, onForm(decisionMetadata, sendWording, deps));
  acts.view<ViewSubmitAction>(viewIds.entryDraft, onForm(decisionMetadata, sendEntryDraft, deps));
  acts.action(/^decide_note:/, onClick(decideNote, deps));
  acts.action(ids.editNote, onClick(openEdit, deps));
  acts.view<ViewSubmitAction>(viewIds.proposeNote, onForm(proposalMetadata, sendProposal, deps));
  acts.view<ViewSubmitAction>(viewIds.editNote, onForm(editMetadata, sendEdit, deps));

  acts.action(
    { action_id: filterEscalations, block_id: homeBlocks.escalations },
    onHomeChoice(filterHome, deps),
  );
  acts.action(
    { action_id: showEscalation, block_id: homeBlocks.escalations },
    onHomeChoice(showHomeEscalation, deps),
  );
};
