import { Readable, Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { loadCatalog } from '../catalog/catalog.ts';
import type { CheckDeps } from '../checks/checkDeps.ts';
import { systemNetwork } from '../checks/fetch/systemNetwork.ts';
import { createGuardedFetch } from '../checks/guardedFetch.ts';
import { createRunAllowance } from '../checks/runAllowance.ts';
import { readConfig } from '../config/config.ts';
import { mcpServer } from '../mcp/mcpServer.ts';
import { redact } from '../redaction/redact.ts';
import { exits, type Io } from '../terminal/command.ts';
import { defineCommand } from '../terminal/defineCommand.ts';
import { versionOf } from '../terminal/versionOf.ts';

const checksOf = ({ env, network = systemNetwork, now }: Io): CheckDeps => {
  const { policy } = readConfig(env).checks;
  return {
    fetch: createGuardedFetch({ network, policy, now }),
    redact: (text) => redact(text).text,
    now,
    admit: createRunAllowance({ now }),
  };
};

/** The engine for coding agents. Standard output belongs to the protocol. */
export const mcp = defineCommand({
  path: 'mcp',
  about: `Serves the engine, the catalog and the checks to a coding agent by the Model Context Protocol, on standard input and
output. Nothing is kept or logged; texts are redacted before they are read.`,
  examples: ['mcp'],
  run: async (_, io) => {
    const server = mcpServer({ catalog: loadCatalog(), version: versionOf(), checks: checksOf(io) });
    const input = Readable.from(io.stdin);
    const ended = new Promise<void>((resolve) => input.once('close', () => resolve()));
    const output = new Writable({
      write: (chunk, _encoding, done) => {
        io.write(String(chunk));
        done();
      },
    });
    await server.connect(new StdioServerTransport(input, output));
    await Promise.race([ended, io.stopped()]);
    await server.close();
    return exits.done;
  },
});
