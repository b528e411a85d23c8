/** Takes pictures of what people see at two widths, to be looked at: `SCREENS=/tmp/screens npm run screens`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { coreOrder } from '../../src/catalog/catalog.ts';
import { loadExamples } from '../../src/catalog/examples.ts';
import { openScene } from '../support/scene.ts';
import { submitForm } from '../support/submit.ts';
import { openPage, type Visitor, visit } from './openPage.ts';

const folder = z.string().parse(process.env.SCREENS);
mkdirSync(folder, { recursive: true });

const at = (practice: string) =>
  `https://fhir4.eclinicalworks.com/fhir/r4/${practice}/Patient 400 {"error":"invalid_request","error_description":"FHIR app authentication is not enabled"}`;

const send = async ({ composer }: Visitor, text: string) => {
  await composer.fill(text);
  await composer.press('Enter');
};

const keep = async (name: string, of: Page | Locator) => {
  await of.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
};

const sizes = [
  [1280, 900],
  [390, 844],
] as const;

test.each(sizes)('what a command answers, %d px wide', async (width, height) => {
  const visitor = await openPage({ viewport: { width, height } });
  const { scene, channel, page } = visitor;
  const { simulator, support } = scene;
  for (const practice of ['FEIGCD', 'HGACBD']) {
    const message = await support.say('ecw-support', at(practice));
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    if (practice === 'FEIGCD') {
      await support.press(card, 'escalate');
      await simulator.until(() => support.modal());
      await submitForm(scene, { environment: 'production', endpoint: 'fhir' });
    }
  }
  const words = ['open', 'stats', 'list', 'mute', '418', 'how do I escalate', 'help'];
  for (const word of words) {
    await support.command('ecw-support', '/ecw-error', word);
    await simulator.quiet(80);
    await page.waitForTimeout(200);
    await keep(`${width}-command-${word.replaceAll(' ', '-')}`, channel.getByRole('article').last());
  }
});

test.each(sizes)('repeats and choices in a thread, %d px wide', async (width, height) => {
  const visitor = await openPage({ viewport: { width, height } });
  const { scene, channel, thread, page } = visitor;
  const { simulator, support, developer } = scene;
  await send(visitor, at('FEIGCD'));
  await channel.getByRole('button', { name: '1 reply' }).waitFor();
  await send(visitor, at('HGACBD'));
  await channel.getByRole('button', { name: '1 reply' }).nth(1).click();
  await thread.getByRole('button', { name: 'Show steps' }).waitFor();
  await keep(`${width}-repeat`, page);
  const [first] = support.sees('ecw-support');
  const card = await simulator.until(() => support.sees('ecw-support', first?.ts)[1]);
  await support.press(card, 'escalate');
  await simulator.until(() => support.modal());
  await submitForm(scene, { environment: 'production', endpoint: 'fhir' });
  await thread.getByRole('button', { name: 'Add HGACBD to ECW-1001' }).waitFor();
  await keep(`${width}-repeat-escalated`, thread);
  await thread.getByRole('button', { name: 'Show steps' }).click();
  await thread.getByRole('heading').first().waitFor();
  await keep(`${width}-repeat-steps`, thread);
  const other = await support.say('ecw-support', '401 {"error":"invalid_client"}');
  const umbrella = await simulator.until(() => support.sees('ecw-support', other.ts)[1]);
  await developer.choose(umbrella, 'answer', '0');
  await page.goto(`${simulator.url}/#ecw-support/${other.ts}`);
  await thread.getByText(/chose/).first().waitFor();
  await keep(`${width}-chosen`, thread);
});

test.each(sizes)('a note of the team, %d px wide', async (width, height) => {
  const scene = await openScene({ scopes: ['usergroups:read'], bot: { approverGroup: 'S0ECWLEADS1' } });
  const { simulator, support, developer } = scene;
  const visitor = await visit(scene, { viewport: { width, height } });
  const { page, channel, thread, modal } = visitor;
  const notes = [
    'Ask Tom of the practice to enable it first.',
    `Ask Tom first. ${'The practice has to enable it for each app. '.repeat(8)}`,
  ];
  for (const [index, text] of notes.entries()) {
    const message = await support.say('ecw-support', `@eCW Triage ${at(`ABCDE${'FG'[index]}`)}`);
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    await developer.choose(card, 'more', 'note');
    await simulator.until(() => developer.modal());
    developer.fill({ text });
    await developer.submit();
    const sees = () => support.sees('ecw-escalations').filter((seen) => seen.text.includes('note on'))[index];
    const question = await simulator.until(sees);
    await page.goto(`${simulator.url}/#ecw-escalations`);
    await channel.getByRole('button', { name: 'Approve' }).waitFor();
    await page.waitForTimeout(300);
    await keep(`${width}-note-proposed-${index}`, channel);
    await support.press(question, 'Approve');
    await simulator.until(() => JSON.stringify(sees()).includes('Approved by'));
    await page.waitForTimeout(300);
    await keep(`${width}-note-approved-${index}`, channel);
    const next = await support.say('ecw-support', `@eCW Triage ${at(`HGACB${'FG'[index]}`)}`);
    const shown = await simulator.until(() => support.sees('ecw-support', next.ts)[1]);
    await page.goto(`${simulator.url}/#ecw-support/${next.ts}`);
    await thread
      .getByText(/Your team’s note/)
      .first()
      .waitFor();
    await page.waitForTimeout(300);
    await keep(`${width}-note-card-${index}`, page);
    await support.choose(shown, 'more', 'note');
    await modal.waitFor();
    await keep(`${width}-note-form-${index}`, page);
    support.closeModal();
  }
});

test.each(sizes)('the Home tab, %d px wide', async (width, height) => {
  const visitor = await openPage({ viewport: { width, height } });
  const { scene, page } = visitor;
  const { simulator, support } = scene;
  for (const text of [
    at('FEIGCD'),
    '401 {"error":"invalid_client","error_description":"JWKS URL is not in the allowed list"}',
  ]) {
    const message = await support.say('ecw-support', text);
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    await support.press(card, 'escalate');
    await simulator.until(() => support.modal());
    await submitForm(scene, { practiceCode: 'FEIGCD', environment: 'production', endpoint: 'fhir' });
  }
  await page.goto(`${simulator.url}/#${support.dmChannel}/home`);
  await page.getByRole('heading', { name: 'Escalations' }).waitFor();
  await keep(`${width}-home`, page);
});

test.each(sizes)(
  'the core cards, %d px wide',
  async (width, height) => {
    const visitor = await openPage({ viewport: { width, height } });
    const { scene, thread, page } = visitor;
    const { simulator, support } = scene;
    const texts = [
      ...coreOrder.map((id) => [id, id] as const),
      ...loadExamples().map(({ title, text }) => [title.replaceAll(/\W+/g, '-'), text] as const),
    ];
    for (const [name, text] of texts) {
      const message = await support.say('ecw-support', `@eCW Triage ${text}`);
      await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
      await page.goto(`${simulator.url}/#ecw-support/${message.ts}`);
      await thread.getByText(text.slice(0, 40)).first().waitFor();
      const card = thread.getByRole('article').last();
      await card.getByRole('heading').first().waitFor();
      await page.waitForTimeout(150);
      await keep(`${width}-card-${name}`, card);
    }
  },
  240_000,
);
