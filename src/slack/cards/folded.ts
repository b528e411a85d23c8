import type { ActionsBlock, ContainerBlock, SectionBlock } from '@slack/types';
import { clip } from '../../text/clip.ts';
import { plain } from './card.ts';

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
