import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, linkSync, openSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { copyWhole, flush, isWhole } from './sqliteFile.ts';
import { sqliteTrouble } from './sqliteTrouble.ts';

/** Why there is no backup, in words for the one who asked for it. */
class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code = 'BACKUP_FAILED';
}

/** A link fails where the name is taken, so that a backup appears whole or not at all and replaces nothing. */
const give = (part: string, target: string) => {
  linkSync(part, target);
  flush(dirname(target));
};

/**
 * Copies the SQLite file at `path` to the new file `target`, while bots go on writing. The copy is readable by its owner
 * only and checked before it gets its name. Throws a BackupError or a StoreError; then there is no `target`.
 */
export const backUp = (path: string, target: string): void => {
  if (!existsSync(path)) throw new BackupError('There is no database to back up yet.');
  if (existsSync(target)) throw new BackupError('The file exists already: choose another name.');
  const part = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`);
  try {
    closeSync(openSync(part, 'wx', 0o600));
    copyWhole(path, part);
    if (!isWhole(part)) throw new BackupError('The copy is damaged: check the database.');
    flush(part);
    give(part, target);
  } catch (error) {
    throw sqliteTrouble(error);
  } finally {
    rmSync(part, { force: true });
  }
};
