import { expect, test } from '@jest/globals';
import type { Scene } from '../support/scene.ts';
import { openPage } from './openPage.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string, more = {}) => ({ type: 'section', text: { type: 'mrkdwn', text }, ...more });
const command =
  "curl -s -o /dev/null -w '%{http_code}\\n' https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD/metadata";
const long = 'One more thing that could be looked at when nothing else helps. '.repeat(14);
const cell = (text: string) => ({ type: 'raw_text', text });

const card = [
  { type: 'header', text: plain('FEIGCD has not switched your app on') },
  section(long),
  section(`Told in full. ${long}`, { expand: true }),
  {
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: command }] }],
  },
  {
    type: 'table',
    rows: [
      [cell('Check'), cell('Result')],
      [cell('The JWKS address answers and holds the kid that was used'), cell('ok')],
    ],
  },
  {
    type: 'container',
    title: plain('Still failing? 4 more checks'),
    is_collapsible: true,
    default_collapsed: true,
    child_blocks: [section('Client id is the production one.')],
  },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'fb',
        positive_button: { text: plain('Fixed it'), value: 'yes' },
        negative_button: { text: plain('Did not help'), value: 'no' },
      },
    ],
  },
];

const post = async ({ simulator }: Scene) => {
  const answer = await fetch(`${simulator.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${simulator.botToken}` },
    body: JSON.stringify({ channel: 'C0SUPPORT01', text: 'A card', blocks: card }),
  });
  expect(await answer.json()).toMatchObject({ ok: true });
};

test.each([
  ['a wide window', { width: 1280, height: 900 }],
  ['a telephone', { width: 390, height: 844 }],
])('a card with everything folds, copies, cuts and fits in %s', async (_name, viewport) => {
  const visitor = await openPage({ viewport, permissions: ['clipboard-read', 'clipboard-write'] });
  const { page, channel, scene } = visitor;
  await post(scene);

  const toggle = channel.getByRole('button', { name: 'Still failing? 4 more checks' });
  const inside = channel.getByText('Client id is the production one.');
  await toggle.waitFor();
  expect(await inside.isVisible()).toBe(false);
  await toggle.click();
  expect(await inside.isVisible()).toBe(true);
  expect(await toggle.getAttribute('aria-expanded')).toBe('true');

  const more = channel.getByRole('button', { name: 'See more' });
  expect(await more.count()).toBe(1);
  const cut = channel.locator('.block-text').first();
  const { height = 0 } = (await cut.boundingBox()) ?? {};
  await more.click();
  expect((await cut.boundingBox())?.height).toBeGreaterThan(height);

  await channel.getByRole('button', { name: 'Copy', exact: true }).click();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(command);

  const up = channel.getByRole('button', { name: 'Fixed it' });
  await up.click();
  await scene.simulator.until(() =>
    scene.simulator.deliveries.find(({ body }) => JSON.stringify(body).includes('feedback_buttons')),
  );
  expect(await up.getAttribute('aria-pressed')).toBe('true');
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
});
