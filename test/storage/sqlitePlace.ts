import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { makeMigrated } from '../support/migrated.ts';
import { folder, type Kind, later } from './places.ts';

/** Another connection to the file, as another program would have it. */
export const connect = (path: string) => {
  const database = new DatabaseSync(path);
  later(() => {
    if (database.isOpen) database.close();
  });
  return database;
};

export const sqlite: Kind = {
  name: 'SQLite',
  make: async () => {
    const path = join(folder(), 'triage.db');
    return {
      config: { kind: 'sqlite', path },
      rowsOf: async (tables) => {
        const database = new DatabaseSync(path, { readOnly: true });
        try {
          return tables.flatMap((table) =>
            database
              .prepare(`select * from ${table}`)
              .all()
              .map((row) => ({ table, row })),
          );
        } finally {
          database.close();
        }
      },
      run: async (sql) => {
        const database = new DatabaseSync(path);
        try {
          database.exec('PRAGMA busy_timeout=5000');
          if (!/^\s*select/i.test(sql)) {
            database.exec(sql);
            return [];
          }
          return database.prepare(sql).all();
        } finally {
          database.close();
        }
      },
    };
  },
};

/** The same with the newest schema in it. */
export const migrated: Kind = {
  ...sqlite,
  make: async () => {
    const place = await sqlite.make();
    if (place.config.kind === 'sqlite') await makeMigrated(place.config.path);
    return place;
  },
};
