import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CatalogError } from './catalogError.ts';
import { crossCheck } from './crossCheck.ts';
import { readEntryFile } from './readEntryFile.ts';
import { type CatalogEntry, groups } from './schema.ts';

/** Everything we know, checked and indexed. Core errors first, as the reference orders them; then group by group, as written. */
export interface Catalog {
  readonly entries: readonly CatalogEntry[];
  byId(id: string): CatalogEntry | undefined;
  byStatus(status: number): readonly CatalogEntry[];
  /** Entries that eCW published under this number; several where interfaces share it. */
  byNumber(number: number): readonly CatalogEntry[];
}

/** The 14 errors in the order of the error reference. */
export const coreOrder: readonly string[] = [
  'invalid_request',
  'app_not_activated',
  'invalid_scope',
  'unsupported_response_type',
  'invalid_client',
  'jwks_kid_mismatch',
  'jwks_url_inaccessible',
  'jwks_not_whitelisted',
  'jwks_malformed',
  'invalid_token',
  'refresh_expired',
  'refresh_revoked',
  'wrong_client',
  'access_denied',
];

/** The entries as people write them. */
export const entriesFolder = new URL('./entries/', import.meta.url);
/** The same entries as checked JSON, made by the build: reading 150 entries of YAML takes longer than a start may. */
export const compiledFile = new URL('./entries.json', import.meta.url);

let own: Catalog | undefined;

/**
 * Reads every `.yaml` file of a folder, one entry or a list of entries each. Without a folder: our own entries, read once, from
 * the built form where there is one. Throws CatalogError with all problems at once when a file is not as it should be.
 */
export function loadCatalog(folder?: string | URL): Catalog {
  if (folder !== undefined) return readFolder(folder);
  own ??= existsSync(compiledFile) ? readCompiled() : readFolder(entriesFolder);
  return own;
}

/** A catalog of entries that are checked already, in the order that a catalog has. */
export function catalogOf(entries: readonly CatalogEntry[]): Catalog {
  const ordered = [...entries].sort((a, b) => rank(a) - rank(b));
  const byId = new Map(ordered.map((entry) => [entry.id, entry]));
  return {
    entries: ordered,
    byId: (id) => byId.get(id),
    byStatus: (status) => ordered.filter((entry) => entry.status === status),
    byNumber: (number) => ordered.filter(({ match }) => match.numbers.includes(number)),
  };
}

function rank({ id, group }: CatalogEntry): number {
  const core = coreOrder.indexOf(id);
  return core >= 0 ? core : coreOrder.length + groups.indexOf(group);
}

/** The build has checked every entry; the whole schema once more would take five times as long as the reading. */
const compiledSchema = z.array(
  z.custom<CatalogEntry>((value) => typeof value === 'object' && value !== null && 'id' in value),
);

function readCompiled(): Catalog {
  return catalogOf(compiledSchema.parse(JSON.parse(readFileSync(compiledFile, 'utf8'))));
}

function readFolder(folder: string | URL): Catalog {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder);
  const files = yamlFiles(path).map((name) => readEntryFile(name, readFileSync(join(path, name), 'utf8')));
  const placed = files.flatMap(({ entries }) => entries);
  const faults = files.flatMap(({ problems }) => problems);
  const problems = [...faults, ...crossCheck(placed, faults.length === 0)];
  if (problems.length > 0) throw new CatalogError(problems);
  return catalogOf(placed.map(({ entry }) => entry));
}

function yamlFiles(path: string): readonly string[] {
  const names = existsSync(path) ? readdirSync(path).filter((name) => /\.ya?ml$/.test(name)) : [];
  if (names.length === 0) {
    throw new CatalogError([{ file: basename(path), line: 1, reason: 'no .yaml file in this folder' }]);
  }
  return names.sort();
}
