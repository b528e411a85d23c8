import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { entrySchema } from '../src/catalog/schema.ts';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const readme = read('README.md');
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, what = '']) => what);

describe('the README', () => {
  test('names the variables of .env.example, each once in its table', () => {
    const table = readme.split('\n').filter((line) => line.startsWith('| `') && /^\| `[A-Z_]+`/.test(line));
    const named = table.flatMap((line) => found(line.split('|')[1] ?? '', /`([A-Z_]+)`/g));
    expect(named.toSorted()).toEqual(found(read('.env.example'), /^([A-Z_]+)=/gm).toSorted());
  });

  test('names only scripts that exist', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const named = found(readme, /npm run (?:--silent )?([\w:]+)/g);
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  test.each(found(readme, /\]\((?!https?:)([^)]+)\)/g))('points to %s, which is there', (path) => {
    expect(existsSync(new URL(`../${path}`, import.meta.url))).toBe(true);
  });

  test('shows an entry that the catalog would take', () => {
    const [yaml = ''] = found(readme, /```yaml\n([\s\S]*?)```/g);
    expect(entrySchema.safeParse(parse(yaml))).toMatchObject({ success: true });
  });
});
