import type { RichTextBlock, RichTextElement } from '@slack/types';
import type { EntryAnswer, ShownStep } from '../../../wording/entryAnswer.ts';
import { inert } from '../mrkdwn.ts';

/** The width of a thread's panel in characters, and heights in pixels, as Slack draws them in a window of 1280 pixels. */
const panel = {
  header: { perLine: 35, height: 24 },
  section: { perLine: 45, height: 22 },
  /** Beside the menu. */
  beside: { perLine: 36, height: 22 },
  step: { perLine: 42, height: 22 },
  command: { perLine: 37, height: 18 },
  /** Around a command. */
  frame: 28,
  /** Below a note: who wrote it, when, and until when it stands, with the gaps around. */
  credit: 64,
  foldedNote: { perLine: 33, height: 22 },
  /** Around the title of a folded note. */
  foldedFrame: 28,
  /** One folded part, with the gap above it. */
  folded: 50,
  /** Buttons, thumbs, and the gaps between all parts. */
  rest: 150,
  most: 680,
} as const;

interface Line {
  readonly perLine: number;
  readonly height: number;
}

const heightOf = (text: string, { perLine, height }: Line): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)) * height, 0);

const stepHeight = ({ actor = '', text, command }: ShownStep): number => {
  const prints = command === undefined ? '' : ` Prints ${command.prints}`;
  const words = heightOf(`${actor}${text}${prints}`, panel.step);
  return command === undefined ? words : words + panel.frame + heightOf(command.run, panel.command);
};

/** What stands above the steps: the headline, whose move it is, and the cause. */
export interface Above {
  readonly headline: string;
  readonly standing: string;
  readonly cause: string;
  /** The team's note, or the title that it is folded behind. */
  readonly note?: { readonly words: string; readonly isFolded: boolean };
}

const noteHeight = ({ words, isFolded }: NonNullable<Above['note']>): number =>
  isFolded
    ? heightOf(words, panel.foldedNote) + panel.foldedFrame
    : heightOf(words, panel.section) + panel.credit;

/** How many of the steps can stand open so that the card fits into the panel of a thread. */
export const openSteps = (
  { steps }: Pick<EntryAnswer, 'steps'>,
  { headline, standing, cause, note }: Above,
  foldedParts: number,
): number => {
  const above =
    heightOf(headline, panel.header) +
    heightOf(standing, panel.beside) +
    heightOf(cause, panel.section) +
    (note === undefined ? 0 : noteHeight(note));
  let left = panel.most - above - panel.rest - foldedParts * panel.folded;
  const over = steps.findIndex((step) => {
    left -= stepHeight(step);
    return left < 0;
  });
  return over < 0 ? steps.length : over;
};

/** Words with what stands in backticks as code. */
const pieces = (text: string): RichTextElement[] =>
  inert(text)
    .split('`')
    .flatMap((part, index): RichTextElement[] =>
      part === ''
        ? []
        : [{ type: 'text', text: part, ...(index % 2 === 1 ? { style: { code: true } } : {}) }],
    );

const printed = (prints: string): RichTextElement[] => [
  { type: 'text', text: ' Prints ' },
  { type: 'text', text: inert(prints), style: { code: true } },
];

const section = ({ actor, text, command }: ShownStep) => ({
  type: 'rich_text_section' as const,
  elements: [
    ...(actor === undefined ? [] : [{ type: 'text' as const, text: `${actor}: `, style: { bold: true } }]),
    ...pieces(text),
    ...(command === undefined ? [] : printed(command.prints)),
  ],
});

/** Numbered steps, each command below its step where one gesture copies it. */
export const stepsBlock = (steps: readonly ShownStep[]): RichTextBlock => ({
  type: 'rich_text',
  elements: steps.flatMap((step, offset): RichTextBlock['elements'] => [
    {
      type: 'rich_text_list',
      style: 'ordered',
      ...(offset === 0 ? {} : { offset }),
      elements: [section(step)],
    },
    ...(step.command === undefined
      ? []
      : [
          {
            type: 'rich_text_preformatted' as const,
            elements: [{ type: 'text' as const, text: inert(step.command.run) }],
          },
        ]),
  ]),
});
