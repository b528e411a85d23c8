import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { entrySchema } from '../src/catalog/schema.ts';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, what = '']) => what);
const folderOf = (name: string) => name.slice(0, name.lastIndexOf('/') + 1);

const documents = [
  'README.md',
  ...readdirSync(new URL('../docs', import.meta.url))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const links = documents.flatMap((name) =>
  found(read(name), /\]\((?!https?:)([^)#]+)\)/g).map((path) => [name, path] as const),
);

describe('the documents', () => {
  test('name the variables of .env.example, each once in the table of docs/operate.md', () => {
    const table = read('docs/operate.md')
      .split('\n')
      .filter((line) => /^\| `[A-Z_]+`/.test(line));
    const named = table.flatMap((line) => found(line.split('|')[1] ?? '', /`([A-Z_]+)`/g));
    expect(named.toSorted()).toEqual(found(read('.env.example'), /^#?([A-Z_]+)=/gm).toSorted());
  });

  test.each(documents)('%s names only scripts that exist', (name) => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const named = found(read(name), /npm run (?:--silent )?([\w:]+)/g);
    for (const script of named) expect(Object.keys(scripts)).toContain(script);
  });

  test.each(links)('%s points to %s, which is there', (name, path) => {
    expect(existsSync(new URL(`../${folderOf(name)}${path}`, import.meta.url))).toBe(true);
  });

  test('show an entry that the catalog would take', () => {
    const [yaml = ''] = found(read('docs/catalog.md'), /```yaml\n([\s\S]*?)```/g);
    expect(entrySchema.safeParse(parse(yaml))).toMatchObject({ success: true });
  });

  test('fit the first screens: a README of 120 lines at most', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(121);
  });
});
