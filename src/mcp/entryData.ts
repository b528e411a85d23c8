import type { CatalogEntry } from '../catalog/schema.ts';
import { entryName } from '../wording/entryWords.ts';

/** The address of an entry among the resources. */
export const entryUri = (id: string): string => `ecw://errors/${id}`;

/** What is known of an error, as data: what is not known and how far each source can be trusted are part of it. */
export const entryData = (entry: CatalogEntry) => ({
  id: entry.id,
  name: entryName(entry),
  uri: entryUri(entry.id),
  message: entry.message,
  cause: entry.cause,
  fixed_by: entry.fixedBy,
  escalate: { to: entry.escalate.to, when: entry.escalate.when },
  look_alikes: entry.lookAlikes,
  not_known: entry.notKnown,
  sources: entry.sources.map(({ name, url, confidence, verified }) => ({
    name,
    ...(url === undefined ? {} : { url }),
    confidence,
    verified,
  })),
});
