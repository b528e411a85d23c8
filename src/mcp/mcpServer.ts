import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { addCatalogTools } from './catalogTools.ts';
import { addCheckTools } from './checkTools.ts';
import type { McpDeps } from './deps.ts';
import { addTriageTools } from './triageTools.ts';

const instructions =
  'Recognises and explains errors of the eClinicalWorks (eCW) FHIR API. Give triage_error the text as it was seen. Say what ' +
  'an answer lists as not known as not known, and how far its sources can be trusted.';

/** A Model Context Protocol server over the engine, the catalog and the checks. It changes nothing and keeps nothing. */
export const mcpServer = (deps: McpDeps): McpServer => {
  const server = new McpServer({ name: 'ecw-triage', version: deps.version }, { instructions });
  addTriageTools(server, deps);
  addCatalogTools(server, deps);
  addCheckTools(server, deps);
  return server;
};
