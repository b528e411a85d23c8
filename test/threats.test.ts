import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The rows of the table of threats in docs/privacy.md: what is threatened, and the tests that are named. */
const rows = (read('docs/privacy.md').split('## Threats')[1] ?? '')
  .split('\n## ')[0]
  ?.split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => {
    const [, what = '', threat = '', , shown = ''] = line.split('|').map((cell) => cell.trim());
    const named = [...shown.matchAll(/\[([^\]]+)\]\([^)]+\): (.+?)(?=<br>|$)/g)];
    return { row: `${what}: ${threat}`, tests: named.map(([, file = '', name = '']) => ({ file, name })) };
  });

/** Whether a line of the file names it that is neither a remark nor left out. */
const runs = (file: string, name: string): boolean =>
  read(file)
    .split('\n')
    .some((line) => line.includes(name) && !/^\s*(?:[#*]|\/[/*])|\.skip\b/.test(line));

test('every threat of docs/privacy.md has a test, and every test that it names is there', () => {
  expect(rows?.length).toBeGreaterThan(12);
  expect(rows?.filter(({ tests }) => tests.length === 0).map(({ row }) => row)).toEqual([]);
  const named = rows?.flatMap(({ tests }) => tests) ?? [];
  expect(named.filter(({ file, name }) => !runs(file, name))).toEqual([]);
});
