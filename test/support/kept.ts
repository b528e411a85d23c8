import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../node_modules/.cache/ecw-triage/', import.meta.url);

/** Text that takes long to make, kept for other test files and later runs under a name that tells what it was made from. */
export const kept = (
  { name, forMs = Number.POSITIVE_INFINITY }: { readonly name: string; readonly forMs?: number },
  make: () => string,
): string => {
  const file = fileURLToPath(new URL(name, folder));
  if (existsSync(file) && Date.now() - statSync(file).mtimeMs < forMs) return readFileSync(file, 'utf8');
  const made = make();
  mkdirSync(dirname(file), { recursive: true });
  // Written aside and renamed, since two workers may come here at once.
  writeFileSync(`${file}.${process.pid}`, made, { mode: 0o600 });
  renameSync(`${file}.${process.pid}`, file);
  return made;
};
