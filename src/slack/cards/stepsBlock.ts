import type { RichTextBlock, RichTextElement } from '@slack/types';
import type { ShownStep } from '../../wording/entryAnswer.ts';
import { inert } from './mrkdwn.ts';

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
