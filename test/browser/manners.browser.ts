import { describe, expect, test } from '@jest/globals';
import { openPage, type Visitor } from './openPage.ts';

const scope =
  '400 {"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}';
const at = (practice: string) =>
  `https://fhir4.eclinicalworks.com/fhir/r4/${practice}/Patient 400 {"error":"invalid_request","error_description":"FHIR app authentication is not enabled"}`;

const send = async ({ composer }: Visitor, text: string) => {
  await composer.fill(text);
  await composer.press('Enter');
};

/** Opens the menu of a message in the channel and chooses from it. */
const choose = async ({ page, channel }: Visitor, text: string, item: string) => {
  const message = channel.getByRole('article').filter({ hasText: text }).first();
  await message.hover();
  await message.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

describe('somebody who tries the manners by hand', () => {
  test('edits a message into an error, into none, and deletes it', async () => {
    const visitor = await openPage();
    const { page, channel, thread } = visitor;
    await send(visitor, 'the sync is broken');
    await channel.getByText('the sync is broken').waitFor();
    const edit = async (from: string, to: string) => {
      await choose(visitor, from, 'Edit message');
      const box = channel
        .getByRole('article')
        .filter({ has: page.getByRole('textbox') })
        .getByRole('textbox');
      await box.fill(to);
      await box.press('Enter');
    };
    await edit('the sync is broken', scope);
    await channel.getByRole('button', { name: '1 reply' }).click();
    await thread.getByRole('heading', { name: /refused a scope/ }).waitFor();
    await edit('invalid_scope', 'never mind');
    await thread.getByText(/no longer applies/).waitFor();
    await choose(visitor, 'never mind', 'Delete message');
    await page.getByRole('button', { name: 'Delete' }).last().click();
    await thread.getByText(/no longer applies/).waitFor({ state: 'detached' });
  });

  test('attaches a log and an HTTP archive', async () => {
    const visitor = await openPage();
    const { page, composer, channel } = visitor;
    const har = JSON.stringify({
      log: {
        entries: [
          {
            request: { method: 'POST', url: 'https://oauthserver.eclinicalworks.com/oauth/oauth2/token' },
            response: { status: 400, statusText: 'Bad Request', content: { text: scope.slice(4) } },
          },
        ],
      },
    });
    await page
      .getByLabel('Attach files')
      .first()
      .setInputFiles([{ name: 'browser.har', mimeType: 'application/json', buffer: Buffer.from(har) }]);
    await composer.fill('see the archive');
    await composer.press('Enter');
    await channel.getByRole('button', { name: '1 reply' }).click();
    await visitor.thread.getByRole('heading', { name: /refused a scope/ }).waitFor();
  });

  test('sees one card, short replies, and the card of several practices', async () => {
    const visitor = await openPage();
    const { page, channel, thread } = visitor;
    for (const practice of ['FEIGCD', 'HGACBD', 'KLMNOP']) {
      await send(visitor, at(practice));
      await channel.getByText(practice).first().waitFor();
    }
    await channel.getByRole('button', { name: '1 reply' }).nth(2).click();
    await thread.getByText(/again, now at KLMNOP; FEIGCD had it first/).waitFor();
    const link = (await thread.getByRole('link', { name: 'The first card' }).getAttribute('href')) ?? '';
    const other = await page.context().newPage();
    await other.goto(link);
    await other
      .getByRole('complementary', { name: 'Thread' })
      .getByText(/Reported \d times here/)
      .waitFor();
    await other.close();
    await channel.getByRole('button', { name: '1 reply' }).first().click();
    await thread.getByText(/Reported 3 times here/).waitFor();
    await page.getByRole('link', { name: /ecw-escalations/ }).click();
    const card = channel.getByRole('article').first();
    await card.getByRole('heading', { name: /at 3 practices, usually fixed by practice admin/ }).waitFor();
    expect(await card.getByRole('button', { name: 'Escalate for 3 practices' }).count()).toBe(1);
  });
});
