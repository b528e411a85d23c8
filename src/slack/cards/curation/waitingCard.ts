import type { KnownBlock } from '@slack/types';
import { shownEntryId } from '../../../cases/case.ts';
import type { Decision, DecisionKind } from '../../../curation/decision.ts';
import type { WaitingCount, WaitingItem, WaitingList } from '../../../curation/waitingList.ts';
import { clip } from '../../../text/clip.ts';
import { amount } from '../../../wording/numbersWords.ts';
import { actionIds, caseBlock, setAsideAction } from '../actionIds.ts';
import { button, type Card, context, header, preformatted, section } from '../card.ts';
import { escapeMrkdwn, when } from '../mrkdwn.ts';

const title = 'What I did not recognise';
const about =
  'Pastes that I was asked about and found nothing in, and cards that somebody said were about another error: of the channels that you are in, as they are stored, without secrets and patients.';
const longestShown = 600;
const longestWords = 120;

const whereOf = ({ channelId }: WaitingItem['case']): string =>
  channelId.startsWith('D') ? 'a direct message to me' : `<#${escapeMrkdwn(channelId)}>`;

const whyOf = ({ why, case: shown }: WaitingItem): string => {
  if (why === 'unrecognised') return 'Nothing recognised';
  const entry = `\`${escapeMrkdwn(shownEntryId(shown) ?? '')}\``;
  return shown.picked ? `Called wrong; somebody picked ${entry}` : `Not ${entry}, somebody said`;
};

const itemBlocks = (item: WaitingItem): KnownBlock[] => {
  const { id, excerpt, at } = item.case;
  return [
    context(`*${whyOf(item)}* · ${whereOf(item.case)} · ${when(at, '{date_short} {time}')}`),
    preformatted(clip(excerpt, longestShown)),
    {
      type: 'actions',
      block_id: caseBlock(id, 'waiting'),
      elements: [
        button(actionIds.asWording, 'A wording of …', id),
        button(actionIds.asEntry, 'A new entry', id),
        button(setAsideAction('not_an_error'), 'Not an error', id),
        button(setAsideAction('skipped'), 'Skip', id),
      ],
    },
  ];
};

const names: Readonly<Record<DecisionKind, (decision: Decision) => string>> = {
  wording: ({ entryId, words }) => `“${clip(words, longestWords)}” as a wording of ${entryId}`,
  entry: ({ entryId }) => `The draft of ${entryId}`,
  not_an_error: () => 'A paste that is not an error',
  skipped: () => 'A paste that was skipped',
};

/** What was decided, in plain words. */
export const decisionText = (decision: Decision): string => names[decision.kind](decision);

const takenBlocks = (taken: readonly Decision[]): KnownBlock[] =>
  taken.length === 0
    ? []
    : [
        section('*Decided lately*'),
        ...taken.map(
          (decision): KnownBlock => ({
            ...section(escapeMrkdwn(decisionText(decision))),
            block_id: `taken:${decision.id}`,
            accessory: button(actionIds.takeBack, 'Take back', decision.id),
          }),
        ),
      ];

/** What waits for an approver, each with the ways to decide; and what was decided lately. */
export const waitingCard = ({ items, more, taken }: WaitingList): Card => {
  const none = 'Nothing waits in the channels that you are in.';
  return {
    text: [
      title,
      ...(items.length === 0
        ? [none]
        : items.map((item) => escapeMrkdwn(clip(item.case.excerpt, longestWords)))),
    ].join('\n'),
    blocks: [
      header(title),
      ...(items.length === 0 ? [section(none)] : [context(about), ...items.flatMap(itemBlocks)]),
      ...(more > 0 ? [context(`And ${more} more, once these are decided.`)] : []),
      ...takenBlocks(taken),
    ],
  };
};

/** A way to the list. */
export const openWaitingButton = (label = 'Back to the list') => button(actionIds.openWaiting, label, 'list');

const withTheList = (text: string): Card => ({
  text: text.replaceAll('*', ''),
  blocks: [
    section(text),
    { type: 'actions', block_id: 'waiting', elements: [openWaitingButton('Open the list')] },
  ],
});

/** Told once a week where the approvers read: how many wait, nothing of what was pasted. */
export const waitingReminderCard = ({ unrecognised, calledWrong }: WaitingCount): Card => {
  const waits = [
    ...(unrecognised > 0 ? [`${amount(unrecognised, 'paste')} that I did not recognise`] : []),
    ...(calledWrong > 0
      ? [
          `${amount(calledWrong, 'card')} that somebody said ${calledWrong === 1 ? 'was' : 'were'} about another error`,
        ]
      : []),
  ].join(' and ');
  return withTheList(
    `*To decide:* ${waits}. Approvers teach me here what they mean; each sees those of the channels that they are in.`,
  );
};

/** The way to the list, for whom no command opens it. */
export const waitingButtonCard = (): Card =>
  withTheList('What I did not recognise, for approvers to decide:');
