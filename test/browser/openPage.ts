import { afterAll, afterEach, expect } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { z } from 'zod';
import { openScene, type Scene } from '../support/scene.ts';

const { chromiumPath } = z.object({ chromiumPath: z.string() }).parse(globalThis);

/** Without a sandbox, since it runs as root in a container; and without anything that talks to the outside. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Browser | undefined;
const troubles: string[] = [];

afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
  expect(troubles.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
});

/** What no walk may meet: errors on the page (its security policy's refusals among them) and requests that leave this machine. */
const watch = (page: Page) => {
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (line) => {
    if (line.type() === 'error') troubles.push(`console: ${line.text()}`);
  });
  page.on('request', (request) => {
    if (!/^(?:http:\/\/127\.0\.0\.1:|data:)/.test(request.url())) troubles.push(`request: ${request.url()}`);
  });
};

/** Somebody before the page of a scene, with the parts of it that people name. */
export interface Visitor {
  readonly page: Page;
  readonly composer: Locator;
  readonly channel: Locator;
  readonly thread: Locator;
  readonly modal: Locator;
  field(label: string | RegExp): Locator;
  button(name: string | RegExp): Locator;
}

/** A page at an address of this machine, which the test may not leave. */
export const pageAt = async (url: string, options: BrowserContextOptions = {}): Promise<Page> => {
  browser ??= await chromium.launch({ executablePath: chromiumPath, args });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  watch(page);
  await page.goto(url);
  return page;
};

export const visit = async (
  { simulator }: Scene,
  { at = '', ...options }: BrowserContextOptions & { readonly at?: string } = {},
): Promise<Visitor> => {
  const page = await pageAt(`${simulator.url}/${at}`, options);
  await page.getByText('App connected').waitFor({ state: 'attached' });
  const modal = page.getByRole('dialog');
  return {
    page,
    composer: page.getByRole('main').getByRole('combobox'),
    channel: page.getByRole('main').getByRole('log'),
    thread: page.getByRole('complementary', { name: 'Thread' }),
    modal,
    field: (label) => modal.getByLabel(label),
    button: (name) => page.getByRole('button', { name }),
  };
};

/** A scene of its own and a visitor in it. */
export const openPage = async (
  options: BrowserContextOptions = {},
): Promise<Visitor & { readonly scene: Scene }> => {
  const scene = await openScene();
  return { ...(await visit(scene, options)), scene };
};

/** Sends one of the ready examples from the menu, as it is. */
export const sendExample = async ({ page, button }: Visitor, title: string): Promise<void> => {
  await button('Paste an example').first().click();
  await page.getByRole('button', { name: `Send “${title}”` }).click();
};

/** Opens the thread of the one message that has a reply. */
export const openThread = async ({ channel, thread }: Visitor): Promise<void> => {
  await channel.getByRole('button', { name: '1 reply' }).click();
  await thread.waitFor();
};
