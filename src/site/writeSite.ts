import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import { siteFiles } from './siteFiles.ts';

/** Writes every file of the site below a folder that is there. Returns how many. */
export const writeSite = (folder: string, catalog: Catalog): number => {
  const files = siteFiles(catalog);
  for (const [path, make] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, make());
  }
  return files.size;
};
