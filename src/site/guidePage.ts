import type { Catalog } from '../catalog/catalog.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import { roleNames } from '../wording/entryWords.ts';
import { readyMessages } from '../wording/readyMessages.ts';
import { html, type Markup, nothing } from './html.ts';
import type { Page } from './page.ts';
import { errorPath } from './paths.ts';
import { prose } from './prose.ts';

type Guide = NonNullable<CatalogEntry['guide']>;

const states = ({ states: known }: Guide): Markup =>
  html`<table><caption>Where it may stand</caption><thead><tr><th scope="col">What is missing</th><th scope="col">How to tell</th><th scope="col">Who acts</th></tr></thead><tbody>${known.map(
    ({ state, tell, acts }) =>
      html`<tr><td>${prose(state)}</td><td>${prose(tell)}</td><td>${prose(acts)}</td></tr>`,
  )}</tbody></table>`;

const proofOf = (proof: string | undefined): Markup =>
  proof === undefined ? nothing : html`<br><span class="proof">Done when: ${prose(proof)}</span>`;

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Where it may stand, and the steps with who carries out each. */
export const guideMarkup = (guide: Guide): Markup =>
  html`${states(guide)}<ol>${guide.steps.map(
    ({ by, do: what, proof }) =>
      html`<li><b>${sentence(roleNames[by])}:</b> ${prose(what)}${proofOf(proof)}</li>`,
  )}</ol>`;

/** How a practice switches an app on, to be printed for its admin; undefined where the catalog holds no guide. */
export const guidePage = (catalog: Catalog): Page | undefined => {
  const entry = catalog.entries.find(({ guide }) => guide !== undefined);
  if (!entry?.guide) return undefined;
  const own = entry.guide.steps.filter(({ by }) => by === 'practice');
  const letter = readyMessages(entry).find(({ to }) => to === 'practice');
  const main = html`<article>
<h1>Switching an app on at your practice</h1>
<p>An app that works with eClinicalWorks can reach a practice only after the practice has switched it on. An admin of the
practice does this once, in the EHR. Those who make the app do their part in eCW’s developer portal.</p>
<h2 id="own">What the practice’s admin does</h2>
<ol class="tick">${own.map(({ do: what, proof }) => html`<li>${prose(what)}${proofOf(proof)}</li>`)}</ol>
<h2 id="whole">The whole way, in order</h2>
${guideMarkup(entry.guide)}
${letter === undefined ? nothing : html`<h2 id="letter">A message for the practice</h2><pre class="letter" tabindex="0"><code data-command>${letter.text}</code></pre>`}
<h2 id="unknown">Not known</h2>
<ul>${entry.notKnown.map((text) => html`<li>${prose(text)}</li>`)}</ul>
<p><a href="${errorPath(entry.id)}">The error that shows until it is done, with its sources</a></p>
</article>`;
  return {
    path: 'activation.html',
    title: 'Switching an app on at your practice',
    about: 'How the admin of a practice switches an app on in eClinicalWorks, step by step.',
    main,
  };
};
