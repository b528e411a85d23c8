import { randomUUID } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { type DatabaseConfig, openDatabase } from '../../src/storage/openDatabase.ts';
import { makeDatabaseFolder } from './makeDatabaseFolder.ts';

const migrateOne = async () => {
  const folder = makeDatabaseFolder();
  const path = join(folder, 'migrated.db');
  const { close } = await openDatabase({ kind: 'sqlite', path }, { newId: randomUUID, now: Date.now });
  await close();
  return { folder, path };
};

let made: ReturnType<typeof migrateOne> | undefined;
const migrated = () => {
  made ??= migrateOne();
  return made;
};
afterAll(async () => {
  if (made) rmSync((await made).folder, { recursive: true });
  made = undefined;
});

/** Makes a database at this path whose schema is the newest: a copy of one, since all the migrations take far longer. */
export const makeMigrated = async (path: string): Promise<void> => {
  const { path: newest } = await migrated();
  copyFileSync(newest, path);
};

/** A database of its own, of the newest schema. */
export const migratedDatabase = async (): Promise<Extract<DatabaseConfig, { readonly kind: 'sqlite' }>> => {
  const { folder } = await migrated();
  const path = join(folder, `${randomUUID()}.db`);
  await makeMigrated(path);
  return { kind: 'sqlite', path };
};
