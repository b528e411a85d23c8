import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  rmdirSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { isMalformedFile } from './sqliteTrouble.ts';
import { StoreError } from './storeError.ts';

/**
 * Makes a folder and those above it. Folder by folder: where a file system takes no new ones (/proc), Node's own
 * `recursive` tries for ever.
 */
export const makeFolder = (path: string, mode: number): void => {
  if (existsSync(path)) return;
  makeFolder(dirname(path), mode);
  mkdirSync(path, { mode });
};

export const forOwnerOnly = 0o700;

export const cannotBeMade = (error: unknown): StoreError =>
  new StoreError('The database file cannot be made: check its path and permissions.', error);

/** Tries whether a file could be made, and the folders above it that are missing; leaves nothing. Throws a StoreError where not. */
export const tryToMake = (path: string): void => {
  let folder = dirname(path);
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    rmdirSync(mkdtempSync(join(folder, '.ecw-triage-')));
  } catch (error) {
    throw cannotBeMade(error);
  }
};

const HEADER = Buffer.from('SQLite format 3\0');

/** Whether a file is empty or begins as a SQLite database does. Source: sqlite.org/fileformat.html */
export const mayBeSqlite = (path: string): boolean => {
  const start = Buffer.alloc(HEADER.length);
  const file = openSync(path, 'r');
  try {
    return readSync(file, start) === 0 || start.equals(HEADER);
  } finally {
    closeSync(file);
  }
};

const busyMs = 10_000;

const opened = <T>(path: string, use: (database: InstanceType<typeof DatabaseSync>) => T): T => {
  const database = new DatabaseSync(path, { readOnly: true, timeout: busyMs });
  try {
    return use(database);
  } finally {
    database.close();
  }
};

/** A consistent copy as of one moment, however much is written meanwhile. Source: sqlite.org/lang_vacuum.html */
export const copyWhole = (from: string, to: string): void =>
  opened(from, (database) => database.exec(`VACUUM INTO '${to.replaceAll("'", "''")}'`));

/** Whether every page of the file is as SQLite left it. */
export const isWhole = (path: string): boolean => {
  try {
    const [row] = opened(path, (database) => database.prepare('PRAGMA integrity_check').all());
    return Object.values(row ?? {})[0] === 'ok';
  } catch (error) {
    if (isMalformedFile(error)) return false;
    throw error;
  }
};

/** Names of the migrations that have run in the file; none where it is no database of ours. */
export const migrationsIn = (path: string): readonly string[] =>
  opened(path, (database) => {
    const [table] = database.prepare("select 1 from sqlite_master where name = 'kysely_migration'").all();
    if (!table) return [];
    return database
      .prepare('select name from kysely_migration')
      .all()
      .map(({ name }) => String(name));
  });

/** Makes sure that a file, or what a folder holds, is on the disk. */
export const flush = (path: string): void => {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
};
