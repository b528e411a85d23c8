import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { Client } from 'pg';

/** A database that is measured beside the bot. */
export interface Measured {
  readonly name: string;
  readonly url: string;
  /** Bytes that hold something. */
  used(): Promise<number>;
  /** Bytes on the disk. */
  onDisk(): Promise<number>;
}

export const measuredSqlite = (folder: string): Measured => {
  const path = join(folder, 'triage.db');
  const pages = (expression: string) => {
    const database = new DatabaseSync(path, { readOnly: true });
    const sql = `select (${expression}) * page_size as bytes from pragma_page_count, pragma_freelist_count, pragma_page_size`;
    const { bytes } = { ...database.prepare(sql).get() };
    database.close();
    return Number(bytes);
  };
  return {
    name: 'SQLite',
    url: `sqlite:${path}`,
    used: async () => pages('page_count - freelist_count'),
    onDisk: async () => pages('page_count'),
  };
};

export const measuredPostgres = (url: string): Measured => {
  const ask = async (sql: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      const { rows } = await client.query(sql);
      return Number(rows?.[0]?.bytes ?? 0);
    } finally {
      await client.end();
    }
  };
  const onDisk = () =>
    ask(
      `select sum(pg_total_relation_size(oid)) as bytes from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
  return { name: 'PostgreSQL', url, used: onDisk, onDisk };
};
