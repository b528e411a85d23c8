import type { CatalogEntry } from '../../catalog/schema.ts';
import type { CaseView } from '../../desk/caseView.ts';
import { actionIds, caseBlock, pickAction } from './actionIds.ts';
import { button, type Card, section } from './card.ts';
import { entryPicker } from './entryPicker.ts';

/** Shown to the person who said “Not this error”: the look-alikes to press, the whole catalog to pick from. */
export const alternativesCard = (
  view: Extract<CaseView, { kind: 'entry' }>,
  entries: readonly CatalogEntry[],
): Card => {
  const { id } = view.case;
  const text = 'Thanks, noted. Which error is it? The card changes to the one you pick.';
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
        elements: [entryPicker(entries, actionIds.pickOther)],
      },
    ],
  };
};
