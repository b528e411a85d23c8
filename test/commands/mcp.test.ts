import { expect, test } from '@jest/globals';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { program } from '../storage/programs.ts';

test('an agent starts the command, asks, and ends it', async () => {
  const args = [...program('../../src/cli.ts', ['mcp'])];
  const transport = new StdioClientTransport({ command: process.execPath, args, stderr: 'pipe' });
  const said: string[] = [];
  transport.stderr?.on('data', (chunk: Buffer) => said.push(String(chunk)));
  const client = new Client({ name: 'an agent', version: '1' });
  await client.connect(transport);
  const secret = 'kJ8sdf73hKQpLm29xTz4vWcY';
  const answered = await client.callTool({
    name: 'triage_error',
    arguments: { text: `client_secret=${secret} {"error":"invalid_scope"}` },
  });
  expect(JSON.stringify(answered)).toContain('invalid_scope');
  const { pid } = transport;
  await client.close();
  expect(said.join('')).toBe('');
  expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH');
});
