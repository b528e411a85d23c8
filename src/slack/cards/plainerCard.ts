import type {
  ContextActionsBlock,
  KnownBlock,
  RichTextBlock,
  RichTextElement,
  TableBlock,
} from '@slack/types';
import { button, type Card, section, told } from './card.ts';
import { escapeMrkdwn } from './mrkdwn.ts';

const codeOrText = (piece: RichTextElement): string => {
  if (piece.type !== 'text') return '';
  const text = escapeMrkdwn(piece.text);
  if (piece.style?.code) return `\`${text}\``;
  return piece.style?.bold ? `*${text.trimEnd()}* ` : text;
};

const offsetOf = (list: object): number =>
  'offset' in list && typeof list.offset === 'number' ? list.offset : 0;

const linesOfPart = (part: RichTextBlock['elements'][number]): string[] => {
  switch (part.type) {
    case 'rich_text_list':
      return part.elements.map(
        (item, index) => `${offsetOf(part) + index + 1}. ${item.elements.map(codeOrText).join('')}`,
      );
    case 'rich_text_preformatted':
      return [`\`\`\`${part.elements.map(codeOrText).join('')}\`\`\``];
    case 'rich_text_section':
    case 'rich_text_quote':
      return [part.elements.map(codeOrText).join('')];
  }
};

const cellText = (cell: TableBlock['rows'][number][number]): string => {
  switch (cell.type) {
    case 'raw_text':
      return escapeMrkdwn(cell.text);
    case 'raw_number':
      return escapeMrkdwn(cell.text ?? String(cell.value));
    case 'rich_text':
      return cell.elements.flatMap(linesOfPart).join(' ');
  }
};

/** A row is a line; the head says what stands in it. */
const tableLines = ({ rows: [head = [], ...rows] }: TableBlock): string[] => [
  `*${head.map(cellText).join(' · ')}*`,
  ...rows.map((row) => `• ${row.map(cellText).join(' · ')}`),
];

/** Thumbs as buttons of the same meaning: the value of each is the action of its button. */
const thumbs = ({ block_id, elements }: ContextActionsBlock): KnownBlock[] =>
  elements.flatMap((element) =>
    element.type === 'feedback_buttons'
      ? [
          {
            type: 'actions' as const,
            ...(block_id === undefined ? {} : { block_id }),
            elements: [element.positive_button, element.negative_button].map(({ text, value }) =>
              button(value, text.text, value),
            ),
          },
        ]
      : [],
  );

/** The newest kinds of blocks in the words of the oldest ones. */
const plainer = (block: KnownBlock): KnownBlock[] => {
  if (block.type === 'container')
    return [
      ...(block.title ? [section(`*${escapeMrkdwn(block.title.text)}*`)] : []),
      ...block.child_blocks.flatMap(plainer),
    ];
  if (block.type === 'rich_text') return told(block.elements.flatMap(linesOfPart)).flatMap(plainer);
  if (block.type === 'table') return told(tableLines(block)).flatMap(plainer);
  if (block.type === 'context_actions') return thumbs(block);
  if (block.type !== 'section') return [block];
  const { expand: _expand, ...old } = block;
  return [old];
};

/** Slack takes so many blocks in a message. */
const mostBlocks = 50;

/** The same card without anything folded, preformatted or otherwise new, for a Slack that refuses these. */
export const plainerCard = ({ text, blocks }: Card): Card => ({
  text,
  blocks: blocks.flatMap(plainer).slice(0, mostBlocks),
});
