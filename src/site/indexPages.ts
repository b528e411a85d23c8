import type { Catalog } from '../catalog/catalog.ts';
import type { endpoints } from '../catalog/endpoints.ts';
import { type CatalogEntry, type Group, groups, roles } from '../catalog/schema.ts';
import { entryName, roleNames, statusName } from '../wording/entryWords.ts';
import { type CodeName, codeNames } from './codePages.ts';
import { html, type Markup, nothing } from './html.ts';
import type { Page, PagePlan } from './page.ts';
import { codePath, errorPath, slugOf } from './paths.ts';

type Entries = readonly CatalogEntry[];
/** A page whose path the table below tells. */
type Untold = Omit<Page, 'path'>;

const linksTo = (entries: Entries): Markup =>
  html`<ul class="errors">${entries.map(
    (entry) =>
      html`<li><a href="${errorPath(entry.id)}">${entryName(entry)}</a> <span>${entry.message}</span></li>`,
  )}</ul>`;

/** A heading for each part that holds something, with a list of these headings before. */
const parted = (parts: readonly (readonly [title: string, body: Entries])[]): Markup => {
  const filled = parts.filter(([, entries]) => entries.length > 0);
  const toc = filled.map(([title]) => html`<li><a href="#${slugOf(title)}">${title}</a></li>`);
  const bodies = filled.map(
    ([title, entries]) =>
      html`<section aria-labelledby="${slugOf(title)}"><h2 id="${slugOf(title)}">${title}</h2>${linksTo(entries)}</section>`,
  );
  return html`${filled.length > 3 ? html`<ul class="toc">${toc}</ul>` : nothing}${bodies}`;
};

const groupNames: Readonly<Record<Group, string>> = {
  core: 'Connecting an app',
  neighbour: 'OAuth, SMART and FHIR errors beside them',
  writeback: 'Writing to the EHR',
  hl7: 'HL7',
  bulk: 'Bulk export',
  runtime: 'At run time',
  cds: 'CDS Hooks',
};

const home = ({ entries }: Catalog): Untold => ({
  title: 'Errors of the eClinicalWorks FHIR API',
  about: 'What each error of the eClinicalWorks FHIR API means, who can fix it, and how.',
  main: html`<h1>Errors of the eClinicalWorks FHIR API</h1>
<p>What each means, who can fix it and how, with what is not known and how far each source can be trusted. The most common is
an app that a practice never switched on: there is a <a href="activation.html">guide for the practice’s admin</a>.</p>
${parted(groups.map((group) => [groupNames[group], entries.filter((entry) => entry.group === group)]))}`,
});

const byStatus = ({ entries, byStatus: withStatus }: Catalog): Untold => {
  const statuses = [...new Set(entries.flatMap(({ status }) => status ?? []))].sort((a, b) => a - b);
  return {
    title: 'Errors by HTTP status',
    about: 'Errors of the eClinicalWorks FHIR API by the HTTP status they come with.',
    main: html`<h1>Errors by HTTP status</h1>
<p>The status by the reference or as published. eCW may answer with another: a page says so where it is known.</p>
${parted([...statuses.map((status) => [statusName(status), withStatus(status)] as const), ['Without a status', entries.filter(({ status }) => status === undefined)]])}`,
  };
};

const codeLink = ({ name, entries }: CodeName): Markup => {
  const [only, ...others] = entries;
  if (!only) return nothing;
  const to = others.length === 0 ? errorPath(only.id) : codePath(name);
  const told = others.length === 0 ? only.message : `${entries.length} errors`;
  return html`<li><a href="${to}"><code>${name}</code></a> <span>${told}</span></li>`;
};

const byCode = (catalog: Catalog): Untold => ({
  title: 'Errors by code',
  about: 'Errors of the eClinicalWorks FHIR API by the code, value or number that stands on the wire.',
  main: html`<h1>Errors by code</h1>
<p>Codes and values as they stand on the wire, and published numbers, which mean something only together with their interface.</p>
<ul class="errors">${codeNames(catalog).map(codeLink)}</ul>`,
});

type Endpoint = (typeof endpoints)[number];

/** Who serves each endpoint, with the hosts that eCW's portal, discovery documents and integrators name. */
const servers: readonly (readonly [title: string, endpoints: readonly Endpoint[]])[] = [
  [
    'Authorization server: oauthserver.eclinicalworks.com, staging-oauthserver.ecwcloud.com',
    ['authorize', 'token', 'introspect'],
  ],
  [
    'FHIR server: fhir4.eclinicalworks.com, fhir4.healow.com, staging-fhir.ecwcloud.com',
    ['fhir', 'bulk', 'metadata'],
  ],
  ['Your own host: key set and redirect', ['jwks', 'redirect']],
];

const byHost = ({ entries }: Catalog): Untold => ({
  title: 'Errors by host',
  about: 'Errors of the eClinicalWorks FHIR API by the host that answers or is called.',
  main: html`<h1>Errors by host</h1>
<p>Which host answers with an error, or is the one that eCW cannot use. One error may show at several.</p>
${parted(
  servers.map(([title, served]) => [
    title,
    entries.filter(({ seenAt }) => seenAt.some((endpoint) => served.includes(endpoint))),
  ]),
)}`,
});

const byRole = ({ entries }: Catalog): Untold => ({
  title: 'Errors by who fixes them',
  about: 'Errors of the eClinicalWorks FHIR API by who can fix them: developer, practice, eCW or the user.',
  main: html`<h1>Errors by who fixes them</h1>
<p>Each stands under whoever most often makes the first move.</p>
${parted([
  ...roles.map(
    (role) => [`Fixed by ${roleNames[role]}`, entries.filter(({ fixedBy }) => fixedBy[0] === role)] as const,
  ),
  ['Nobody needs to', entries.filter(({ fixedBy }) => fixedBy.length === 0)],
])}`,
});

const makers = {
  'index.html': home,
  'status.html': byStatus,
  'codes.html': byCode,
  'hosts.html': byHost,
  'who.html': byRole,
} as const;

/** The pages that lead to an error. */
export const indexPages = (catalog: Catalog): readonly PagePlan[] =>
  Object.entries(makers).map(([path, make]) => ({ path, make: () => ({ path, ...make(catalog) }) }));
