import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The app manifest as it stands at the root of the project: names, scopes, commands, events. */
export const loadManifest = (): unknown =>
  parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));
