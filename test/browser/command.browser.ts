import { describe, expect, test } from '@jest/globals';
import { openPage, openThread, visit } from './openPage.ts';

describe('the slash command', () => {
  test('is completed while typed, answers in private, and the card can be shared', async () => {
    const { page, composer, channel, scene } = await openPage();
    await composer.pressSequentially('/ec');
    await page.getByRole('option', { name: '/ecw-error' }).waitFor();
    await composer.press('Enter');
    expect(await composer.inputValue()).toBe('/ecw-error ');
    await composer.pressSequentially('invalid_scope');
    await composer.press('Enter');

    const card = channel.getByRole('article');
    await card.getByText('Only visible to you').waitFor();
    expect(await card.getByRole('heading').first().textContent()).toContain('refused a scope');

    const other = await visit(scene, { at: `?as=${scene.developer.id}` });
    expect(await other.channel.getByRole('article').count()).toBe(0);

    await card.getByRole('button', { name: 'More options' }).first().click();
    await page.getByRole('menuitem', { name: 'Share in channel' }).click();
    await other.channel.getByRole('heading', { name: /refused a scope/ }).waitFor();
    await channel.getByText('Only visible to you').waitFor({ state: 'detached' });
    expect(await channel.getByRole('article').count()).toBe(1);
  });

  test('what only one person sees is gone when the page acts for another', async () => {
    const { page, composer, channel } = await openPage();
    await composer.fill('/ecw-error 401');
    await composer.press('Enter');
    await channel.getByText('401 Unauthorized: which one?').waitFor();
    const be = async (from: string, to: string) => {
      await page.getByRole('button', { name: `You are ${from}` }).click();
      await page.getByRole('menuitemradio', { name: to }).click();
      await page.getByRole('button', { name: `You are ${to}` }).waitFor();
    };
    await be('Support Engineer', 'Integration Developer');
    expect(await channel.getByRole('article').count()).toBe(0);
    await be('Integration Developer', 'Support Engineer');
    await channel.getByText('401 Unauthorized: which one?').waitFor();
  });
});

describe('feedback on a card', () => {
  test('“Wrong error” offers others; the picked one takes the card’s place', async () => {
    const visitor = await openPage();
    const { page, composer, thread } = visitor;
    await composer.fill('POST /oauth/oauth2/token -> 401 {"error":"invalid_client"}');
    await composer.press('Enter');
    await openThread(visitor);
    const card = thread.getByRole('article').nth(1);
    await card.getByRole('button', { name: 'More options' }).first().click();
    await page.getByRole('menuitem', { name: 'Wrong error' }).click();
    await page.getByText('Which error is it?').waitFor();
    await page.getByRole('button', { name: 'Pick an error' }).click();
    await page.getByLabel('Filter: Pick an error').fill('wrong_client');
    await page.keyboard.press('Enter');
    await card.getByRole('heading', { name: /issued to another client id/ }).waitFor();
    await card.getByText(/wrong_client · .* · picked by hand/).waitFor();
    expect(await thread.getByRole('article').count()).toBe(2);
  });

  test('“It worked” is counted on the card', async () => {
    const visitor = await openPage();
    await visitor.composer.fill('jwks_malformed');
    await visitor.composer.press('Enter');
    await openThread(visitor);
    await visitor.thread.getByRole('button', { name: 'It worked' }).click();
    await visitor.thread.getByText('It worked for one person').waitFor();
  });
});
