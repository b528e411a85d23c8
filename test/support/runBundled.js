/**
 * Runs a program of TypeScript, `node runBundled.js FOLDER PROGRAM.ts ARGUMENT...`, from a few files that it writes to the folder:
 * to find and translate hundreds of sources one by one takes longer than what most tests try.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

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

await build({
  entryPoints: [program],
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  plugins: [inPlace],
});
process.argv = [node, program, ...args];
await import(pathToFileURL(join(folder, `${basename(program, '.ts')}.mjs`)).href);
