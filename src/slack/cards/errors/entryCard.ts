import type { ActionsBlock, Button, KnownBlock, Overflow, SectionBlock } from '@slack/types';
import type { CaseView } from '../../../cases/caseView.ts';
import type { CatalogEntry } from '../../../catalog/schema.ts';
import type { LinkTo } from '../../../channels/places.ts';
import type { NamedNote } from '../../../insights/teamNoteView.ts';
import { clip } from '../../../text/clip.ts';
import { type EntryAnswer, entryAnswer, type ShownStep } from '../../../wording/entryAnswer.ts';
import { asksBack, roleNames, unreadText } from '../../../wording/entryWords.ts';
import { escalationText } from '../../../wording/escalationWords.ts';
import { noteHeading, reviewText } from '../../../wording/noteWords.ts';
import { fixedBeforeText } from '../../../wording/numbersWords.ts';
import { actionIds, caseBlock, pickAction } from '../actionIds.ts';
import { button, type Card, context, folded, header, plain, type Stage, section, told } from '../card.ts';
import { creditLine } from '../curation/teamNoteCard.ts';
import { escapeMrkdwn, inert, pictureLine, practicesText, readInText, when } from '../mrkdwn.ts';
import { type Above, openSteps, stepsBlock } from './stepsBlock.ts';

type EntryView = Extract<CaseView, { kind: 'entry' }>;

const fence = (command: string): string => `\`\`\`${escapeMrkdwn(command)}\`\`\``;

const stepLine = ({ actor, text, command }: ShownStep, number: number): string => {
  const by = actor === undefined ? '' : `*${actor}:* `;
  const prints = command === undefined ? '' : ` Prints \`${escapeMrkdwn(command.prints)}\``;
  return `${number}. ${by}${escapeMrkdwn(text)}${prints}`;
};

const moreLines = ({ steps, more }: EntryAnswer): string[] =>
  more.flatMap((step, index) => [
    stepLine(step, steps.length + index + 1),
    ...(step.command ? [fence(step.command.run)] : []),
  ]);

/** The PowerShell twin of each command, under the number of its step. */
const twinLines = ({ steps, more }: EntryAnswer): string[] =>
  [...steps, ...more].flatMap(({ command }, index) =>
    command?.powershell === undefined ? [] : [`*Step ${index + 1} in PowerShell*`, fence(command.powershell)],
  );

const moreBlocks = (answer: EntryAnswer): KnownBlock[] => {
  const { more, toSet } = answer;
  const steps = `${more.length} more ${more.length === 1 ? 'step' : 'steps'}`;
  return folded(more.length === 0 ? 'When to escalate' : `Still failing? ${steps}`, [
    ...told([...moreLines(answer), `*${escapeMrkdwn(answer.whenToEscalate)}*`]),
    ...told(
      toSet.length === 0 ? [] : ['*Set before you run a command*', ...toSet.map((name) => `• ${name}`)],
    ),
    ...told(twinLines(answer)),
  ]);
};

const guideBlocks = ({ guide }: CatalogEntry): KnownBlock[] => {
  if (!guide) return [];
  const states = guide.states.map(
    ({ state, tell, acts }) => `• *${escapeMrkdwn(state)}.* ${escapeMrkdwn(tell)} → _${escapeMrkdwn(acts)}_`,
  );
  const steps = guide.steps.map(({ by, do: what, proof }, index) => {
    const done = proof === undefined ? '' : ` (done when: ${escapeMrkdwn(proof)})`;
    return `${index + 1}. _${roleNames[by]}:_ ${escapeMrkdwn(what)}${done}`;
  });
  return folded(guide.title, told([...states, ...steps]));
};

const questionBlocks = ({ case: { id }, entry, question }: EntryView): SectionBlock[] => {
  if (!question) return [];
  const { ask, answers } = question;
  return [
    {
      type: 'section',
      expand: true,
      block_id: caseBlock(id, `question:${entry.id}`),
      text: { type: 'mrkdwn', text: `*To tell the look-alikes apart:* ${escapeMrkdwn(ask)}` },
      accessory: {
        type: 'static_select',
        action_id: actionIds.answer,
        placeholder: plain('Answer'),
        options: answers.map(({ label }, index) => ({ text: plain(label), value: String(index) })),
      },
    },
  ];
};

const lookAlikeBlocks = ({ case: { id }, lookAlikes }: EntryView): (SectionBlock | ActionsBlock)[] =>
  lookAlikes.length === 0
    ? []
    : [
        ...told(['*Looks alike:* the card changes to the one that you press']),
        {
          type: 'actions',
          block_id: caseBlock(id, 'alike'),
          elements: lookAlikes.map((entry) => button(pickAction(entry.id), entry.title ?? entry.id, id)),
        },
      ];

/** The error is only likely: the card changes to the one that is pressed. */
const meantBlocks = ({ case: { id }, entry, runnersUp }: EntryView): ActionsBlock[] =>
  runnersUp === undefined
    ? []
    : [
        {
          type: 'actions',
          block_id: caseBlock(id, 'meant'),
          elements: [
            button(pickAction(entry.id), 'Yes, this one', id),
            ...runnersUp.map((other) => button(pickAction(other.id), other.title ?? other.id, id)),
          ],
        },
      ];

const names = (entries: readonly CatalogEntry[]): string =>
  entries.map((entry) => `\`${escapeMrkdwn(entry.title ?? entry.id)}\``).join(', ');

const seenLines = (view: EntryView, { why }: EntryAnswer, linkTo: LinkTo): string[] =>
  [why && `*Seen:* ${escapeMrkdwn(why)}`, readInText(view.case, linkTo)].filter((line) => line !== '');

const knowledgeLines = ({ entry: { notKnown }, page }: EntryView, { sources }: EntryAnswer): string[] => [
  ...(notKnown.length > 0 ? ['*Not known*', ...notKnown.map((unknown) => `• ${escapeMrkdwn(unknown)}`)] : []),
  ...(page === undefined ? [] : [`<${escapeMrkdwn(page)}|All about this error>`]),
  '*Sources*',
  ...sources.map(
    ({ text, url }) => `• ${url ? `<${escapeMrkdwn(url)}|${escapeMrkdwn(text)}>` : escapeMrkdwn(text)}`,
  ),
];

const whyBlocks = (view: EntryView, answer: EntryAnswer, linkTo: LinkTo): KnownBlock[] =>
  folded('Why I think so, look-alikes, sources', [
    ...told([escapeMrkdwn(answer.cause), ...seenLines(view, answer, linkTo)]),
    ...questionBlocks(view),
    ...lookAlikeBlocks(view),
    ...told(knowledgeLines(view, answer)),
  ]);

const recurrenceLine = ({ recurrence, case: { at } }: EntryView): string[] => {
  if (!recurrence) return [];
  const { reports, practices, lastAt } = recurrence;
  const from = practicesText(practices);
  return [
    `*Reported ${reports} times here* since ${when(at)}, last at ${when(lastAt)}${from ? ` · ${from}` : ''}`,
  ];
};

/** Who made it this error, where all can see it. */
const chosenLine = ({ chosen, entry }: EntryView, ephemeral: boolean): string[] => {
  if (!chosen) return [];
  const { by, before } = chosen;
  const who = ephemeral ? 'You' : escapeMrkdwn(by);
  const title = escapeMrkdwn(entry.title ?? entry.id);
  return [`*${who} chose ${title}.*${before ? ` I had read it as ${names([before])}.` : ''}`];
};

/** `Last time at FEIGCD (3 Nov, ECW-1012): the practice enabled the group` */
const fixedBeforeLine = ({ fixedBefore }: EntryView): string[] => {
  if (!fixedBefore) return [];
  const { lead, told: rest } = fixedBeforeText(fixedBefore);
  return [`*${escapeMrkdwn(lead)}* ${escapeMrkdwn(rest)}`];
};

const noteWords = ({ note }: NamedNote): string => `${noteHeading}: ${note.text}`;

/** Two lines of a title. */
const longestTitle = 64;
const noteTitle = (named: NamedNote): string =>
  inert(clip(noteWords(named).replaceAll('\n', ' '), longestTitle));

/** Who wrote the note, when, from what, and until when it stands. */
const noteCredit = (named: NamedNote, linkTo: LinkTo): string =>
  `${creditLine(named, linkTo)} · ${reviewText(named)}`;

/** The team's own words apart from the catalog's; folded behind their beginning where the card has no room for them. */
const noteBlocks = (named: NamedNote, isFolded: boolean, linkTo: LinkTo): KnownBlock[] => {
  const text = escapeMrkdwn(named.note.text);
  const credit = noteCredit(named, linkTo);
  return isFolded
    ? folded(noteTitle(named), told([text, credit]))
    : [...told([`*${noteHeading}:* ${text}`]), context(credit)];
};

/** What changes while a card stands, and what of the paste it does not tell. */
const stateLines = (view: EntryView, ephemeral: boolean): string[] =>
  [
    ...chosenLine(view, ephemeral),
    ...(view.alsoFound.length > 0
      ? [`Also in this ${view.case.verdict.readIn ? 'thread' : 'paste'}: ${names(view.alsoFound)}`]
      : []),
    pictureLine(view.case),
    unreadText(view.case.verdict.unread),
    ...recurrenceLine(view),
    ...fixedBeforeLine(view),
    ...(view.escalation ? [`*Escalated:* ${escapeMrkdwn(escalationText(view.escalation))}`] : []),
    ...(view.worked > 0
      ? [`It worked for ${view.worked === 1 ? 'one person' : `${view.worked} people`}.`]
      : []),
  ].filter((line) => line !== '');

const primary = (pressed: Button, isPrimary: boolean): Button =>
  isPrimary ? { ...pressed, style: 'primary' } : pressed;

const checkButton = ({ case: { id }, canCheck }: EntryView, { mover }: EntryAnswer): Button[] =>
  canCheck ? [primary(button(actionIds.runChecks, 'Run checks', id), mover === 'developer')] : [];

const escalateButton = (view: EntryView, answer: EntryAnswer): Button => {
  const { case: shown, entry, escalation } = view;
  if (escalation) return button(actionIds.escalate, `Show ECW-${escalation.number}`, shown.id);
  const label = view.escalatesTo === undefined ? 'Escalate' : `Escalate to ${view.escalatesTo}`;
  const pressed = button(actionIds.escalate, label, shown.id);
  if (entry.escalate.to === 'ecw') return primary(pressed, answer.mover === 'ecw');
  return {
    ...pressed,
    confirm: {
      title: plain(
        entry.escalate.to === 'practice' ? 'Is this the practice’s to fix?' : 'Is this yours to fix?',
      ),
      text: plain(answer.whenToEscalate, 300),
      confirm: plain('Escalate anyway'),
      deny: plain('Not yet'),
    },
  };
};

const handoverButtons = ({ case: { id }, entry }: EntryView, { mover }: EntryAnswer): Button[] => {
  const { practice, ecw } = entry.handover ?? {};
  if (practice !== undefined)
    return [primary(button(actionIds.handover, 'Message for the practice', id), mover === 'practice')];
  return ecw === undefined ? [] : [button(actionIds.handover, 'Text for an eCW case', id)];
};

const menu = ({ takesNotes, teamNote }: EntryView, ephemeral: boolean): Overflow => ({
  type: 'overflow',
  action_id: actionIds.more,
  options: [
    { text: plain('Wrong error'), value: 'wrong' },
    ...(takesNotes
      ? [{ text: plain(teamNote ? 'Change our team’s note' : 'Add a note for our team'), value: 'note' }]
      : []),
    { text: plain('Mute this error here for a day'), value: 'mute' },
    ...(ephemeral ? [{ text: plain('Share in channel'), value: 'share' }] : []),
  ],
});

/** What was escalated keeps its name. */
const undoButton = ({ case: { id }, chosen, escalation }: EntryView): Button[] =>
  chosen && !escalation ? [button(actionIds.undo, 'Undo', id)] : [];

/** The likely next act first. */
const actions = (view: EntryView, answer: EntryAnswer): KnownBlock => {
  const pressed = [
    ...checkButton(view, answer),
    ...handoverButtons(view, answer),
    escalateButton(view, answer),
    ...undoButton(view),
  ];
  return {
    type: 'actions',
    block_id: caseBlock(view.case.id, 'actions'),
    elements: [
      ...pressed.filter(({ style }) => style === 'primary'),
      ...pressed.filter(({ style }) => style === undefined),
    ],
  };
};

const feedback = ({ case: { id } }: EntryView): KnownBlock => ({
  type: 'context_actions',
  block_id: caseBlock(id, 'feedback'),
  elements: [
    {
      type: 'feedback_buttons',
      action_id: actionIds.feedback,
      positive_button: { text: plain('It worked'), value: actionIds.worked },
      negative_button: { text: plain('Did not help'), value: actionIds.notThis },
    },
  ],
});

/** Closes a sentence that stands before another one. */
const closed = (sentence: string): string => (/[.?:]$/.test(sentence) ? sentence : `${sentence}.`);

/** The first sentence of the cause stands open, the rest is folded. */
const splitCause = (cause: string): readonly [first: string, rest: string] => {
  const end = cause.search(/\. (?=[A-Z]|eCW)/) + 1;
  return end === 0 ? [cause, ''] : [cause.slice(0, end), cause.slice(end + 1)];
};

interface Fitted {
  readonly answer: EntryAnswer;
  readonly isNoteFolded: boolean;
  /** The part of the cause that stands open, and the part that is folded. */
  readonly cause: string;
  readonly rest: string;
}

/** How much of the cause stands open beside the team's note, and how that stands; the first with room for a step is taken. */
const layouts = [
  { isNoteFolded: false, isCauseOpen: true },
  { isNoteFolded: false, isCauseOpen: false },
  { isNoteFolded: true, isCauseOpen: true },
  { isNoteFolded: true, isCauseOpen: false },
] as const;
type Layout = (typeof layouts)[number];
const [usualLayout] = layouts;
const tightest = layouts[3];

interface Room {
  readonly above: Omit<Above, 'cause' | 'note'>;
  readonly teamNote?: NamedNote | undefined;
  readonly foldedParts: number;
}

/** The answer with the steps that do not fit moved to the folded ones; the whole cause stands open where no step gives way to it. */
const fitted = (whole: EntryAnswer, { above, teamNote, foldedParts }: Room): Fitted => {
  const [first, others] = splitCause(whole.cause);
  const openBelow = ({ isNoteFolded, isCauseOpen }: Layout, cause = first) => {
    const words = teamNote && (isNoteFolded ? noteTitle(teamNote) : noteWords(teamNote));
    const note = words === undefined ? {} : { note: { words, isFolded: isNoteFolded } };
    const open = isCauseOpen ? ` ${cause}` : '';
    return openSteps(whole, { ...above, ...note, cause: `${closed(whole.message)}${open}` }, foldedParts);
  };
  const layout = teamNote ? (layouts.find((one) => openBelow(one) > 0) ?? tightest) : usualLayout;
  const { isNoteFolded, isCauseOpen } = layout;
  const fitting = openBelow(layout);
  const open = Math.max(1, fitting);
  const { steps, more } = whole;
  const answer = { ...whole, steps: steps.slice(0, open), more: [...steps.slice(open), ...more] };
  if (!isCauseOpen) return { answer, isNoteFolded, cause: '', rest: whole.cause };
  return fitting > 0 && fitting === openBelow(layout, whole.cause)
    ? { answer, isNoteFolded, cause: whole.cause, rest: '' }
    : { answer, isNoteFolded, cause: first, rest: others };
};

/** Parts of the height of a folded one: the folded ones, and the row of what else may have been meant. */
const partsBelow = ({ entry: { guide }, runnersUp }: EntryView): number =>
  (guide ? 3 : 2) + (runnersUp === undefined ? 0 : 1);

/** The card of one error: whose move it is, what to do, and folded behind it all the rest. */
export const entryCard = (view: EntryView, { ephemeral, linkTo }: Stage): Card => {
  const whole = entryAnswer(view);
  const { headline, move, moveNote } = whole;
  const title = view.runnersUp === undefined ? '' : `*${escapeMrkdwn(headline)}*\n`;
  const note = moveNote === undefined ? '' : `, ${moveNote}`;
  const message = closed(whole.message);
  const { teamNote } = view;
  const above = { headline, standing: `${move}${note} · ${whole.standing}` };
  const room = { above, teamNote, foldedParts: partsBelow(view) };
  const { answer, isNoteFolded, cause, rest } = fitted(whole, room);
  const states = stateLines(view, ephemeral);
  return {
    text: [
      ...(title === '' ? [] : [asksBack]),
      ...[headline, above.standing, `${message} ${whole.cause}`].map(escapeMrkdwn),
      ...whole.steps.map((step, index) => stepLine(step, index + 1)),
      ...(teamNote ? [escapeMrkdwn(noteWords(teamNote)), noteCredit(teamNote, linkTo)] : []),
      ...seenLines(view, whole, linkTo).map((line) => line.replaceAll('*', '')),
      ...states,
    ].join('\n'),
    blocks: [
      header(title === '' ? headline : asksBack),
      {
        ...section(`${title}*${move}*${escapeMrkdwn(note)} · ${escapeMrkdwn(whole.standing)}`),
        block_id: caseBlock(view.case.id, 'menu'),
        expand: true,
        accessory: menu(view, ephemeral),
      },
      ...meantBlocks(view),
      ...told([`*${escapeMrkdwn(message)}* ${escapeMrkdwn(cause)}`.trim()]),
      ...(answer.steps.length > 0 ? [stepsBlock(answer.steps)] : []),
      ...(teamNote ? noteBlocks(teamNote, isNoteFolded, linkTo) : []),
      ...(states.length > 0 ? [context(states.join('\n'))] : []),
      actions(view, answer),
      ...moreBlocks(answer),
      ...guideBlocks(view.entry),
      ...whyBlocks(view, { ...answer, cause: rest }, linkTo),
      feedback(view),
    ],
  };
};
