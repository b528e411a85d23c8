import type { LabelledCase } from '../cases/labelledCases.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Decision } from './decision.ts';

/** Wordings that approvers took as texts to learn from; those of entries that the catalog does not hold teach nothing. */
export const labelledWordings = (taken: readonly Decision[], catalog: Catalog): LabelledCase[] =>
  taken
    .filter(({ kind, entryId }) => kind === 'wording' && catalog.byId(entryId))
    .map(
      ({ id, entryId, words }): LabelledCase => ({
        caseId: `wording ${id}`,
        isCorrection: true,
        author: 'stored cases',
        kind: 'report',
        expect: [entryId],
        asked: true,
        tricky: false,
        what: '',
        text: words,
      }),
    );
