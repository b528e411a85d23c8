/** Lets plain node import .ts files, on versions that cannot: `node --import ./test/bench/typescript.js file.ts`. */
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { transform } from '@swc/core';

const options = {
  jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/** Node's `load` hook. Source: nodejs.org/api/module.html#loadurl-context-nextload. */
export const load = async (url, context, nextLoad) => {
  if (!url.endsWith('.ts')) return nextLoad(url, context);
  const { code } = await transform(await readFile(new URL(url), 'utf8'), { ...options, filename: url });
  return { format: 'module', source: code, shortCircuit: true };
};

if (isMainThread) register(import.meta.url);
