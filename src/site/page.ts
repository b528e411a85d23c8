import { html, type Markup, nothing } from './html.ts';
import { upFrom } from './paths.ts';

/** A page that is made when it is asked for, with where it will stand. */
export interface PagePlan {
  readonly path: string;
  readonly make: () => Page;
}

export interface Page {
  /** Below the root of the site. */
  readonly path: string;
  readonly title: string;
  /** One sentence for search engines and link previews. */
  readonly about: string;
  readonly main: Markup;
}

/** Nothing from elsewhere, no inline script or style, no form that leaves the page. `frame-ancestors` is for servers: a page cannot say it. */
export const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

const places = [
  ['index.html', 'Errors'],
  ['status.html', 'By status'],
  ['codes.html', 'By code'],
  ['hosts.html', 'By host'],
  ['who.html', 'By who fixes it'],
  ['activation.html', 'Activation guide'],
] as const;

const navigation = (path: string): Markup => {
  const up = upFrom(path);
  const links = places.map(
    ([to, name]) =>
      html`<li><a href="${up}${to}"${to === path ? html` aria-current="page"` : nothing}>${name}</a></li>`,
  );
  return html`<nav aria-label="Pages"><ul>${links}</ul></nav>`;
};

/** A whole page. It can be read without scripts; search, copying and filling in come with them. */
export const pageHtml = ({ path, title, about, main }: Page): string => {
  const up = upFrom(path);
  const { markup } = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="description" content="${about}">
<title>${title} · eCW Triage</title>
<link rel="icon" href="${up}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}assets/site.css">
<script src="${up}assets/site.js" defer></script>
</head>
<body data-root="${up}">
<a class="skip" href="#main">To the text</a>
<header>
<p class="brand"><a href="${up}index.html">eCW Triage</a> <span>errors of the eClinicalWorks FHIR API</span></p>
<search hidden>
<label for="search">Search errors</label>
<input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="code, message or words" aria-describedby="search-hint" aria-controls="found">
<span id="search-hint" class="hint">Press / to search</span>
<ol id="found" aria-label="Found errors"></ol>
<p id="found-count" role="status"></p>
</search>
${navigation(path)}
</header>
<main id="main">
${main}
</main>
<footer><p>Not by eClinicalWorks. What is not known is said; each page names its sources.</p></footer>
</body>
</html>`;
  return `<!doctype html>\n${markup}\n`;
};
