import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const source = join(import.meta.dirname, '../src');
/** Which rooms may be imported from which; top-level files may import anything unless listed. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  text: [],
  pacing: [],
  catalog: [],
  simulator: [],
  redaction: ['text'],
  checks: ['text'],
  triage: ['text', 'catalog', 'redaction'],
};
/** Packages that only some rooms (or top-level files) may know. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  '@slack/': ['slack', 'main.ts', 'app.ts'],
  'fuse.js': ['triage'],
  jose: ['checks'],
  'ipaddr.js': ['checks'],
  kysely: ['storage'],
  nodemailer: ['delivery'],
  'prom-client': ['observability'],
  '@photostructure/sqlite': ['storage'],
  pg: ['storage'],
};
const mayReadEnv = ['main.ts', 'commands', 'config'];

const roomOf = (path: string): string => relative(source, path).split(sep)[0] ?? '';
const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name);

/** Everything in a file that breaks the rules, in words. */
const faultsOf = (path: string, text: string): string[] => {
  const room = roomOf(path);
  const faults = importsOf(text).flatMap((name) => {
    if (!name.startsWith('.')) {
      const rule = Object.entries(onlyIn).find(([prefix]) => name.startsWith(prefix));
      return rule && !rule[1].includes(room) ? [`${room} imports ${name}`] : [];
    }
    const target = roomOf(join(dirname(path), name));
    const allowed = mayImport[room];
    return !allowed || target === room || allowed.includes(target) ? [] : [`${room} imports ${target}`];
  });
  const readsEnv =
    text.replace(/\/\*[\s\S]*?\*\//g, '').includes('process.env') && !mayReadEnv.includes(room);
  return readsEnv ? [...faults, `${room} reads process.env`] : faults;
};

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(source, name));

describe('who may import whom', () => {
  test('the house keeps its rules', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((path) => faultsOf(path, readFileSync(path, 'utf8')))).toEqual([]);
  });

  test.each([
    ['triage/x.ts', `import { desk } from '../cases/desk.ts';`, 'triage imports cases'],
    ['simulator/x.ts', `import type { Case } from '../cases/case.ts';`, 'simulator imports cases'],
    ['simulator/x.ts', `import type { KnownBlock } from '@slack/types';`, 'simulator imports @slack/types'],
    ['cases/x.ts', `const { App } = await import('@slack/bolt');`, 'cases imports @slack/bolt'],
    ['checks/x.ts', `import { redact } from '../redaction/redact.ts';`, 'checks imports redaction'],
    ['cases/x.ts', `import Fuse from 'fuse.js';`, 'cases imports fuse.js'],
    ['app.ts', `export const home = process.env.HOME;`, 'app.ts reads process.env'],
  ])('a wrong import in %s is seen', (name, text, fault) => {
    expect(faultsOf(join(source, name), text)).toEqual([fault]);
  });
});
