import { afterAll, test } from '@jest/globals';
import { openReader, screenshot } from '../support/pictures.ts';
import { openScene } from '../support/scene.ts';
import { openThread, visit } from './openPage.ts';

const reader = openReader();
afterAll(reader.stop);

test('a screenshot that is attached on the page is shown there, and answered with what stands in it', async () => {
  const scene = await openScene({ bot: { pictures: { read: reader.read, stop: async () => {} } } });
  const visitor = await visit(scene);
  const { page, composer, channel, thread } = visitor;
  const picture = { name: 'error.png', mimeType: 'image/png', buffer: screenshot('kid-dark') };
  await page.getByRole('main').getByLabel('Attach files').setInputFiles(picture);
  await composer.press('Enter');
  await channel.getByRole('img', { name: 'error.png' }).waitFor();
  await channel.getByRole('button', { name: '1 reply' }).waitFor({ timeout: 40_000 });
  await openThread(visitor);
  await thread.getByText('Read from a picture, please check: practice FEIGCD').waitFor();
}, 120_000);
