import { describe, expect, test } from '@jest/globals';
import { openPage, openThread, sendExample, type Visitor } from './openPage.ts';

const openModal = async (visitor: Visitor) => {
  await sendExample(visitor, 'A bare code');
  await openThread(visitor);
  await visitor.thread.getByRole('button', { name: /^Escalate to #/ }).click();
  await visitor.field(/^Practice code/).waitFor();
};

const choose = async ({ page, modal }: Visitor, select: RegExp, option: string) => {
  await modal.getByRole('button', { name: select }).click();
  await page.getByRole('option', { name: option }).click();
};

/** What a screen reader tells of a field beside its name: the complaint and the hint. */
const described = async ({ page, field }: Visitor, label: string | RegExp) => {
  const ids = (await field(label).getAttribute('aria-describedby')) ?? '';
  return page
    .locator(
      ids
        .split(' ')
        .map((id) => `#${id}`)
        .join(', '),
    )
    .allTextContents();
};

describe('from a pasted error to the escalation channel', () => {
  test('a form with mistakes says what is wrong under each field, keeps the rest, names on its second step what is lacking, and is filed', async () => {
    const visitor = await openPage();
    const { page, field, button, thread, modal } = visitor;
    await openModal(visitor);

    await field(/^Practice code/).fill('FEIG');
    await field('Practice name').fill('North clinic');
    await choose(visitor, /^Environment/, 'Production');
    await field('Failing call').fill('token on oauthserver.eclinicalworks.com');
    await field('Other times when it failed').fill('yesterday');
    await button('Next').click();

    await modal.getByRole('alert').first().waitFor();
    expect(await described(visitor, /^Practice code/)).toContainEqual(expect.stringMatching(/Six letters/));
    expect(await described(visitor, 'Other times when it failed')).toContainEqual(
      expect.stringMatching(/Cannot read “yesterday”/),
    );
    expect(await modal.getByRole('alert').count()).toBe(2);
    await visitor.page.locator('[data-block-id=practiceCode] :focus').waitFor();
    expect(await field('Practice name').inputValue()).toBe('North clinic');

    await field(/^Practice code/).fill('https://fhir4.eclinicalworks.com/fhir/r4/feigcd');
    await field('Other times when it failed').fill('2026-03-01 14:05 UTC');
    await button('Next').click();
    await modal.getByText(/things that eCW asks for are here/).waitFor();
    await button('Back').click();
    expect(await field('Practice name').inputValue()).toBe('North clinic');
    await button('Next').click();
    await field('Anything else').fill('Checked the portal');
    await button('Post to #ecw-escalations').click();
    await modal.waitFor({ state: 'detached' });
    await thread.getByText(/ECW-1001 · posted to #ecw-escalations/).waitFor();
    await thread.getByRole('button', { name: 'Show ECW-1001' }).waitFor();

    await page.getByRole('link', { name: /ecw-escalations/ }).click();
    const filed = visitor.channel.getByRole('article').first();
    await filed
      .getByText(/ECW-1001/)
      .first()
      .waitFor();
    const text = await filed.textContent();
    for (const said of [
      'jwks_kid_mismatch',
      'FEIGCD',
      'production',
      '2026-03-01T14:05:00Z',
      'Checked the portal',
      'North clinic',
    ])
      expect(text).toContain(said);
  });

  test('what is left empty is asked for before the bot hears of it', async () => {
    const visitor = await openPage();
    await openModal(visitor);
    const before = visitor.scene.simulator.deliveries.length;
    await visitor.field(/^Practice code/).fill('');
    await visitor.button('Next').click();
    await visitor.modal.getByText('Please complete this required field.').first().waitFor();
    expect(visitor.scene.simulator.deliveries.length).toBe(before);
  });
});
