import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import { codePages } from './codePages.ts';
import { entryPage } from './entryPage.ts';
import { guidePage } from './guidePage.ts';
import { html } from './html.ts';
import { indexPages } from './indexPages.ts';
import { type Page, type PagePlan, pageHtml } from './page.ts';
import { errorPath } from './paths.ts';
import { catalogJson, llmsText, searchScript } from './texts.ts';

/** Makes a file of the site when it is asked for. */
type Make = () => string;

const assets = new URL('./assets/', import.meta.url);
const require = createRequire(import.meta.url);

const notFound: Page = {
  path: '404.html',
  title: 'Not found',
  about: 'No such page.',
  main: html`<h1>Not found</h1><p>No error goes by that name. The <a href="index.html">list of all</a> or the search may help.</p>`,
};

/** All pages by their paths; each is made when somebody asks for it. */
const pages = (catalog: Catalog): readonly PagePlan[] => {
  const guide = guidePage(catalog);
  return [
    ...indexPages(catalog),
    ...(guide ? [{ path: guide.path, make: () => guide }] : []),
    ...catalog.entries.map((entry) => ({
      path: errorPath(entry.id),
      make: () => entryPage(entry, catalog) ?? notFound,
    })),
    ...codePages(catalog),
    { path: notFound.path, make: () => notFound },
  ];
};

/** The search library as a classic script: a page that is opened from a disk may load no module. */
const searchLibrary: Make = () =>
  readFileSync(join(dirname(require.resolve('minisearch')), '../umd/index.js'), 'utf8').replace(
    /^\/\/# sourceMappingURL.*$/m,
    '',
  );

/** Every file of the site by its path below the root. */
export const siteFiles = (catalog: Catalog): ReadonlyMap<string, Make> =>
  new Map<string, Make>([
    ...pages(catalog).map(({ path, make }) => [path, () => pageHtml(make())] as const),
    ...readdirSync(assets).map(
      (name) => [`assets/${name}`, () => readFileSync(new URL(name, assets), 'utf8')] as const,
    ),
    ['assets/minisearch.js', searchLibrary],
    ['assets/errors.js', () => searchScript(catalog)],
    ['catalog.json', () => catalogJson(catalog)],
    ['llms.txt', () => llmsText(catalog)],
  ]);
