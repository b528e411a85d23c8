import type { LinkTo } from '../../../channels/places.ts';
import type { ToldView } from '../../../replies/replyView.ts';
import { entryName } from '../../../wording/entryWords.ts';
import { type Card, textCard } from '../card.ts';
import { escapeMrkdwn, link } from '../mrkdwn.ts';

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Somebody asks about what the thread has its cards of. */
export const toldCard = ({ cards }: ToldView, linkTo: LinkTo): Card => {
  const names = cards.map(({ entry, case: { card, threadTs } }) =>
    link(linkTo({ ...card, threadTs }), escapeMrkdwn(entryName(entry))),
  );
  const text = `This thread has its answer: ${and.format(names)}. If something else fails by now, paste what came back.`;
  return textCard(text);
};
