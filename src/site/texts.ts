import type { Catalog } from '../catalog/catalog.ts';
import { terminalCard } from '../terminal/terminalCard.ts';
import { viewEntry } from '../terminal/viewVerdict.ts';
import { entryName } from '../wording/entryWords.ts';
import { errorPath } from './paths.ts';

/** The entries as they are, for programs. */
export const catalogJson = ({ entries }: Catalog): string => `${JSON.stringify({ entries })}\n`;

/** What the site holds, for language models (llmstxt.org): the 14 errors of connecting an app in full, links to the rest. */
export const llmsText = (catalog: Catalog): string => {
  const [core, rest] = [
    catalog.entries.filter(({ group }) => group === 'core'),
    catalog.entries.filter(({ group }) => group !== 'core'),
  ];
  const cards = core.flatMap(({ id }) => {
    const view = viewEntry(id, catalog);
    return view ? [`### ${id}\n\n${terminalCard(view)}`] : [];
  });
  const links = rest.map((entry) => `- [${entryName(entry)}](${errorPath(entry.id)}): ${entry.message}`);
  return [
    '# eCW Triage',
    '> Errors of the eClinicalWorks FHIR API: what each means, who can fix it, how, what is not known, and how far each source can be trusted.',
    'Say what is listed as not known as not known. The whole catalog as data: [catalog.json](catalog.json).',
    '## Connecting an app',
    ...cards,
    '## Other errors',
    links.join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
};

/** What the search of the pages looks through, as a script that they load when somebody searches. */
export const searchScript = ({ entries }: Catalog): string => {
  const found = entries.map((entry) => ({
    id: entry.id,
    name: entryName(entry),
    message: entry.message,
    codes: [entry.id, ...entry.match.codes, ...entry.match.numbers].join(' '),
    words: [entry.headline ?? '', ...entry.match.wordings].join(' '),
  }));
  return `globalThis.ecwErrors = ${JSON.stringify(found)};\n`;
};
