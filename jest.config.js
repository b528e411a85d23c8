import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const together = new URL('./test/together/', import.meta.url);
const rooms = JSON.parse(readFileSync(new URL('rooms.json', together), 'utf8'));
for (const name of Object.keys(rooms))
  if (!existsSync(new URL(`${name}.ts`, together))) throw new Error(`test/together/${name}.ts is missing.`);

/** With anything named on the command line, test files run one by one; otherwise rooms run together. */
const isNamed = process.argv.slice(2).some((word) => !word.startsWith('-'));

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // zod keeps its configuration on the global object across test files.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  roots: ['<rootDir>/test'],
  testMatch: isNamed ? ['**/*.test.ts'] : ['**/*.test.ts', '**/test/together/!(runTogether).ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '/test/deep/',
    ...(isNamed
      ? []
      : Object.values(rooms)
          .flat()
          .map((room) => `<rootDir>/test/${room}/`)),
  ],
  testSequencer: '<rootDir>/test/support/longestFirst.js',
  // Three more than there are processors: some wait for a Slack that is slow, or for a process that ends.
  maxWorkers: availableParallelism() + 3,
  testTimeout: 20_000,
  reporters: ['default', 'summary', '<rootDir>/test/support/plainSummary.js'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '<rootDir>/test/support/translate.js',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};
