import type { Catalog } from '../catalog/catalog.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import { entryName } from '../wording/entryWords.ts';
import { html } from './html.ts';
import type { Page, PagePlan } from './page.ts';
import { codePath, slugOf } from './paths.ts';

/** A name that errors go by, with all errors that do. */
export interface CodeName {
  readonly name: string;
  readonly entries: readonly CatalogEntry[];
}

const namesOf = ({ id, match }: CatalogEntry): readonly string[] => [
  ...new Set([id, ...match.codes, ...match.numbers.map(String)]),
];

/** Ids, codes and values on the wire, and published numbers; names that differ in case or punctuation alone are one. */
export const codeNames = ({ entries }: Catalog): readonly CodeName[] => {
  const bySlug = new Map<string, CodeName>();
  for (const entry of entries)
    for (const name of namesOf(entry)) {
      const slug = slugOf(name);
      const { name: first, entries: known } = bySlug.get(slug) ?? { name, entries: [] };
      if (slug !== '' && !known.includes(entry))
        bySlug.set(slug, { name: first, entries: [...known, entry] });
    }
  return [...bySlug.values()].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
};

const codePage = ({ name, entries }: CodeName): Page => ({
  path: codePath(name),
  title: name,
  about: `What ${name} means in the eClinicalWorks FHIR API.`,
  main: html`<h1><code>${name}</code></h1>
<p>${entries.length === 1 ? 'This is:' : 'Several errors go by this name; the interface tells which one it is:'}</p>
<ul class="errors">${entries.map(
    (entry) =>
      html`<li><a href="../errors/${entry.id}.html">${entryName(entry)}</a> <span>${entry.message}</span></li>`,
  )}</ul>`,
});

/** A page for each name, so that a link can be made from what stands on the wire. */
export const codePages = (catalog: Catalog): readonly PagePlan[] =>
  codeNames(catalog).map((code) => ({ path: codePath(code.name), make: () => codePage(code) }));
