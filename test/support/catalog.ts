import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Catalog, catalogOf, entriesFolder, loadCatalog } from '../../src/catalog/catalog.ts';
import type { CatalogEntry } from '../../src/catalog/schema.ts';
import { kept } from './kept.ts';

/** The entries and the code that reads them: whatever changes in either makes another file. */
const sources = [fileURLToPath(entriesFolder), fileURLToPath(new URL('../../src/catalog/', import.meta.url))];

const fingerprint = (): string => {
  const hash = createHash('sha256');
  for (const folder of sources)
    for (const name of readdirSync(folder).sort())
      if (/\.(?:yaml|ts)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
};

const entriesSchema = z.array(z.custom<CatalogEntry>());

const entries = kept({ name: `catalog-${fingerprint()}.json` }, () =>
  JSON.stringify(loadCatalog(entriesFolder).entries),
);

/** Our catalog, read from YAML once and then from the same entries as JSON: as fast as in a built bot. */
export const catalog: Catalog = catalogOf(entriesSchema.parse(JSON.parse(entries)));
