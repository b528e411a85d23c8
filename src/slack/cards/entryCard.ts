import type { Button, KnownBlock } from '@slack/types';
import type { CaseView } from '../../cases/caseView.ts';
import type { CatalogEntry } from '../../catalog/schema.ts';
import type { LinkTo } from '../send/links.ts';
import { actionIds, caseBlock } from './actionIds.ts';
import { button, type Card, context, header, plain, type Stage, section } from './card.ts';
import { escapeMrkdwn } from './mrkdwn.ts';
import { when } from './when.ts';
import {
  entryName,
  escalationText,
  practicesText,
  readInText,
  roleNames,
  seenText,
  unreadText,
  whoFixes,
} from './wording.ts';

type EntryView = Extract<CaseView, { kind: 'entry' }>;

const stepLines = ({ steps, fixedBy }: CatalogEntry): string[] =>
  steps.map((step, index) => {
    // Only what falls to somebody else than the first in line is said.
    const by = step.by && step.by !== fixedBy[0] ? `_${roleNames[step.by]}:_ ` : '';
    return `${index + 1}. ${by}${escapeMrkdwn(step.do)}`;
  });

/** Splits lines over sections so that none passes Slack's 3,000 characters. */
const sections = (title: string, lines: readonly string[]): KnownBlock[] => {
  const texts = [title];
  for (const line of lines) {
    const last = texts.at(-1) ?? '';
    if (last.length + line.length < 2990) texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map(section);
};

const guideBlocks = ({ guide }: CatalogEntry): KnownBlock[] => {
  if (!guide) return [];
  const states = guide.states.map(
    ({ state, tell, acts }) => `• *${escapeMrkdwn(state)}* ${escapeMrkdwn(tell)} → _${escapeMrkdwn(acts)}_`,
  );
  const steps = guide.steps.map(({ by, do: what, proof }, index) => {
    const done = proof === undefined ? '' : ` (done when: ${escapeMrkdwn(proof)})`;
    return `${index + 1}. _${roleNames[by]}:_ ${escapeMrkdwn(what)}${done}`;
  });
  return sections(`*${escapeMrkdwn(guide.title)}*`, [...states, ...steps]);
};

const questionBlocks = ({ case: { id }, entry }: EntryView): KnownBlock[] => {
  if (!entry.question) return [];
  const { ask, answers } = entry.question;
  return [
    {
      type: 'section',
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

const names = (entries: readonly CatalogEntry[]): string =>
  entries.map((entry) => `\`${escapeMrkdwn(entry.title ?? entry.id)}\``).join(', ');

const contextLines = (view: EntryView, linkTo: LinkTo): string[] => {
  const seen = seenText(view.reasons, view.case.verdict.facts);
  const why = view.case.picked ? ['picked by hand', seen].filter(Boolean).join(' · ') : seen;
  return [
    ...(why ? [`Seen: ${why}`] : []),
    ...[readInText(view.case, linkTo), unreadText(view.case.verdict.unread)].filter((line) => line !== ''),
    ...(view.alsoFound.length > 0 ? [`Also in this paste: ${names(view.alsoFound)}`] : []),
    ...(view.lookAlikes.length > 0 ? [`Looks alike: ${names(view.lookAlikes)}`] : []),
    ...(view.entry.notKnown.length > 0
      ? [`Not known: ${view.entry.notKnown.map(escapeMrkdwn).join(' ')}`]
      : []),
    ...sourceLine(view.entry),
  ];
};

const sourceLine = ({ sources }: CatalogEntry): string[] => {
  const links = sources
    .slice(0, 3)
    .map(({ name, url }) => (url ? `<${escapeMrkdwn(url)}|${escapeMrkdwn(name)}>` : escapeMrkdwn(name)));
  return [`Sources: ${links.join(', ')}`];
};

const recurrenceLine = ({ recurrence, case: { at } }: EntryView): string[] => {
  if (!recurrence) return [];
  const { reports, practices, lastAt } = recurrence;
  const from = practicesText(practices);
  return [
    `*Reported ${reports} times here* since ${when(at)}, last at ${when(lastAt)}${from ? ` · ${from}` : ''}`,
  ];
};

const stateLines = (view: EntryView): string[] => [
  ...recurrenceLine(view),
  ...(view.escalation ? [`*Escalated:* ${escalationText(view.escalation)}`] : []),
  ...(view.worked > 0
    ? [`It worked for ${view.worked === 1 ? 'one person' : `${view.worked} people`}.`]
    : []),
];

const escalateButton = ({ case: { id }, entry, escalation }: EntryView): Button => ({
  type: 'button',
  action_id: actionIds.escalate,
  text: plain(escalation ? `Show ECW-${escalation.number}` : 'Escalate to eCW'),
  value: id,
  ...(escalation ? {} : { style: 'primary' }),
  ...(escalation || entry.escalate.to === 'ecw'
    ? {}
    : {
        confirm: {
          title: plain(
            entry.escalate.to === 'practice' ? 'Is this the practice’s to fix?' : 'Is this yours to fix?',
          ),
          text: plain(`eCW can help when: ${entry.escalate.when}`, 300),
          confirm: plain('Escalate anyway'),
          deny: plain('Not yet'),
        },
      }),
});

const actions = (view: EntryView, ephemeral: boolean): KnownBlock => {
  const { id } = view.case;
  const notThis = button(actionIds.notThis, 'Not this error', id);
  const rest = ephemeral
    ? [
        button(actionIds.share, 'Share in channel', id),
        notThis,
        {
          type: 'overflow' as const,
          action_id: actionIds.more,
          options: [{ text: plain('It worked'), value: id }],
        },
      ]
    : [notThis, button(actionIds.worked, 'It worked', id)];
  return { type: 'actions', block_id: caseBlock(id, 'actions'), elements: [escalateButton(view), ...rest] };
};

/** The card of one error: what it means, what to do, who can, why we think so. */
export const entryCard = (view: EntryView, { ephemeral, linkTo }: Stage): Card => {
  const { entry } = view;
  const meaning = `*${escapeMrkdwn(entry.message)}*\n${escapeMrkdwn(entry.cause)}`;
  const fix = `*Fix it* · ${whoFixes(entry)}`;
  const lines = contextLines(view, linkTo);
  const states = stateLines(view);
  const plainText = [entryName(entry), entry.message, entry.cause, `Fix it (${whoFixes(entry)}):`];
  return {
    text: [...plainText.map(escapeMrkdwn), ...stepLines(entry), ...lines, ...states].join('\n'),
    blocks: [
      header(entryName(entry)),
      section(meaning),
      ...sections(fix, stepLines(entry)),
      ...guideBlocks(entry),
      ...questionBlocks(view),
      ...(lines.length > 0 ? [context(lines.join('\n'))] : []),
      ...(states.length > 0 ? [context(states.join('\n'))] : []),
      actions(view, ephemeral),
    ],
  };
};
