import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { CheckDeps } from '../checks/checkDeps.ts';
import { outcomeText } from '../checks/resultText.ts';
import { runChecks } from '../checks/runChecks.ts';
import type { Subject } from '../checks/subject.ts';
import type { McpDeps } from './deps.ts';
import { looksOutside } from './readOnly.ts';
import { toolAnswer, toolRefusal } from './toolAnswer.ts';

const url = (what: string) => z.string().trim().min(1).max(2000).describe(what);
const short = (what: string) => z.string().trim().min(1).max(2000).optional().describe(what);

/** Whoever runs this process counts as one person in one channel: the limits are those of a channel in Slack. */
const askedBy = { person: 'mcp', channel: 'mcp' } as const;

type Field = Exclude<keyof Subject, 'askedBy' | 'failedAt' | 'environment'>;
type Fields = Readonly<Partial<Record<Field, string | undefined>>>;

const look = async (fields: Fields, checks: CheckDeps | undefined) => {
  if (!checks) return toolRefusal('Checks are switched off here (CHECKS=off).');
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const outcome = await runChecks({ ...Object.fromEntries(given), askedBy }, checks);
  const text = outcomeText(outcome).lines.join('\n');
  if (outcome.kind !== 'ran') return toolRefusal(text);
  const { at, lead, facts, checks: seen } = outcome.result;
  return toolAnswer(text, {
    at: new Date(at).toISOString(),
    ...(lead ? { error: lead.entry, certainty: lead.certainty } : {}),
    checks: seen.map(({ id, status, seen: what, askerOnly, todo }) => ({
      id,
      status,
      seen: askerOnly ?? what,
      ...(todo === undefined ? {} : { todo }),
    })),
    facts,
  });
};

/** Tools that look: at a key set, a practice, a client assertion. */
export const addCheckTools = (server: McpServer, { checks }: McpDeps): void => {
  server.registerTool(
    'check_jwks',
    {
      title: 'Check a JWKS URL',
      description:
        'Fetches a key set as a server would and says what is wrong with address, certificate, answer and keys. Public ' +
        'addresses over https only, five a minute.',
      inputSchema: {
        url: url('The JWKS URL that is registered'),
        kid: short('The kid that the assertion names'),
      },
      annotations: looksOutside,
    },
    ({ url: jwksUrl, kid }) => look({ jwksUrl, kid }, checks),
  );
  server.registerTool(
    'check_smart',
    {
      title: 'Check a practice and its SMART configuration',
      description:
        'Looks at the SMART configuration and the CapabilityStatement below the FHIR base of a practice.',
      inputSchema: {
        fhir_base: url('https://fhir4.eclinicalworks.com/fhir/r4/ followed by the code of the practice'),
        scopes: short('The scopes that are asked for, with blanks between them'),
      },
      annotations: looksOutside,
    },
    ({ fhir_base: fhirBase, scopes }) => look({ fhirBase, scopes }, checks),
  );
  server.registerTool(
    'lint_assertion',
    {
      title: 'Check a client assertion',
      description:
        'Reads a client assertion in memory and says what is wrong with its header and claims; with a JWKS URL its signature ' +
        'is verified. The assertion is neither kept nor repeated. Use one that has expired.',
      inputSchema: {
        assertion: z.string().trim().min(1).max(16_000),
        jwks_url: short('The JWKS URL that is registered'),
        fhir_base: short('The FHIR base of the practice, whose token endpoint must be its aud'),
        client_id: short('The client id of the app'),
      },
      annotations: looksOutside,
    },
    ({ assertion, jwks_url: jwksUrl, fhir_base: fhirBase, client_id: clientId }) =>
      look({ assertion, jwksUrl, fhirBase, clientId }, checks),
  );
};
