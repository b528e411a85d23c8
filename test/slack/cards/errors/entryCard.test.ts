import { expect, test } from '@jest/globals';
import { endpoints } from '../../../../src/catalog/endpoints.ts';
import { entryCard } from '../../../../src/slack/cards/errors/entryCard.ts';
import { viewEntry } from '../../../../src/terminal/viewVerdict.ts';
import { catalog } from '../../../support/catalog.ts';

test('a card of every error shows a first step, whatever was read of status and endpoint', () => {
  const bare: string[] = [];
  for (const { id } of catalog.entries) {
    const view = viewEntry(id, catalog);
    if (view?.kind !== 'entry') throw new Error(`${id} has no card`);
    for (const endpoint of endpoints)
      for (const status of [200, 400, 401, 403, 404, 429, 500]) {
        const verdict = { ...view.case.verdict, facts: { ...view.case.verdict.facts, endpoint, status } };
        const { blocks } = entryCard(
          { ...view, case: { ...view.case, verdict } },
          { ephemeral: false, linkTo: () => '' },
        );
        const steps = blocks.find(({ type }) => type === 'rich_text');
        if (!steps || JSON.stringify(steps).includes('"elements":[]'))
          bare.push(`${id} ${endpoint} ${status}`);
      }
  }
  expect(bare).toEqual([]);
});

test('a card of an error without any step has no empty list, which Slack would refuse', () => {
  const view = viewEntry('access_denied', catalog);
  if (view?.kind !== 'entry') throw new Error('access_denied has no card');
  const entry = { ...view.entry, steps: [], more: [] };
  const { blocks } = entryCard({ ...view, entry }, { ephemeral: false, linkTo: () => '' });
  expect(JSON.stringify(blocks)).not.toContain('"elements":[]');
});
