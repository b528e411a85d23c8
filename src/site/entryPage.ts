import type { Catalog } from '../catalog/catalog.ts';
import { fillPlaceholders } from '../catalog/placeholders.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { Steering } from '../catalog/steering.ts';
import { viewEntry } from '../terminal/viewVerdict.ts';
import { type EntryAnswer, entryAnswer, type ShownStep } from '../wording/entryAnswer.ts';
import { entryName, whoFixes } from '../wording/entryWords.ts';
import { readyMessages } from '../wording/readyMessages.ts';
import { commandMarkup, fieldsMarkup } from './commandMarkup.ts';
import { guideMarkup } from './guidePage.ts';
import { html, type Markup, nothing } from './html.ts';
import type { Page } from './page.ts';
import { errorPath } from './paths.ts';
import { prose } from './prose.ts';

const section = (id: string, title: string, body: Markup): Markup =>
  html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;

const listed = (id: string, title: string, texts: readonly string[]): Markup =>
  texts.length === 0
    ? nothing
    : section(id, title, html`<ul>${texts.map((text) => html`<li>${prose(text)}</li>`)}</ul>`);

const stepMarkup = ({ actor, text, command }: ShownStep): Markup =>
  html`<li>${actor === undefined ? nothing : html`<b>${actor}:</b> `}${prose(text)}${command ? commandMarkup(command) : nothing}</li>`;

const stepsMarkup = ({ steps, more }: EntryAnswer): Markup => {
  const commands = [...steps, ...more].flatMap(({ command }) => command ?? []);
  const further =
    more.length === 0
      ? nothing
      : html`<h3>Still failing?</h3><ol start="${steps.length + 1}">${more.map(stepMarkup)}</ol>`;
  return html`${fieldsMarkup(commands)}<ol>${steps.map(stepMarkup)}</ol>${further}`;
};

const caseOf = ({ status, endpoint, grantType, environment }: Steering): string =>
  [
    ['status', status],
    ['endpoint', endpoint],
    ['grant type', grantType],
    ['environment', environment],
  ]
    .flatMap(([name, values]) => (Array.isArray(values) ? [`${name} ${values.join(' or ')}`] : []))
    .join(', ');

/** Steps that a card shows only where a fact was read. */
const conditional = ({ steps, more }: CatalogEntry): Markup =>
  listed(
    'cases',
    'In some cases only',
    [...steps, ...more].flatMap(({ only, do: what }) =>
      only === undefined ? [] : [`${caseOf(only)}: ${fillPlaceholders(what, {})}`],
    ),
  );

const letters = (entry: CatalogEntry): Markup => {
  const messages = readyMessages(entry).map(
    ({ title, text }) =>
      html`<h3>${title}</h3><pre class="letter" tabindex="0"><code data-command>${text}</code></pre>`,
  );
  return messages.length === 0 ? nothing : section('letters', 'Ready messages', html`${messages}`);
};

const alike = ({ lookAlikes }: CatalogEntry, catalog: Catalog): Markup => {
  const links = lookAlikes.flatMap((id) => {
    const entry = catalog.byId(id);
    return entry ? [html`<li><a href="${id}.html">${entryName(entry)}</a>: ${entry.message}</li>`] : [];
  });
  return links.length === 0 ? nothing : section('alike', 'Looks alike', html`<ul>${links}</ul>`);
};

const question = ({ question: asked }: CatalogEntry): Markup =>
  asked === undefined
    ? nothing
    : html`<p>To tell them apart: ${prose(asked.ask)}</p><ul>${asked.answers.map(
        ({ label, favours }) =>
          html`<li>${label}: ${favours.map((id, i) => html`${i > 0 ? ', ' : ''}<a href="${id}.html">${id}</a>`)}</li>`,
      )}</ul>`;

const sources = ({ sources: named }: EntryAnswer): Markup =>
  section(
    'sources',
    'Sources',
    html`<ul>${named.map(({ text, url }) =>
      url === undefined
        ? html`<li>${text}</li>`
        : html`<li><a href="${url}" rel="noreferrer">${text}</a></li>`,
    )}</ul>`,
  );

const codes = ({ id, match }: CatalogEntry): Markup => {
  const names = [...match.codes.filter((code) => code !== id), ...match.numbers.map(String)];
  return names.length === 0
    ? nothing
    : html`<p>Also seen as: ${names.map((name, i) => html`${i > 0 ? ', ' : ''}<code>${name}</code>`)}</p>`;
};

/** All that is known of an error, from the same view as its card. */
export const entryPage = (entry: CatalogEntry, catalog: Catalog): Page | undefined => {
  const view = viewEntry(entry.id, catalog);
  if (view?.kind !== 'entry') return undefined;
  const answer = entryAnswer(view);
  const note = answer.moveNote === undefined ? '' : `, ${answer.moveNote}`;
  const others = entry.fixedBy.length > 1 ? ` · fixed by ${whoFixes(entry)}` : '';
  const main = html`<article>
<h1>${answer.headline}</h1>
<p class="standing"><b>${answer.move}${note}</b> · ${answer.standing}${others}</p>
<blockquote class="message"><p>${answer.message}</p></blockquote>
<p>${prose(answer.cause)}</p>
${codes(entry)}
${section('steps', 'What to do', stepsMarkup(answer))}
${conditional(entry)}
${section('escalate', 'When to escalate', html`<p>${prose(answer.whenToEscalate)}</p>`)}
${letters(entry)}
${entry.guide === undefined ? nothing : section('guide', entry.guide.title, html`${guideMarkup(entry.guide)}<p><a href="../activation.html">The same as a page to print</a></p>`)}
${alike(entry, catalog)}
${question(entry)}
${listed('unknown', 'Not known', entry.notKnown)}
${sources(answer)}
</article>`;
  return {
    path: errorPath(entry.id),
    title: answer.headline,
    about: `${entryName(entry)}: ${entry.message}`,
    main,
  };
};
