import { z } from 'zod';
import { StoreError } from './storeError.ts';

const sqliteError = z.object({ errcode: z.number() });
/** A prepared statement that gives rows tells SQLite's own words only. Source: sqlite.org/c3ref/errcode.html */
const wordedError = z.object({ code: z.literal('ERR_SQLITE_ERROR'), message: z.string() });
const busy = 5;
const malformed = 11;
const noDatabase = 26;

/** What is wrong, by primary result code. Source: sqlite.org/rescode.html */
const troubles: Readonly<Record<number, string>> = {
  3: 'The database file cannot be opened: check its permissions.',
  [busy]: 'The database is locked by another process.',
  6: 'The database is locked.',
  7: 'The database ran out of memory.',
  8: 'The database cannot be written: check the permissions of the file and its folder.',
  10: 'The disk of the database failed or is full.',
  [malformed]: 'The database file is damaged: restore a backup.',
  13: 'The disk of the database is full.',
  14: 'The database file cannot be opened: check its path and permissions.',
  [noDatabase]: 'The file is not a SQLite database: check its path.',
};

const codes: Readonly<Record<string, number>> = {
  'database is locked': busy,
  'database table is locked': 6,
  'attempt to write a readonly database': 8,
  'disk I/O error': 10,
  'database disk image is malformed': malformed,
  'database or disk is full': 13,
  'unable to open database file': 14,
  'file is not a database': noDatabase,
};

/** The low byte of an extended result code is the primary one. */
const primaryCode = (error: unknown): number | undefined => {
  const read = sqliteError.safeParse(error);
  if (read.success) return read.data.errcode & 0xff;
  const worded = wordedError.safeParse(error);
  return worded.success ? codes[worded.data.message] : undefined;
};

export const isBusy = (error: unknown): boolean => primaryCode(error) === busy;

export const isMalformedFile = (error: unknown): boolean => primaryCode(error) === malformed;

/** The file is no SQLite database, or no longer one. */
export const isDamaged = (error: unknown): boolean =>
  isMalformedFile(error) || primaryCode(error) === noDatabase;

/** A StoreError where the database cannot be used, else the error as it is. */
export const sqliteTrouble = (error: unknown): unknown => {
  const message = troubles[primaryCode(error) ?? -1];
  return message === undefined ? error : new StoreError(message, error);
};
