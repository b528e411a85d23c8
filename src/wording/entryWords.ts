import { STATUS_CODES } from 'node:http';
import type { CatalogEntry, Role } from '../catalog/schema.ts';

export const roleNames: Readonly<Record<Role, string>> = {
  developer: 'app developer',
  practice: 'practice admin',
  ecw: 'eCW',
  user: 'the user',
};

/** Heads what is not certain. */
export const asksBack = 'Did you mean …';

const anyOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** `app developer, practice admin or eCW` */
export const whoFixes = ({ fixedBy }: CatalogEntry): string =>
  anyOf.format(fixedBy.map((role) => roleNames[role])) || 'nobody needs to';

/** `401 Unauthorized` */
export const statusName = (status: number): string =>
  [String(status), STATUS_CODES[status]].filter(Boolean).join(' ');

/** `jwks_kid_mismatch · 401 Unauthorized` */
export const entryName = ({ id, title, status }: CatalogEntry): string =>
  [title ?? id, ...(status === undefined ? [] : [statusName(status)])].join(' · ');

type Confidence = CatalogEntry['sources'][number]['confidence'];

/** How far a source can be trusted. */
export const confidenceNames: Readonly<Record<Confidence, string>> = {
  official: 'eCW’s own page',
  'official-copy': 'a copy of eCW’s page',
  reported: 'reported by an integrator',
  standard: 'a standard',
  inferred: 'inferred by us',
};
