import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { createSiteServer, type SiteServer } from '../../src/site/siteServer.ts';
import { pageAt } from './openPage.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server: SiteServer;
beforeAll(async () => {
  server = await createSiteServer({ host: '127.0.0.1', port: 0, catalog: loadCatalog() });
});
afterAll(() => server.close());

const at = (path: string): string => `http://127.0.0.1:${server.port}/${path}`;
const phone = { viewport: { width: 390, height: 844 } };

const faults = async (page: Page): Promise<unknown> => {
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`,
  );
};

describe('the reference site', () => {
  test.each([
    ['index.html', {}],
    ['errors/app_not_activated.html', {}],
    ['errors/jwks_kid_mismatch.html', { colorScheme: 'dark' as const }],
    ['errors/invalid_client.html', phone],
    ['codes.html', {}],
    ['codes/301.html', {}],
    ['activation.html', { ...phone, colorScheme: 'dark' as const }],
  ])('%s has no fault that axe finds', async (path, options) => {
    const page = await pageAt(at(path), options);
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  test('an error is found from the keyboard, with a typing error', async () => {
    const page = await pageAt(at('index.html'));
    await page.keyboard.press('/');
    await page.keyboard.type('jwks kid mismach');
    await page.getByRole('list', { name: 'Found errors' }).getByRole('link').first().waitFor();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/errors\/jwks_kid_mismatch\.html$/);
  });

  test('commands are filled in the page and copied', async () => {
    const page = await pageAt(at('errors/jwks_kid_mismatch.html'), {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByLabel('KID').fill('prod-2026');
    await page.getByLabel('JWKS_URL').fill('https://keys.example.com/jwks.json');
    await page.getByRole('button', { name: 'Copy' }).first().click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      `curl -sS "https://keys.example.com/jwks.json" | jq --arg kid "prod-2026" '[.keys[]|select(.kid==$kid)]|length'`,
    );
    await page.getByLabel('KID').fill('"; rm -rf /');
    expect(await page.getByText('rm -rf').count()).toBe(0);
  });

  test('without scripts everything is there to read', async () => {
    const page = await pageAt(at('errors/jwks_kid_mismatch.html'), { javaScriptEnabled: false });
    await page.getByText('KID: kid in the header of the JWT').waitFor();
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await page.getByRole('link', { name: 'By who fixes it' }).click();
    await page.getByRole('heading', { name: 'Fixed by practice admin' }).waitFor();
  });
});
