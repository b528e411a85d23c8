import { describe, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { openPage, openThread, sendExample, type Visitor } from './openPage.ts';

/** How far the page is wider than its window. */
const overflow = ({ page }: Visitor) =>
  page.locator(':root').evaluate((root) => root.scrollWidth - root.clientWidth);

/** Labels of the controls that stick out of the window. */
const stickingOut = async ({ page }: Visitor, within: Locator) => {
  const width = page.viewportSize()?.width ?? 0;
  const controls = await within.locator('button:visible, input:visible, textarea:visible').all();
  const boxes = await Promise.all(
    controls.map(async (control) => ({ box: await control.boundingBox(), html: await control.innerHTML() })),
  );
  expect(boxes.length).toBeGreaterThan(3);
  return boxes
    .filter(({ box }) => !box || box.x < 0 || box.x + box.width > width + 1)
    .map(({ html }) => html);
};

/** What the control that has the focus is called. */
const focused = async ({ page }: Visitor): Promise<string> => {
  const focus = page.locator(':focus');
  if ((await focus.count()) === 0) return '';
  return (await focus.getAttribute('aria-label')) ?? (await focus.textContent()) ?? '';
};

/** Presses Tab until the control of that name has the focus. */
const tabTo = async (visitor: Visitor, name: RegExp, key = 'Tab') => {
  for (let presses = 0; presses < 60; presses++) {
    if (name.test(await focused(visitor))) return;
    await visitor.page.keyboard.press(key);
  }
  throw new Error(`Nothing named ${name} can be reached by ${key}.`);
};

describe('on a phone, 390 pixels wide', () => {
  test('thread and modal fit, nothing scrolls sideways', async () => {
    const visitor = await openPage({ viewport: { width: 390, height: 760 }, hasTouch: true, isMobile: true });
    const { thread, modal, field, button } = visitor;
    await sendExample(visitor, 'A Python dict in a log line');
    await openThread(visitor);
    expect(await overflow(visitor)).toBe(0);
    expect(await stickingOut(visitor, thread)).toEqual([]);

    await thread.getByRole('button', { name: /^Escalate to #/ }).tap();
    await field(/^Practice code/).fill('FEIG');
    expect(await overflow(visitor)).toBe(0);
    expect(await stickingOut(visitor, modal)).toEqual([]);
    await button('Cancel').tap();
    await modal.waitFor({ state: 'detached' });
    await thread.getByRole('button', { name: 'Close thread' }).tap();
    await visitor.composer.waitFor();
  });
});

const paste = '401 {"error":"invalid_client",\n"error_description":"Cannot reach JWKS URL"}';

describe('with the keyboard alone', () => {
  test('paste, send, open the thread, press a button, leave the modal', async () => {
    const visitor = await openPage({ permissions: ['clipboard-read', 'clipboard-write'] });
    const { page, thread, modal } = visitor;
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(paste)})`);
    await tabTo(visitor, /^Message #ecw-support/);
    await page.keyboard.press('Control+V');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '1 reply' }).waitFor();
    await tabTo(visitor, /1 reply/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await thread.getByRole('heading', { name: /cannot reach your key set/ }).waitFor();
    await tabTo(visitor, /^Escalate to #ecw/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await modal.waitFor();
    await tabTo(visitor, /^Practice code|Close/);
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });
    expect(await focused(visitor)).toBe('Escalate to #ecw-escalations');
  });
});
