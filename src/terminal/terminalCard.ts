import type { CaseView } from '../cases/caseView.ts';
import type { CatalogEntry, Question } from '../catalog/schema.ts';
import {
  type EntryAnswer,
  entryAnswer,
  type FilledCommand,
  placeholderValues,
  type ShownStep,
} from '../wording/entryAnswer.ts';
import { asksBack, entryName, roleNames, seenText, unreadText, whatToPaste } from '../wording/entryWords.ts';
import { readyMessages } from '../wording/readyMessages.ts';
import { printable } from './printable.ts';

type EntryView = Extract<CaseView, { kind: 'entry' }>;
/** Each holds lines; empty ones are left out and an empty line stands between them. */
type Paragraph = readonly string[];

const told = (label: string, text: string): Paragraph => (text === '' ? [] : [`${label}: ${text}`]);

const numbered = (lines: readonly string[]): Paragraph => lines.map((line, i) => `  ${i + 1}. ${line}`);

const command = (filled: FilledCommand | undefined): Paragraph =>
  filled === undefined
    ? []
    : [...filled.run.split('\n').map((line) => `       ${line}`), `     prints: ${filled.prints}`];

const steps = (shown: readonly ShownStep[], from: number): Paragraph =>
  shown.flatMap(({ actor, text, command: filled }, index) => [
    `  ${from + index}. ${actor === undefined ? '' : `${actor}: `}${text}`,
    ...command(filled),
  ]);

const more = ({ steps: open, more: folded, toSet }: EntryAnswer): Paragraph => [
  ...(folded.length === 0 ? [] : ['Still failing?', ...steps(folded, open.length + 1)]),
  ...(toSet.length === 0 ? [] : ['Set before you run a command:', ...toSet.map((name) => `  - ${name}`)]),
];

const guide = ({ guide }: CatalogEntry): Paragraph =>
  guide === undefined
    ? []
    : [
        `${guide.title}:`,
        ...guide.states.map(({ state, tell, acts }) => `  - ${state}. ${tell} -> ${acts}`),
        ...numbered(
          guide.steps.map(
            ({ by, do: what, proof }) =>
              `${roleNames[by]}: ${what}${proof === undefined ? '' : ` (done when: ${proof})`}`,
          ),
        ),
      ];

const question = (asked: Question | undefined, why: string): Paragraph =>
  asked === undefined ? [] : [`${why}: ${asked.ask}`, ...asked.answers.map(({ label }) => `  - ${label}`)];

const names = (entries: readonly CatalogEntry[]): string => entries.map(({ id }) => id).join(', ');

const sources = ({ sources }: EntryAnswer): Paragraph => [
  'Sources:',
  ...sources.map(({ text, url }) => `  - ${[text, url].filter(Boolean).join(' ')}`),
];

const entryParagraphs = (view: EntryView): readonly Paragraph[] => {
  const { entry, alsoFound, lookAlikes } = view;
  const answer = entryAnswer(view);
  const { headline, move, moveNote, standing, message, cause } = answer;
  const note = moveNote === undefined ? '' : `, ${moveNote}`;
  return [
    ...(view.runnersUp === undefined ? [] : [[asksBack]]),
    [headline, `${move}${note} · ${standing}`],
    [message, cause],
    steps(answer.steps, 1),
    more(answer),
    [answer.whenToEscalate],
    guide(entry),
    ...readyMessages(entry, placeholderValues(view.case)).map(({ title, text }) => [
      `${title}:`,
      `  ${text}`,
    ]),
    question(view.question, 'To tell the look-alikes apart'),
    [
      ...told('Seen', answer.why),
      ...told('Files', unreadText(view.case.verdict.unread)),
      ...told('Also in this paste', names(alsoFound)),
      ...(view.runnersUp === undefined
        ? told('Looks alike', names(lookAlikes))
        : told('Or rather', names(view.runnersUp))),
      ...told('Not known', entry.notKnown.join(' ')),
    ],
    sources(answer),
  ];
};

const list = (entries: readonly CatalogEntry[]): Paragraph =>
  entries.map((entry) => `  - ${entryName(entry)}: ${entry.message}`);

const choiceParagraphs = (view: Extract<CaseView, { kind: 'choice' }>): readonly Paragraph[] => [
  [asksBack, ...list(view.options.map(({ entry }) => entry))],
  question(view.question, 'One question settles it'),
  told('Seen', seenText(view.options[0]?.reasons ?? [], view.case.verdict.facts)),
];

const nothingParagraphs: readonly Paragraph[] = [
  ['No eCW error that is known here.'],
  [whatToPaste.ask, ...whatToPaste.forms.map((form) => `  - ${form}`)],
];

const paragraphs = (view: CaseView): readonly Paragraph[] => {
  switch (view.kind) {
    case 'entry':
      return entryParagraphs(view);
    case 'choice':
      return choiceParagraphs(view);
    case 'nothing':
      return nothingParagraphs;
    case 'repeat':
      return [[entryName(view.entry), view.entry.message]];
    case 'withdrawn':
      return [['This no longer holds.']];
  }
};

/** What a card tells, as plain text for a terminal, ending with a line break. */
export const terminalCard = (view: CaseView): string => {
  const shown = paragraphs(view).filter((lines) => lines.length > 0);
  return printable(`${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`);
};
