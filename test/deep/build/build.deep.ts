import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { folder } from '../../storage/places.ts';

const root = join(import.meta.dirname, '../../..');

/** A project of a few lines with our way of building it. */
const project = () => {
  const made = folder();
  for (const name of ['build.js', 'manifest.yml', 'package.json', 'package-lock.json', 'tsconfig.json'])
    copyFileSync(join(root, name), join(made, name));
  symlinkSync(join(root, 'node_modules'), join(made, 'node_modules'));
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(made, name)), { recursive: true });
    writeFileSync(join(made, name), text);
  };
  write('src/cli.ts', `export const one: number = 1;\n`);
  write('src/other.ts', `export const two: number = 2;\n`);
  write('src/config/config.ts', `export const place: string = import.meta.url;\n`);
  write('src/main.ts', `import { place } from './config/config.ts';\nprocess.stdout.write(place);\n`);
  write('src/catalog/compile.ts', `process.exitCode = 0;\n`);
  write('src/catalog/entries/one.yaml', 'id: one\n');
  write('src/catalog/examples.yaml', '[]\n');
  write('src/simulator/page/index.html', '<p>\n');
  write('src/site/assets/site.css', '\n');
  write('src/redaction/knowledge/names.txt', '\n');
  write('src/triage/knowledge/words.txt', '\n');
  const build = (...args: string[]) =>
    spawnSync(process.execPath, [join(made, 'build.js'), ...args], { encoding: 'utf8' }).status;
  /** Whether --if-older builds. */
  const builds = (): boolean => {
    const before = statSync(join(made, 'dist')).ino;
    expect(build('--if-older')).toBe(0);
    return statSync(join(made, 'dist')).ino !== before;
  };
  return { made, write, build, builds, has: (name: string) => existsSync(join(made, 'dist', name)) };
};

test('what was built is built again only when its sources changed', () => {
  const { made, write, build, builds, has } = project();
  expect(build('--if-older')).toBe(0);
  expect([
    has('cli.js'),
    has('catalog/entries/one.yaml'),
    has('catalog/examples.json'),
    has('simulator/page/index.html'),
  ]).toEqual([true, true, true, true]);
  expect(statSync(join(made, 'dist/cli.js')).mode & 0o111).toBe(0o111);
  expect(builds()).toBe(false);

  utimesSync(join(made, 'src/cli.ts'), new Date(), new Date());
  expect(builds()).toBe(false);

  renameSync(join(made, 'src/other.ts'), join(made, 'src/moved.ts'));
  expect(builds()).toBe(true);
  expect([has('other.js'), has('moved.js')]).toEqual([false, true]);

  rmSync(join(made, 'src/moved.ts'));
  expect(builds()).toBe(true);
  expect(has('moved.js')).toBe(false);

  write('src/catalog/entries/one.yaml', 'id: two\n');
  expect(builds()).toBe(true);

  write('package.json', readFileSync(join(made, 'package.json'), 'utf8').replace('"0.', '"1.'));
  expect(builds()).toBe(true);
}, 120_000);

test('an entry holds what it loads, and code that looks beside itself finds the place where it stood', () => {
  const { made, build } = project();
  expect(build()).toBe(0);
  rmSync(join(made, 'dist/config'), { recursive: true });
  const { stdout, stderr } = spawnSync(process.execPath, [join(made, 'dist/main.js')], { encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({
    stdout: pathToFileURL(join(made, 'dist/config/config.js')).href,
    stderr: '',
  });
}, 120_000);

test('a build that fails or stops half way leaves the last one in place, and the next one builds', () => {
  const { made, write, build, builds, has } = project();
  expect(build()).toBe(0);
  write('src/cli.ts', `export const one: number = 'one';\n`);
  expect(build('--if-older')).toBe(1);
  expect(has('cli.js')).toBe(true);
  expect(readdirSync(made).filter((name) => name.startsWith('dist'))).toEqual(['dist']);
  write('src/cli.ts', `export const one: number = 3;\n`);
  expect(builds()).toBe(true);
  rmSync(join(made, 'src'), { recursive: true });
  expect(build('--if-older')).toBe(0);
}, 120_000);
