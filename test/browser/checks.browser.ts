import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keys, makeMaterial } from '../checks/material.ts';
import { answer, openZoo, type Zoo } from '../checks/zoo.ts';
import { openScene } from '../support/scene.ts';
import { openThread, visit } from './openPage.ts';

let zoo: Zoo;
beforeAll(async () => {
  zoo = await openZoo();
});
afterAll(() => zoo.close());

test('from a paste to the error that was proved, and on to eCW with what was seen', async () => {
  const { jwk, other } = makeMaterial();
  const url = zoo.keep(answer(keys(jwk, other)));
  const scene = await openScene({
    bot: { checks: { policy: { kind: 'on', allow: [] }, watched: [] }, network: zoo.network },
  });
  const visitor = await visit(scene);
  const { page, thread, modal, field, button, composer } = visitor;

  await composer.fill(
    `HTTP/1.1 401 Unauthorized kid=Prod-2026 ${url} {"error":"invalid_client","error_description":"Cannot reach JWKS URL"}`,
  );
  await composer.press('Enter');
  await openThread(visitor);
  await thread.getByText('jwks_url_inaccessible · 401').waitFor();

  await thread.getByRole('button', { name: 'Run checks' }).click();
  await field('JWKS URL').waitFor();
  expect(await field('JWKS URL').inputValue()).toBe(url);
  await field('kid').fill('Prod-2026');
  await modal.getByRole('button', { name: 'Look', exact: true }).click();
  await modal.waitFor({ state: 'detached' });

  await thread.getByText('This is jwks_kid_mismatch.').waitFor();
  await thread.getByText('jwks_kid_mismatch · 401').waitFor();
  const result = (await thread.textContent()) ?? '';
  expect(result).toMatch(/The kid "Prod-2026" is not published, but "prod-2026"/);
  expect(result).toMatch(/Seen from this bot's network at \d\d:\d\d UTC/);

  await thread.getByRole('button', { name: /^Escalate to #/ }).click();
  await field(/^Practice code/).fill('FEIGCD');
  await modal.getByRole('button', { name: /^Environment/ }).click();
  await page.getByRole('option', { name: 'Production' }).click();
  await field('Failing call').fill('token');
  await button('Next').click();
  await modal.getByText(/things that eCW asks for are here/).waitFor();
  expect(await field('JWKS URL').inputValue()).toBe(url);
  expect(await field('Published kids').inputValue()).toContain('prod-2025');
  await button('Post to #ecw-escalations').click();
  await modal.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: /ecw-escalations/ }).click();
  const filed = visitor.channel.getByRole('article').first();
  await filed
    .getByText(/ECW-1001/)
    .first()
    .waitFor();
  expect(await filed.textContent()).toContain('prod-2025');
});
