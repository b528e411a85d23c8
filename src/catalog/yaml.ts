import { createRequire } from 'node:module';

/** The reader of YAML, loaded with the first file that is read: a bot that was built reads none when it starts. */
export const yaml = (): typeof import('yaml') => createRequire(import.meta.url)('yaml');
