import { readTable, setOf } from './table.ts';

const entries = readTable('entries');

/** Codes that a server gives for many causes. */
export const umbrellas: ReadonlySet<string> = setOf(entries, 'umbrellas');
/** Entries for an HTTP status alone. */
export const statusAlone: ReadonlySet<string> = setOf(entries, 'status alone');
