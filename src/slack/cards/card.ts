import type {
  ActionsBlock,
  Button,
  ContainerBlock,
  KnownBlock,
  PlainTextElement,
  RichTextBlock,
  SectionBlock,
} from '@slack/types';
import type { LinkTo } from '../../channels/places.ts';
import { clip } from '../../text/clip.ts';
import { inert } from './mrkdwn.ts';

/** A reply: blocks for the eye, and the same in plain words for notifications and screen readers. */
export interface Card {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Where a card is shown: to one person alone or for all to see; and how it links messages. */
export interface Stage {
  readonly ephemeral: boolean;
  readonly linkTo: LinkTo;
}

/** The same card, with the first block that has no name of its own named so that it can be found again. */
export const marked = (card: Card, mark: string): Card => {
  const free = card.blocks.findIndex(({ block_id }) => block_id === undefined);
  const blocks = card.blocks.map((block, index) => (index === free ? { ...block, block_id: mark } : block));
  return { ...card, blocks };
};

/** Text that Slack shows as it is, clipped to the 75 characters of a button or an option. */
export const plain = (text: string, length = 75): PlainTextElement => ({
  type: 'plain_text',
  text: clip(text, length),
  emoji: false,
});

export const button = (actionId: string, label: string, value: string): Button => ({
  type: 'button',
  action_id: actionId,
  text: plain(label),
  value,
});

export const header = (text: string): KnownBlock => ({
  type: 'header',
  text: plain(text, 150),
});

/** `text` is mrkdwn, already escaped where it came from a person. */
export const section = (text: string): SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: clip(text, 3000) },
});

/** A card that is one text, mrkdwn as in a section. */
export const textCard = (text: string): Card => ({ text, blocks: [section(text)] });

/** A text that is copied in one gesture, as it is: Slack reads no markup in it. */
export const preformatted = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: inert(text) }] }],
});

export const context = (text: string): KnownBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: clip(text, 3000) }],
});

type Child = ActionsBlock | SectionBlock;

/** So many blocks one container takes. */
const mostChildren = 10;

/** Splits paragraphs over texts so that none passes Slack's 3,000 characters. */
const texts = (paragraphs: readonly string[]): string[] => {
  const parts: string[] = [];
  for (const paragraph of paragraphs) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + paragraph.length < 2990)
      parts[parts.length - 1] = `${last}\n${paragraph}`;
    else parts.push(clip(paragraph, 3000));
  }
  return parts;
};

/** mrkdwn told in full, one section as long as it fits. */
export const told = (paragraphs: readonly string[]): SectionBlock[] =>
  texts(paragraphs.filter((paragraph) => paragraph !== '')).map((text) => ({
    type: 'section',
    expand: true,
    text: { type: 'mrkdwn', text },
  }));

/** What few need, folded behind its title; nothing where it would be empty. */
export const folded = (title: string, children: readonly Child[]): ContainerBlock[] =>
  children.length === 0
    ? []
    : [
        {
          type: 'container',
          title: plain(title, 150),
          is_collapsible: true,
          default_collapsed: true,
          child_blocks: children.slice(0, mostChildren),
        },
      ];
