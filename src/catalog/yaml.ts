import { createRequire } from 'node:module';

/** What reads and writes YAML, loaded with its first use: a bot that was built has none when it starts. */
export const yaml = (): typeof import('yaml') => createRequire(import.meta.url)('yaml');
