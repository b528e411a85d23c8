/** Draws every core card, as it comes without and with facts, and measures it where people read it: in the panel of a thread. */
import { expect, test } from '@jest/globals';
import { coreOrder, loadCatalog } from '../../src/catalog/catalog.ts';
import { entryCard } from '../../src/slack/cards/entryCard.ts';
import { viewEntry } from '../../src/terminal/viewVerdict.ts';
import type { Facts } from '../../src/triage/verdict.ts';
import { openPage } from './openPage.ts';

const catalog = loadCatalog();

const read: Facts = {
  status: 400,
  practiceCode: 'FEIGCD',
  environment: 'production',
  host: 'fhir4.eclinicalworks.com',
  endpoint: 'token',
  grantType: 'client_credentials',
  scopes: ['system/Patient.read'],
  kid: 'signing-key-of-november-2026',
  times: [],
};
const none: Facts = { scopes: [], times: [] };

const cardOf = (id: string, facts: Facts) => {
  const view = viewEntry(id, catalog);
  if (view?.kind !== 'entry') throw new Error(`${id} has no card`);
  const { verdict } = view.case;
  const candidates = facts === none ? [] : [{ id, confidence: 0.99, reasons: [] }];
  return entryCard(
    { ...view, canCheck: true, case: { ...view.case, id: 'a', verdict: { ...verdict, candidates, facts } } },
    { ephemeral: false, linkTo: () => 'https://example.slack.com' },
  );
};

const pictures = process.env.CARD_PICTURES;

test.each([
  ['a thread beside a channel', { width: 1280, height: 900 }, 680],
  ['a telephone', { width: 390, height: 844 }, 900],
])('every open core card fits in %s', async (_name, viewport, most) => {
  const { page, thread, scene } = await openPage({ viewport });
  const { simulator } = scene;
  const post = async (message: object): Promise<string> => {
    const answer = await fetch(`${simulator.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${simulator.botToken}` },
      body: JSON.stringify({ channel: simulator.channel('ecw-support').id, ...message }),
    });
    const { ok, ts, error } = (await answer.json()) as { ok: boolean; ts: string; error?: string };
    expect({ ok, error }).toEqual({ ok: true });
    return ts;
  };
  const root = await post({ text: 'All core cards' });
  const drawn = coreOrder.flatMap((id) => [
    [id, cardOf(id, none)] as const,
    [`${id} with facts`, cardOf(id, read)] as const,
  ]);
  for (const [, card] of drawn) await post({ thread_ts: root, ...card });
  await page.getByRole('button', { name: `${drawn.length} replies` }).click();
  const cards = thread.getByRole('article').filter({ has: page.getByRole('heading') });
  await cards.nth(drawn.length - 1).waitFor();

  const heights: [string, number][] = [];
  for (const [index, [name]] of drawn.entries()) {
    const blocks = cards.nth(index).locator('.blocks').first();
    const { height = 0 } = (await blocks.boundingBox()) ?? {};
    heights.push([name, Math.round(height)]);
    if (pictures && process.env.ONLY?.split(',').includes(name.split(' ')[0] ?? ''))
      await cards
        .nth(index)
        .screenshot({ path: `${pictures}/${viewport.width}-${name.replaceAll(' ', '-')}.png` });
  }
  process.stdout.write(
    `${viewport.width} px wide\n${heights.map(([name, height]) => `${String(height).padStart(5)} ${name}`).join('\n')}\n`,
  );
  expect(heights.filter(([, height]) => height > most)).toEqual([]);
});
