import { beforeAll, describe, expect, test } from '@jest/globals';
import { readHere } from '../support/readHere.ts';
import { openPage } from './openPage.ts';

const seen = `GET https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD/Patient
HTTP/1.1 401 Unauthorized
{"error":"invalid_client","error_description":"JWT key ID does not match any key in JWKS"}`;

// A submission must be acknowledged within three seconds; what reads texts is loaded with the first one.
beforeAll(() => readHere.judge(seen, { kind: 'lookUp', wordings: [] }, 'asked'));

describe('what reaches the bot beside a person’s message', () => {
  test('an error is reported by the shortcut, from the channel in view to the first step of the form', async () => {
    const visitor = await openPage();
    const { page, button, field, modal } = visitor;
    await button('Shortcuts and commands').first().click();
    await page.getByRole('menuitem', { name: /Report an eCW error/ }).click();
    await modal.getByRole('heading', { name: 'Report an eCW error' }).waitFor();
    await modal.getByRole('button', { name: /channel’s people may follow it\?: #ecw-support/ }).waitFor();
    await field(/^What did you see/).fill('since this morning nobody can connect their record');
    await button('Next').click();
    await modal.getByText(/I am not sure which error that is/).waitFor();
    await field(/^What did you see/).fill(seen);
    await button('Next').click();
    await modal.getByText('Escalate, step 1 of 2').waitFor();
    expect(await field(/^Practice code/).inputValue()).toBe('FEIGCD');
  });

  test('a workflow’s post bears its name and is answered in its thread', async () => {
    const { composer, channel } = await openPage();
    await composer.fill(`/workflow ${seen}`);
    await composer.press('Enter');
    const posted = channel.getByRole('article', { name: /^Error form/ });
    await posted.getByText('WORKFLOW').waitFor();
    await posted.getByRole('button', { name: '1 reply' }).waitFor();
  });
});
