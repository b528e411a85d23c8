import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { redact } from '../redaction/redact.ts';
import { terminalCard } from '../terminal/terminalCard.ts';
import { viewVerdict } from '../terminal/viewVerdict.ts';
import { lookUp } from '../triage/triage.ts';
import { candidatesOf } from '../triage/verdict.ts';
import { seenText } from '../wording/entryWords.ts';
import type { McpDeps } from './deps.ts';
import { entryData } from './entryData.ts';
import { readOnly } from './readOnly.ts';
import { toolAnswer } from './toolAnswer.ts';

/** Longest text that is read, in characters. */
const LONGEST = 1_000_000;

const text = z
  .string()
  .min(1)
  .max(LONGEST)
  .describe('An error as it was seen: a code, JSON, an OperationOutcome, a redirect URL, headers, a log.');

/** Secrets and patient data are taken out before the engine sees the text, so nothing of them can be in an answer. */
const triageError = (pasted: string, { catalog }: McpDeps) => {
  const clean = redact(pasted).text;
  const verdict = lookUp(clean, catalog);
  const candidates = candidatesOf(verdict).flatMap(({ id, confidence, reasons }) => {
    const entry = catalog.byId(id);
    return entry ? [{ ...entryData(entry), confidence, reasons: seenText(reasons, verdict.facts) }] : [];
  });
  return toolAnswer(terminalCard(viewVerdict({ verdict, text: clean }, catalog)), {
    verdict: verdict.kind,
    candidates,
    facts: verdict.facts,
    read_to_the_end: !verdict.cut,
  });
};

/** Tools that read a text. */
export const addTriageTools = (server: McpServer, deps: McpDeps): void => {
  server.registerTool(
    'triage_error',
    {
      title: 'Recognise an eCW error',
      description:
        'Says which eClinicalWorks FHIR API error a text reports, why, who can fix it and how. `match` is sure, `ambiguous` ' +
        'names what is possible, `none` knows nothing. Confidence is the probability of being right.',
      inputSchema: { text },
      annotations: readOnly,
    },
    ({ text: pasted }) => triageError(pasted, deps),
  );
  server.registerTool(
    'redact',
    {
      title: 'Take secrets and patients out of a text',
      description:
        'Gives a text back with secrets and patient data replaced by their kind, and how many of each.',
      inputSchema: { text },
      annotations: readOnly,
    },
    ({ text: pasted }) => {
      const { text: clean, tally } = redact(pasted);
      return toolAnswer(clean, { text: clean, tally });
    },
  );
};
