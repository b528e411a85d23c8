import type { CatalogEntry } from './schema.ts';

/** Everything we know, checked and indexed. Entries stand in the order of their files, core errors first. */
export interface Catalog {
  readonly entries: readonly CatalogEntry[];
  byId(id: string): CatalogEntry | undefined;
  byStatus(status: number): readonly CatalogEntry[];
}
