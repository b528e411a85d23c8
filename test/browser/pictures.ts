/** Takes the README's pictures anew: `npm run pictures`. Look at them before they are kept. */
import { writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { openPage, sendExample } from './openPage.ts';

const folder = new URL('../../docs/images/', import.meta.url);
const mostBytes = 80_000;

/** The browser itself makes WebP of its PNG, so that no image tool is needed. */
const asWebp = (png: string) => `(async () => {
  const image = await createImageBitmap(await (await fetch('data:image/png;base64,${png}')).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const bytes = await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.74 })).arrayBuffer();
  return new Uint8Array(bytes).toBase64?.() ?? btoa(String.fromCharCode(...new Uint8Array(bytes)));
})()`;

const keep = async (name: string, of: Page | Locator) => {
  const png = (await of.screenshot({ animations: 'disabled' })).toString('base64');
  const context = ('context' in of ? of : of.page()).context();
  const blank = await context.newPage();
  const webp = Buffer.from(z.string().parse(await blank.evaluate(asWebp(png))), 'base64');
  await blank.close();
  expect(webp.length).toBeLessThan(mostBytes);
  writeFileSync(new URL(`${name}.webp`, folder), webp);
};

test('the page, a card and the form', async () => {
  const visitor = await openPage({ viewport: { width: 1200, height: 860 } });
  const { page, channel, thread, modal } = visitor;
  page.setDefaultTimeout(60_000);
  await sendExample(visitor, 'Plain speech');
  await page.getByRole('button', { name: '1 reply' }).waitFor();
  await sendExample(visitor, 'A WWW-Authenticate header');
  await page.getByRole('button', { name: '1 reply' }).nth(1).click();
  await thread.getByRole('button', { name: 'Escalate to #ecw-escalations' }).waitFor();
  await page.mouse.move(0, 0);
  await keep('page', page);

  await thread.getByRole('button', { name: 'Escalate to #ecw-escalations' }).click();
  await modal.getByLabel('Practice code').waitFor();
  await keep('escalate', modal);
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 980, height: 1100 });
  await page.getByRole('link', { name: 'eCW Triage' }).click();
  await page.getByRole('tab', { name: 'Messages' }).click();
  await visitor.composer.fill(
    'HTTP 401 from /token: {"error":"invalid_client","error_description":"JWT key ID does not match any key in JWKS"}, kid: signing-2026-11, JWKS https://keys.example.com/jwks.json',
  );
  await visitor.composer.press('Enter');
  await channel.getByRole('button', { name: 'Escalate to #ecw-escalations' }).waitFor();
  await page.mouse.move(0, 0);
  await keep('card', channel.getByRole('article').nth(1));
}, 300_000);
