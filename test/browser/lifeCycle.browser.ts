import { afterEach, describe, expect, test } from '@jest/globals';
import { catalog } from '../support/catalog.ts';
import { caughtDestinations, webhookSecret } from '../support/caughtDestinations.ts';
import { readMail } from '../support/readMail.ts';
import { openScene } from '../support/scene.ts';
import { openSmtpCatcher } from '../support/smtpCatcher.ts';
import { isSigned, openWebhookReceiver } from '../support/webhookReceiver.ts';
import { openThread, sendExample, type Visitor, visit } from './openPage.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A visitor before a bot whose escalations go to Slack, by mail and to a webhook. */
const openEverywhere = async () => {
  const mailbox = await openSmtpCatcher();
  const receiver = await openWebhookReceiver();
  closing.push(mailbox.close, receiver.close);
  const otherDestinations = caughtDestinations(mailbox, receiver, catalog);
  const scene = await openScene({ bot: { otherDestinations } });
  return { visitor: await visit(scene), mailbox, receiver };
};

const fillForm = async ({ page, modal, field, button, thread }: Visitor) => {
  await thread.getByRole('button', { name: /^Escalate to #/ }).click();
  await field(/^Practice code/).fill('FEIGCD');
  await modal.getByRole('button', { name: /^Environment/ }).click();
  await page.getByRole('option', { name: 'Production' }).click();
  await field('Failing call').fill('token on oauthserver.eclinicalworks.com');
  await button('Next').click();
  await modal.getByText(/things that eCW asks for are here/).waitFor();
  await button('Post, mail and send').click();
  await modal.waitFor({ state: 'detached' });
};

describe('one escalation, from the paste until it is settled', () => {
  test('arrives in Slack, by mail and at the webhook; its life shows on both cards', async () => {
    const { visitor, mailbox, receiver } = await openEverywhere();
    const { page, channel, thread, modal, field, button } = visitor;
    await sendExample(visitor, 'A bare code');
    await openThread(visitor);
    await fillForm(visitor);
    await thread.getByText(/ECW-1001 · posted to #ecw-escalations/).waitFor();

    for (let tries = 0; tries < 50 && mailbox.mails.length + receiver.calls.length < 2; tries += 1)
      await page.waitForTimeout(100);
    const [mail] = mailbox.mails;
    const { headers, parts } = readMail(mail?.raw ?? '');
    expect(headers.subject).toContain('ECW-1001');
    expect(parts.map(({ type }) => type)).toEqual(['text/plain', 'text/html', 'application/json']);
    expect(parts[0]?.content).toMatch(
      /Reported by: Support Engineer[\s\S]*Where it was reported\s+-+\s+- .*\/archives\//,
    );
    const [call] = receiver.calls;
    expect(call?.body).toContain('"reporter":"Support Engineer"');
    expect(call && (await isSigned(call, webhookSecret, Date.now()))).toBe(true);

    await page.getByRole('link', { name: /ecw-escalations/ }).click();
    const card = channel.getByRole('article').first();
    const press = (name: string) => card.getByRole('button', { name }).click();
    await press('Acknowledge');
    await card.getByText('Acknowledged', { exact: true }).first().waitFor();
    await card.getByRole('button', { name: /^Choose an owner/ }).click();
    await page.getByRole('option', { name: 'Workspace Admin' }).click();
    await card
      .getByText(/the owner/)
      .first()
      .waitFor();
    await press('Wait for eCW');
    await card.getByText('Waiting for eCW', { exact: true }).first().waitFor();
    await card.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: 'Add a note' }).click();
    await field(/note/i).fill('eCW confirmed the ticket');
    await modal.getByRole('button', { name: 'Save' }).click();
    await modal.waitFor({ state: 'detached' });
    await card.getByText(/eCW confirmed the ticket/).waitFor();
    await press('Resolve');
    await modal.getByRole('radio').first().check();
    await modal.getByRole('textbox').fill('eCW put the key set on its list');
    await modal.getByRole('button', { name: 'Resolve' }).click();
    await modal.waitFor({ state: 'detached' });
    await card
      .getByText(/resolved/)
      .first()
      .waitFor();
    await press('Reopen');
    await card.getByText('Reopened', { exact: true }).first().waitFor();
    await press('History');
    await modal.getByText(/eCW put the key set on its list/).waitFor();
    await modal.getByRole('button', { name: 'Close' }).last().click();
    await modal.waitFor({ state: 'detached' });

    await page
      .getByRole('link', { name: /ecw-support/ })
      .first()
      .click();
    await channel.getByRole('button', { name: /repl/ }).first().click();
    await thread.getByText('ECW-1001 · reopened').waitFor();
    await thread
      .getByText(/eCW put the key set on its list/)
      .first()
      .waitFor();
    expect(await button('Show ECW-1001').count()).toBe(1);
  });
});
