import type { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from '@jest/globals';
import { createTextReader, type TextReader } from '../../src/reading/createTextReader.ts';
import { startReadingWorker } from '../../src/reading/startReadingWorker.ts';
import { catalog } from '../support/catalog.ts';
import { readHere } from '../support/readHere.ts';

const file = new URL('../support/readingWorker.js', import.meta.url);
const started: Worker[] = [];
const { stop, ...threaded } = createTextReader({
  catalog,
  deadlineMs: 20_000,
  idleMs: 60_000,
  startWorker: () => {
    const worker = startReadingWorker(catalog, file);
    started.push(worker);
    return worker;
  },
});
afterAll(stop);

const overheard = { kind: 'triage', wordings: [] } as const;
const asked = { kind: 'lookUp', wordings: [] } as const;
const error = '{"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}';
const filler = 'the sync of the night ran to its end and nobody had to look at it\n';
const long = `${filler.repeat(80)}client_secret=Zx81kQp20LmN77ab\n${error}\n`;

test('a short text starts no thread', async () => {
  expect(await threaded.judge(error, overheard, 'overheard')).toMatchObject({ kind: 'match' });
  expect((await threaded.redact('client_secret=Zx81kQp20LmN', 'asked')).text).not.toContain('Zx81');
  expect(started).toHaveLength(0);
});

describe.each<[string, TextReader]>([
  ['in a thread', threaded],
  ['there and then', readHere],
])('a text read %s', (_how, reader) => {
  test('is recognised', async () => {
    for (const how of [overheard, asked])
      expect(await reader.judge(long, how, 'overheard')).toEqual(
        await readHere.judge(long, how, 'overheard'),
      );
    expect(await reader.judge(long, asked, 'asked')).toMatchObject({
      kind: 'match',
      errors: [{ id: 'invalid_scope' }],
    });
  }, 30_000);

  test('is read with the wordings of its team', async () => {
    const wordings = [{ entryId: 'refresh_expired', text: 'the sprocket gave up its lease' }];
    const told = `${filler.repeat(150)}the Sprocket gave up its lease.\n${filler.repeat(80)}`;
    expect((await reader.judge(told, asked, 'asked')).kind).toBe('none');
    expect(await reader.judge(told, { kind: 'lookUp', wordings }, 'asked')).toMatchObject({
      kind: 'match',
      errors: [{ id: 'refresh_expired' }],
    });
  }, 30_000);

  test('is redacted', async () => {
    const redacted = await reader.redact(long, 'asked');
    expect(redacted.text).not.toContain('Zx81kQp20LmN77ab');
    expect(redacted).toMatchObject({ tally: { 'client-secret': 1 } });
    expect(redacted).toEqual(await readHere.redact(long, 'asked'));
  }, 30_000);
});

test('all long texts were read in one thread', () => {
  expect(started).toHaveLength(1);
});
