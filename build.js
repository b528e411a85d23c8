/**
 * Builds dist from src; with --if-older only when the sources are not those that dist was built from.
 * Sources are compared by their content, so that a moved or deleted file, another package.json and an old copy count too,
 * and a file that was merely touched does not. The build grows beside dist and takes its place once it is whole, so that
 * half a build is never started.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';

const here = import.meta.dirname;
const dist = join(here, 'dist');
const next = join(here, `dist.${process.pid}`);
const stamp = 'built-from';
/** What is no TypeScript and stands beside the code. */
const copied = [
  'catalog/entries',
  'redaction/knowledge',
  'simulator/page',
  'site/assets',
  'triage/knowledge',
];

/** Packages with code for one kind of machine; they stay where they are installed. */
const native = ['@photostructure/sqlite'];

/** Read at every start, and quicker as JSON. */
const asJson = {
  'src/catalog/examples.yaml': 'catalog/examples.json',
  'manifest.yml': 'config/manifest.json',
};

const sources = () => [
  ...['build.js', 'manifest.yml', 'package.json', 'package-lock.json', 'tsconfig.json'],
  ...readdirSync(join(here, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(here.length + 1))
    .sort(),
];

const fingerprint = () => {
  const hash = createHash('sha256');
  for (const name of sources())
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(here, name)))
      .update('\0');
  return hash.digest('hex');
};

/**
 * Puts what each entry loads into a few files, packages included: a start that reads a thousand files spends more than a third of its
 * time on finding them. Code that looks for files beside itself finds them where it stood before.
 */
const bundle = async () => {
  const { build } = await import('esbuild');
  const placed = ({ path }) => {
    if (!path.startsWith(next)) return undefined;
    const place = `new URL(${JSON.stringify(relative(next, path))}, import.meta.url).href`;
    return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', place) };
  };
  await build({
    absWorkingDir: next,
    entryPoints: ['main.js', 'cli.js'],
    outdir: next,
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: true,
    sourcesContent: false,
    external: native,
    logLevel: 'warning',
    // Packages that are no modules ask for Node's own parts by `require`.
    banner: {
      js: "import { createRequire as ofNode } from 'node:module'; const require = ofNode(import.meta.url);",
    },
    plugins: [{ name: 'placed', setup: ({ onLoad }) => onLoad({ filter: /\.js$/ }, placed) }],
  });
};

const isBuiltFrom = (print) =>
  existsSync(join(dist, stamp)) && readFileSync(join(dist, stamp), 'utf8') === print;

const run = (file, args) => {
  const { status } = spawnSync(process.execPath, [file, ...args], { cwd: here, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
};

const build = async (print) => {
  const { parse } = await import('yaml');
  run(join(here, 'node_modules/typescript/bin/tsc'), ['--outDir', next]);
  const isData = (name) => !name.endsWith('.ts');
  for (const name of copied)
    cpSync(join(here, 'src', name), join(next, name), { recursive: true, filter: isData });
  for (const [from, to] of Object.entries(asJson))
    writeFileSync(join(next, to), JSON.stringify(parse(readFileSync(join(here, from), 'utf8'))));
  run(join(next, 'catalog/compile.js'), []);
  await bundle();
  chmodSync(join(next, 'cli.js'), 0o755);
  writeFileSync(join(next, stamp), print);
  put(print);
};

/** Another process may have built the same meanwhile. */
const put = (print) => {
  try {
    rmSync(dist, { recursive: true, force: true });
    renameSync(next, dist);
  } catch (error) {
    if (!isBuiltFrom(print)) throw error;
  }
};

// A shipped build comes without its sources.
if (existsSync(join(here, 'src'))) {
  const print = fingerprint();
  process.on('exit', () => rmSync(next, { recursive: true, force: true }));
  if (!process.argv.includes('--if-older') || !isBuiltFrom(print)) await build(print);
}
