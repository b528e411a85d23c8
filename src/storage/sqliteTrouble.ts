import { z } from 'zod';
import { StoreError } from './storeError.ts';

const sqliteError = z.object({ errcode: z.number() });
const busy = 5;

/** What is wrong, by primary result code. Source: sqlite.org/rescode.html */
const troubles: Readonly<Record<number, string>> = {
  3: 'The database file cannot be opened: check its permissions.',
  [busy]: 'The database is locked by another process.',
  6: 'The database is locked.',
  7: 'The database ran out of memory.',
  8: 'The database cannot be written: check the permissions of the file and its folder.',
  10: 'The disk of the database failed or is full.',
  11: 'The database file is damaged: restore a backup.',
  13: 'The disk of the database is full.',
  14: 'The database file cannot be opened: check its path and permissions.',
  26: 'The file is not a SQLite database: check its path.',
};

/** The low byte of an extended result code is the primary one. */
const primaryCode = (error: unknown): number | undefined => {
  const read = sqliteError.safeParse(error);
  return read.success ? read.data.errcode & 0xff : undefined;
};

export const isBusy = (error: unknown): boolean => primaryCode(error) === busy;

/** A StoreError where the database cannot be used, else the error as it is. */
export const sqliteTrouble = (error: unknown): unknown => {
  const message = troubles[primaryCode(error) ?? -1];
  return message === undefined ? error : new StoreError(message, error);
};
