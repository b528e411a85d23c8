import type { ModalView } from '@slack/types';
import { type Card, plain } from './card.ts';

/** A card to read in a modal, where it was opened from the Home tab: what can be pressed stays behind. */
export const readingModal = (title: string, { blocks }: Card): ModalView => ({
  type: 'modal',
  title: plain(title, 24),
  close: plain('Close', 24),
  blocks: blocks.filter(({ type }) => type !== 'actions'),
});
