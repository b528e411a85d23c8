import type { StaticSelect } from '@slack/types';
import type { CaseView } from '../../../cases/caseView.ts';
import type { CatalogEntry } from '../../../catalog/schema.ts';
import { actionIds, caseBlock, pickAction } from '../actionIds.ts';
import { button, type Card, plain, section } from '../card.ts';
import { entryPicker } from '../entryPicker.ts';

/** Ways to keep the bot quiet, from this message to all of one's own: `not_an_error`, or a mute and how long. */
const quietenSelect = ({ entry }: Extract<CaseView, { kind: 'entry' }>): StaticSelect => {
  const name = entry.title ?? entry.id;
  const choices: readonly (readonly [value: string, text: string])[] = [
    ['not_an_error', 'This is not an error at all'],
    ['entry:1h', `Mute ${name} here for an hour`],
    ['entry:1d', `Mute ${name} here for a day`],
    ['entry:1w', `Mute ${name} here for a week`],
    ['entry:lifted', `Mute ${name} here until lifted`],
    ['person:1d', 'Leave my messages alone for a day'],
    ['person:lifted', 'Leave my messages alone until I say so'],
  ];
  return {
    type: 'static_select',
    action_id: actionIds.quieten,
    placeholder: plain('Or keep quiet'),
    options: choices.map(([value, text]) => ({ text: plain(text), value })),
  };
};

/** Shown to the person who said “Not this error”: the look-alikes to press, the whole catalog to pick from. */
export const alternativesCard = (
  view: Extract<CaseView, { kind: 'entry' }>,
  entries: readonly CatalogEntry[],
): Card => {
  const { id } = view.case;
  const text =
    'Thanks, noted. Which error is it? The card changes to the one you pick. If it is none, or you would rather not hear of it, say so.';
  return {
    text,
    blocks: [
      section(text),
      ...(view.lookAlikes.length > 0
        ? [
            {
              type: 'actions' as const,
              block_id: caseBlock(id, 'alternatives'),
              elements: view.lookAlikes.map((entry) =>
                button(pickAction(entry.id), entry.title ?? entry.id, id),
              ),
            },
          ]
        : []),
      {
        type: 'actions',
        block_id: caseBlock(id, 'catalog'),
        elements: [entryPicker(entries, actionIds.pickOther), quietenSelect(view)],
      },
    ],
  };
};
