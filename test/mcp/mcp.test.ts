import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { z } from 'zod';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { createGuardedFetch } from '../../src/checks/guardedFetch.ts';
import { createRunAllowance } from '../../src/checks/runAllowance.ts';
import { mcpServer } from '../../src/mcp/mcpServer.ts';
import { redact } from '../../src/redaction/redact.ts';
import { claims, keys, type Material, makeMaterial, signed } from '../checks/material.ts';
import '../checks/freshZooTime.ts';
import { zooTime } from '../checks/visit.ts';
import { answer, openZoo, type Zoo } from '../checks/zoo.ts';

const catalog = loadCatalog();
let zoo: Zoo;
let own: Material;
let client: Client;

const connect = async (checks: 'on' | 'off'): Promise<Client> => {
  const [near, far] = InMemoryTransport.createLinkedPair();
  const policy = { kind: 'on', allow: [] } as const;
  const deps = {
    fetch: createGuardedFetch({ network: zoo.network, policy, now: zooTime }),
    redact: (text: string) => redact(text).text,
    now: zooTime,
    admit: createRunAllowance({ now: zooTime }),
  };
  await mcpServer({ catalog, version: '1.2.3', ...(checks === 'on' ? { checks: deps } : {}) }).connect(far);
  const connected = new Client({ name: 'an agent', version: '1' });
  await connected.connect(near);
  return connected;
};

beforeAll(async () => {
  zoo = await openZoo();
  own = makeMaterial();
  client = await connect('on');
});
afterAll(async () => {
  await client.close();
  await zoo.close();
});

const resultSchema = z.object({
  content: z.array(z.object({ type: z.literal('text'), text: z.string() })).length(1),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
  isError: z.boolean().optional(),
});

const call = async (name: string, args: Record<string, unknown> = {}, by = client) => {
  const {
    content,
    structuredContent,
    isError = false,
  } = resultSchema.parse(await by.callTool({ name, arguments: args }));
  return { text: content[0]?.text ?? '', data: structuredContent ?? {}, isError };
};

test('the tools are the eight that are named, and none of them changes anything', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    'triage_error',
    'redact',
    'explain_error',
    'list_errors',
    'activation_guide',
    'check_jwks',
    'check_smart',
    'lint_assertion',
  ]);
  for (const { annotations, description = '' } of tools) {
    expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
    expect(description).not.toBe('');
  }
  expect(client.getServerVersion()).toMatchObject({ name: 'ecw-triage', version: '1.2.3' });
});

describe('a text', () => {
  test('is recognised, with confidence, reasons, sources and what is not known', async () => {
    const { text, data } = await call('triage_error', {
      text: '{"error":"invalid_client","error_description":"No matching key found in JWKS for kid 2026-a"}',
    });
    expect(text).toMatch(/jwks_kid_mismatch/);
    expect(data).toMatchObject({
      verdict: 'match',
      candidates: [
        {
          id: 'jwks_kid_mismatch',
          confidence: expect.any(Number),
          reasons: expect.stringMatching(/\S/),
          sources: expect.arrayContaining([expect.objectContaining({ confidence: expect.any(String) })]),
          not_known: expect.any(Array),
        },
        ...z.array(z.unknown()).parse(data.candidates).slice(1),
      ],
    });
  });

  test('that reports nothing says so', async () => {
    expect((await call('triage_error', { text: 'lunch at one?' })).data).toMatchObject({ verdict: 'none' });
  });

  const secret = 'kJ8sdf73hKQpLm29xTz4vWcY';
  test('leaves no secret and no patient in the answer', async () => {
    const pasted = `patient Maria Gonzalez DOB 03/04/1961\nclient_secret=${secret}\n{"error":"invalid_client"}`;
    for (const tool of ['triage_error', 'redact']) {
      const answered = JSON.stringify(await call(tool, { text: pasted }));
      for (const part of [secret, 'Gonzalez', '03/04/1961']) expect(answered).not.toContain(part);
    }
    expect((await call('redact', { text: pasted })).text).toContain('{"error":"invalid_client"}');
  });

  test('that is empty or too long is refused', async () => {
    for (const text of ['', 'x'.repeat(1_000_001)])
      expect(await call('triage_error', { text })).toMatchObject({ isError: true });
  });
});

describe('the catalog', () => {
  test.each([
    ['an id', 'app_not_activated', ['app_not_activated']],
    ['a code on the wire', 'app_not_enabled', ['app_not_activated']],
  ])('explains %s', async (_, name, ids) => {
    const { data, text } = await call('explain_error', { name });
    expect(
      z
        .array(z.object({ id: z.string() }))
        .parse(data.errors)
        .map(({ id }) => id),
    ).toEqual(ids);
    expect(text).toContain('FHIR app authentication is not enabled');
  });

  test('gives every interface that published a number', async () => {
    const number = 301;
    const { data } = await call('explain_error', { name: String(number) });
    expect(data.errors).toHaveLength(catalog.byNumber(number).length);
  });

  test('says what was meant where a name is wrong', async () => {
    const { text, isError } = await call('explain_error', { name: 'jwks_kid_mismach' });
    expect(isError).toBe(true);
    expect(text).toContain('Did you mean jwks_kid_mismatch?');
  });

  test('lists all, or a group', async () => {
    expect((await call('list_errors')).data.errors).toHaveLength(catalog.entries.length);
    expect((await call('list_errors', { group: 'core' })).data.errors).toHaveLength(14);
  });

  test('holds the activation guide, with a message for the practice', async () => {
    const { text, data } = await call('activation_guide');
    expect(text).toMatch(/^Practice activation, step by step\n1\. practice admin: /);
    expect(data.message_for_practice).toMatch(/Product Activation/);
    expect(data.message_for_practice).not.toMatch(/[{}]/);
  });

  test('is a set of resources', async () => {
    const { resources } = await client.listResources();
    expect(resources).toHaveLength(catalog.entries.length);
    const { contents } = await client.readResource({ uri: 'ecw://errors/invalid_scope' });
    expect(contents).toEqual([expect.objectContaining({ text: expect.stringContaining('invalid_scope') })]);
    await expect(client.readResource({ uri: 'ecw://errors/nothing' })).rejects.toThrow(/There is no ecw/);
  });
});

describe('a look', () => {
  test('at a key set names the near miss', async () => {
    const { data } = await call('check_jwks', { url: zoo.keep(answer(keys(own.jwk))), kid: 'Prod-2026' });
    expect(data).toMatchObject({ error: 'jwks_kid_mismatch', certainty: 'proved' });
  });

  test('at an address that is not public sends nothing there', async () => {
    const { text } = await call('check_jwks', { url: 'https://169.254.169.254/latest/meta-data' });
    expect(text).toMatch(/FAIL/);
  });

  test('at an assertion verifies it and does not repeat it', async () => {
    const assertion = await signed(own.a, claims());
    const { text, data } = await call('lint_assertion', {
      assertion,
      jwks_url: zoo.keep(answer(keys(own.other))),
    });
    expect(text).toContain('FAIL');
    expect(JSON.stringify([text, data])).not.toContain(assertion.split('.')[1]);
  });

  test('more often than five times a minute has to wait', async () => {
    const busy = await connect('on');
    const url = zoo.keep(answer(keys(own.jwk)));
    for (let run = 0; run < 5; run++)
      expect(await call('check_jwks', { url }, busy)).toMatchObject({ isError: false });
    expect(await call('check_jwks', { url }, busy)).toMatchObject({
      isError: true,
      text: expect.stringMatching(/Try again in \d+ s/),
    });
    await busy.close();
  });

  test('is refused where checks are switched off', async () => {
    const strict = await connect('off');
    expect(
      await call('check_smart', { fhir_base: 'https://a.example.com/fhir/r4/FEIGCD' }, strict),
    ).toMatchObject({
      isError: true,
      text: expect.stringContaining('CHECKS=off'),
    });
    await strict.close();
  });
});
