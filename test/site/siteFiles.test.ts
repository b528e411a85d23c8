import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { expect, test } from '@jest/globals';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { siteFiles } from '../../src/site/siteFiles.ts';
import { terminalCard } from '../../src/terminal/terminalCard.ts';
import { viewEntry } from '../../src/terminal/viewVerdict.ts';
import { runCli } from '../support/runCli.ts';

const catalog = loadCatalog();
const files = siteFiles(catalog);
const textOf = (path: string): string => files.get(path)?.() ?? '';
const pages = [...files.keys()].filter((path) => path.endsWith('.html'));

const linksOf = (page: string): readonly string[] =>
  [...page.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, link = '']) => link);

test('every error has a page, and every name that it goes by', () => {
  for (const { id, match } of catalog.entries) {
    expect(files.has(`errors/${id}.html`)).toBe(true);
    for (const number of match.numbers) expect(textOf(`codes/${number}.html`)).toContain(`errors/${id}.html`);
  }
  expect(textOf('codes/app_not_enabled.html')).toContain('errors/app_not_activated.html');
});

test('links lead somewhere, and only sources lead out', () => {
  const sources = new Set(catalog.entries.flatMap(({ sources: named }) => named.map(({ url }) => url)));
  for (const path of pages)
    for (const link of linksOf(textOf(path))) {
      const [to = '', part] = link.split('#');
      if (link.startsWith('https:')) expect(sources).toContain(link.replaceAll('&amp;', '&'));
      else if (to === '') expect(textOf(path)).toContain(` id="${part}"`);
      else expect(files.has(posix.join(posix.dirname(path), to)) ? '' : `${path} -> ${link}`).toBe('');
    }
});

test('no page needs a script, an inline style or another server', () => {
  for (const path of pages) {
    const page = textOf(path);
    expect({ path, hasPolicy: page.includes('default-src &#39;none&#39;') }).toEqual({
      path,
      hasPolicy: true,
    });
    const active = / style="| on[a-z]+="|<style|<script(?![^>]* src="(?:\.\.\/)?assets\/)/.exec(page);
    expect({ path, active: active?.[0] }).toEqual({ path, active: undefined });
  }
});

test('a page with its style and script has at most 100 KB', () => {
  const shared = Buffer.byteLength(textOf('assets/site.css')) + Buffer.byteLength(textOf('assets/site.js'));
  const heaviest = Math.max(...pages.map((path) => Buffer.byteLength(textOf(path))));
  expect(heaviest + shared).toBeLessThan(100_000);
});

test('a page tells what the card tells', () => {
  const plain = (markup: string): string =>
    markup
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
  for (const { id, notKnown, message } of catalog.entries) {
    const view = viewEntry(id, catalog);
    const card = view ? terminalCard(view) : '';
    const page = plain(textOf(`errors/${id}.html`));
    const missing = [message, ...notKnown].filter(
      (said) => !page.includes(said.replaceAll('`', '')) || !card.includes(said),
    );
    expect({ id, missing }).toEqual({ id, missing: [] });
  }
});

test('the activation guide tells the admin of a practice what to do', () => {
  const guide = textOf('activation.html');
  for (const said of ['Product Activation', 'Press Activate', 'Add New App']) expect(guide).toContain(said);
});

test('programs find the catalog, language models the core errors in full', () => {
  expect(JSON.parse(textOf('catalog.json')).entries).toHaveLength(catalog.entries.length);
  const text = textOf('llms.txt');
  expect(text).toMatch(/^# eCW Triage\n\n> /);
  for (const { id } of catalog.entries) expect(text).toContain(id);
});

test('the command writes all of it below a folder', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'site-')), 'public');
  const { exit, out } = await runCli(['site', folder]);
  expect({ exit, out }).toEqual({ exit: 0, out: expect.stringContaining(`${files.size} files in`) });
  expect(readFileSync(join(folder, 'errors/invalid_scope.html'), 'utf8')).toBe(
    textOf('errors/invalid_scope.html'),
  );
});
