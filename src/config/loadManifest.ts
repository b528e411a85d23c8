import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const written = new URL('../../manifest.yml', import.meta.url);
/** The manifest as JSON, made by the build: a start need not load a reader of YAML. */
const built = new URL('./manifest.json', import.meta.url);

const read = (file: URL): string => readFileSync(file, 'utf8');
const yaml = (): typeof import('yaml') => createRequire(import.meta.url)('yaml');

/** The app manifest as it stands at the root of the project: names, scopes, commands, events. */
export const loadManifest = (): unknown =>
  existsSync(built) ? JSON.parse(read(built)) : yaml().parse(read(written));
