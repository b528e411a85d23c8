import type { ModalView } from '@slack/types';
import { type Card, plain } from '../card.ts';
import { plainerCard } from '../plainerCard.ts';

/** A card to read in a modal, where it was opened from the Home tab: nothing folds there, and what can be pressed stays behind. */
export const readingModal = (title: string, card: Card): ModalView => ({
  type: 'modal',
  title: plain(title, 24),
  close: plain('Close', 24),
  blocks: plainerCard(card).blocks.filter(({ type }) => type !== 'actions'),
});
