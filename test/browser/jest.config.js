import base from '../../jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/browser'],
  testMatch: ['**/*.browser.ts'],
  testTimeout: 60_000,
  // Two browsers at once would wait for each other.
  maxWorkers: 1,
  globals: { chromiumPath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' },
};
