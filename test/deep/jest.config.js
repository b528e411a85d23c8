import base from '../../jest.config.js';

/** What takes minutes, and what `npm test` does in small, at its full size. */
/** @type {import('jest').Config} */
export default {
  ...base,
  rootDir: '../..',
  testMatch: [
    '**/test/deep/**/*.deep.ts',
    '**/test/triage/{corpus,hostile,mutations,tryCorrections}.test.ts',
    '**/test/redaction/{labels,properties}.test.ts',
    '**/test/slack/authority.test.ts',
    '**/test/storage/numbers.test.ts',
  ],
  testPathIgnorePatterns: ['/node_modules/'],
  globals: { isDeep: true },
};
