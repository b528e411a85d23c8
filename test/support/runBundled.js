/**
 * Runs a program of TypeScript, `node runBundled.js FOLDER PROGRAM.ts ARGUMENT...`, from a few files that it writes to the folder
 * unless they are there: to find and translate hundreds of sources one by one takes longer than what most tests try.
 */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [node, , folder, program, ...args] = process.argv;

/** Packages and files beside the code are found as if it still stood where it was written. */
const inPlace = {
  name: 'in place',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path }) => ({ path: import.meta.resolve(path), external: true }));
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const place = JSON.stringify(pathToFileURL(path).href);
      return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', place), loader: 'ts' };
    });
  },
};

const name = basename(program, '.ts');
const bundle = join(folder, name);

/** Written aside and renamed, since the same program may start twice at once. */
const makeBundle = async () => {
  const { build } = await import('esbuild');
  const aside = `${bundle}.${process.pid}`;
  await build({
    entryPoints: [program],
    outdir: aside,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [inPlace],
  });
  try {
    renameSync(aside, bundle);
  } catch (error) {
    if (!existsSync(bundle)) throw error;
  }
};

if (!existsSync(bundle)) await makeBundle();
process.argv = [node, program, ...args];
await import(pathToFileURL(join(bundle, `${name}.mjs`)).href);
