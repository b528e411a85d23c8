import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { Catalog } from '../catalog/catalog.ts';
import { type CatalogEntry, groups } from '../catalog/schema.ts';
import { terminalCard } from '../terminal/terminalCard.ts';
import { viewEntry } from '../terminal/viewVerdict.ts';
import { closest } from '../text/closest.ts';
import { entryName, roleNames } from '../wording/entryWords.ts';
import { readyMessages } from '../wording/readyMessages.ts';
import type { McpDeps } from './deps.ts';
import { entryData, entryUri } from './entryData.ts';
import { readOnly } from './readOnly.ts';
import { toolAnswer, toolRefusal } from './toolAnswer.ts';

/** Entries that go by a name: their id, a code on the wire, or a published number. */
const named = (name: string, catalog: Catalog): readonly CatalogEntry[] => {
  const wanted = name.trim().toLowerCase();
  const byId = catalog.byId(wanted);
  if (byId) return [byId];
  if (/^\d{1,4}$/.test(wanted)) return catalog.byNumber(Number(wanted));
  return catalog.entries.filter(({ match }) => match.codes.some((code) => code.toLowerCase() === wanted));
};

const cardOf = ({ id }: CatalogEntry, catalog: Catalog): string => {
  const view = viewEntry(id, catalog);
  return view ? terminalCard(view) : '';
};

const explainError = (name: string, catalog: Catalog) => {
  const entries = named(name, catalog);
  if (entries.length === 0) {
    const ids = catalog.entries.map(({ id }) => id);
    const near = closest(name, ids);
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    return toolRefusal(
      `No error is called ${name}.${hint} list_errors names all, triage_error reads a text.`,
    );
  }
  const text = entries.map((entry) => cardOf(entry, catalog)).join('\n---\n\n');
  return toolAnswer(text, { errors: entries.map(entryData) });
};

const listErrors = (group: CatalogEntry['group'] | undefined, { entries }: Catalog) => {
  const listed = entries.filter((entry) => group === undefined || entry.group === group);
  const lines = listed.map((entry) => `${entryName(entry)}: ${entry.message}`);
  const errors = listed.map(({ id, group: of, status, message, fixedBy }) => ({
    id,
    group: of,
    ...(status === undefined ? {} : { status }),
    message,
    fixed_by: fixedBy,
  }));
  return toolAnswer(lines.join('\n'), { errors });
};

const activated = 'app_not_activated';

/** The steps from an app that is registered to one that a practice uses, for whoever carries out each. */
const activationGuide = (catalog: Catalog) => {
  const entry = catalog.byId(activated);
  if (!entry?.guide) return toolRefusal('The catalog holds no activation guide.');
  const { title, states, steps } = entry.guide;
  const { not_known, sources } = entryData(entry);
  const lines = steps.map(
    ({ by, do: what, proof }, index) =>
      `${index + 1}. ${roleNames[by]}: ${what}${proof === undefined ? '' : ` Done when: ${proof}`}`,
  );
  const which = states.map(({ state, tell, acts }) => `- ${state}. How to tell: ${tell}. ${acts}`);
  return toolAnswer([title, ...lines, 'Where it may stand:', ...which].join('\n'), {
    title,
    steps,
    states,
    message_for_practice: readyMessages(entry).find(({ to }) => to === 'practice')?.text ?? '',
    not_known,
    sources,
  });
};

const addResources = (server: McpServer, { catalog }: McpDeps): void => {
  const template = new ResourceTemplate(entryUri('{id}'), {
    list: () => ({
      resources: catalog.entries.map((entry) => ({
        uri: entryUri(entry.id),
        name: entry.id,
        title: entryName(entry),
        description: entry.message,
        mimeType: 'text/plain',
      })),
    }),
  });
  const about = { title: 'Errors of the eClinicalWorks FHIR API', mimeType: 'text/plain' };
  server.registerResource('errors', template, about, ({ href }, { id }) => {
    const entry = catalog.byId(String(id));
    if (!entry) throw new McpError(ErrorCode.InvalidParams, `There is no ${href}.`);
    return { contents: [{ uri: href, mimeType: 'text/plain', text: cardOf(entry, catalog) }] };
  });
};

/** Tools and resources that tell what the catalog holds. */
export const addCatalogTools = (server: McpServer, deps: McpDeps): void => {
  const { catalog } = deps;
  server.registerTool(
    'explain_error',
    {
      title: 'Explain an eCW error',
      description:
        'Cause, steps, who can fix it, look-alikes, what is not known and sources of one error, by its id, its code on the ' +
        'wire or its published number. A number may belong to several interfaces: all are given.',
      inputSchema: {
        name: z.string().trim().min(1).max(160).describe('jwks_kid_mismatch, invalid_client, 301'),
      },
      annotations: readOnly,
    },
    ({ name }) => explainError(name, catalog),
  );
  server.registerTool(
    'list_errors',
    {
      title: 'List the known eCW errors',
      description:
        'Every error that is known, or those of one group. `core` holds the 14 of connecting an app.',
      inputSchema: { group: z.enum(groups).optional() },
      annotations: readOnly,
    },
    ({ group }) => listErrors(group, catalog),
  );
  server.registerTool(
    'activation_guide',
    {
      title: 'How a practice activates an app',
      description:
        'The steps from a registered app to one that a practice uses, who carries out each, and a message for the practice.',
      inputSchema: {},
      annotations: readOnly,
    },
    () => activationGuide(catalog),
  );
  addResources(server, deps);
};
