/** Draws every core card, as it comes without and with facts, and measures it where people read it: in the panel of a thread. */
import { expect, test } from '@jest/globals';
import { coreOrder, loadCatalog } from '../../src/catalog/catalog.ts';
import type { NamedNote } from '../../src/insights/teamNoteView.ts';
import { entryCard } from '../../src/slack/cards/errors/entryCard.ts';
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

/** A note of so many characters. */
const noteOf = (length: number): NamedNote => ({
  note: {
    id: 'a',
    teamId: 'T1',
    entryId: 'a',
    state: 'standing',
    text: 'Ask Tom of the practice to enable it first. '.repeat(10).slice(0, length),
    at: 0,
    caseId: 'a',
    reviewAt: 180 * 24 * 3_600_000,
  },
  author: 'Integration Developer',
  editor: 'Support Engineer',
  origin: { escalation: 1001 },
  isDue: true,
});

const cardOf = (id: string, facts: Facts, teamNote?: NamedNote) => {
  const view = viewEntry(id, catalog);
  if (view?.kind !== 'entry') throw new Error(`${id} has no card`);
  const { verdict } = view.case;
  const candidates = facts === none ? [] : [{ id, confidence: 0.99, reasons: [] }];
  return entryCard(
    {
      ...view,
      canCheck: true,
      ...(teamNote ? { teamNote } : {}),
      case: { ...view.case, id: 'a', verdict: { ...verdict, candidates, facts } },
    },
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
    [`${id} with a note`, cardOf(id, read, noteOf(90))] as const,
    [`${id} with a long note`, cardOf(id, read, noteOf(400))] as const,
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
