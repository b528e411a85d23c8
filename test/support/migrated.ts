import { randomUUID } from 'node:crypto';
import { afterAll, afterEach } from '@jest/globals';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { type DatabaseConfig, openDatabase } from '../../src/storage/openDatabase.ts';

/** Lives in this process as long as a connection to it is open. Source: sqlite.org/inmemorydb.html */
const inMemory = () => `file:/${randomUUID()}?vfs=memdb`;

const migrateOne = async () => {
  const path = inMemory();
  const { close } = await openDatabase({ kind: 'sqlite', path }, { newId: randomUUID, now: Date.now });
  const database = new DatabaseSync(path);
  await close();
  return database;
};

let made: ReturnType<typeof migrateOne> | undefined;
afterAll(async () => {
  (await made)?.close();
  made = undefined;
});

const held: DatabaseSyncInstance[] = [];
afterEach(() => {
  for (const database of held.splice(0)) database.close();
});

/** Makes a database at this path whose schema is the newest: a copy of one, since all the migrations take ten times as long. */
export const makeMigrated = async (path: string): Promise<void> => {
  made ??= migrateOne();
  (await made).exec(`VACUUM INTO '${path}'`);
};

/** A database of its own in memory, of the newest schema, until the test ends. */
export const migratedInMemory = async (): Promise<DatabaseConfig> => {
  const path = inMemory();
  held.push(new DatabaseSync(path));
  await makeMigrated(path);
  return { kind: 'sqlite', path };
};
