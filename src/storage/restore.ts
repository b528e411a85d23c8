import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { schemaState } from './migrate.ts';
import { copyWhole, flush, forOwnerOnly, isWhole, makeFolder, migrationsIn } from './sqliteFile.ts';
import { isBusy, isDamaged, sqliteTrouble } from './sqliteTrouble.ts';

/** Why nothing was restored, in words for the one who asked for it. */
class RestoreError extends Error {
  override readonly name = 'RestoreError';
  readonly code = 'RESTORE_FAILED';
}

const inUse = 'The database is in use: stop the bot, then try again.';
const foreign = 'The file is no database of this bot.';

const checkBackup = (file: string) => {
  if (!isWhole(file)) throw new RestoreError('The file is damaged: take another backup.');
  const state = schemaState(migrationsIn(file));
  if (state === 'foreign') throw new RestoreError(foreign);
  if (state === 'newer')
    throw new RestoreError('The file was written by a newer version of the bot: install that version first.');
};

/** A copy of the backup beside the database, whole and on the disk, under a name that nobody uses. */
const bringBeside = (path: string, file: string): string => {
  const part = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    closeSync(openSync(part, 'wx', 0o600));
    copyWhole(file, part);
    checkBackup(part);
    flush(part);
    return part;
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
};

/**
 * Runs `work` while no other process has the database open. Leaving the write-ahead log takes that and fails otherwise; it
 * also brings what the log holds into the file. A database that is too damaged to be asked is not being used.
 */
const alone = (path: string, work: () => void) => {
  const database = new DatabaseSync(path, { timeout: 1000 });
  try {
    database.exec('PRAGMA journal_mode=DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) throw new RestoreError(inUse);
    if (!isDamaged(error)) throw error;
    return work();
  }
  try {
    work();
  } finally {
    database.exec('ROLLBACK');
    database.close();
  }
};

const dropLogs = (path: string) => {
  for (const end of ['-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
};

/** Takes a SQLite database away that no bot is using; one that is in use stays. */
export const takeAway = (path: string): void => {
  if (!existsSync(path)) return;
  try {
    alone(path, () => {
      rmSync(path);
      dropLogs(path);
    });
  } catch (error) {
    if (!(error instanceof RestoreError)) throw sqliteTrouble(error);
  }
};

/** `triage.db.replaced-20260301T140509`, from epoch milliseconds. */
const nameForReplaced = (path: string, at: number): string =>
  `${path}.replaced-${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}`;

/**
 * Puts the backup `file` in the place of the SQLite database at `path`, which no bot may be using. Resolves to where the
 * replaced database stands, if there was one. Throws a RestoreError or a StoreError, and then nothing has changed.
 */
export const restore = (path: string, file: string, now: number): string | undefined => {
  if (!existsSync(file)) throw new RestoreError(`There is no file ${file}.`);
  if (!statSync(file).isFile()) throw new RestoreError(`${file} is no file: name a backup.`);
  if (existsSync(path) && realpathSync(path) === realpathSync(file))
    throw new RestoreError('That file is the database itself: name a backup.');
  try {
    checkBackup(file);
    makeFolder(dirname(path), forOwnerOnly);
    const part = bringBeside(path, file);
    const replaced = existsSync(path) ? nameForReplaced(path, now) : undefined;
    const put = () => {
      if (replaced !== undefined) renameSync(path, replaced);
      dropLogs(path);
      renameSync(part, path);
      flush(dirname(path));
    };
    try {
      if (replaced === undefined) put();
      else alone(path, put);
    } finally {
      rmSync(part, { force: true });
    }
    return replaced;
  } catch (error) {
    throw sqliteTrouble(error);
  }
};
