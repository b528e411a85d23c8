import { expect, test } from '@jest/globals';
import { loadExamples } from '../../src/catalog/examples.ts';
import { openPage, openThread, sendExample } from './openPage.ts';

test.each(loadExamples().map(({ title, entry, also }) => ({ title, entry, also })))(
  'the ready example “$title” gets the card of $entry',
  async ({ title, entry, also }) => {
    const visitor = await openPage();
    await sendExample(visitor, title);
    await openThread(visitor);
    const card = visitor.thread.getByRole('article').nth(1);
    expect(await card.textContent()).toContain(` · ${entry} · `);
    for (const other of also) expect(await card.textContent()).toContain(other);
    for (const name of ['Escalate to #ecw-escalations', 'It worked', 'Did not help'])
      expect(await card.getByRole('button', { name, exact: true }).count()).toBe(1);
  },
);
