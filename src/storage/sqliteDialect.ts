import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { z } from 'zod';

const pragmas = ['journal_mode=WAL', 'synchronous=FULL', 'busy_timeout=5000', 'foreign_keys=ON'];

const parameterSchema = z.array(
  z.union([z.null(), z.number(), z.bigint(), z.string(), z.instanceof(Uint8Array)]),
);

const connectTo = (database: DatabaseSyncInstance): DatabaseConnection => ({
  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = database.prepare(query.sql);
    const parameters = parameterSchema.parse(query.parameters);
    if (statement.columns().length > 0) return { rows: statement.all(...parameters) as Row[] };
    const { changes } = statement.run(...parameters);
    return { rows: [], numAffectedRows: BigInt(changes) };
  },
  // biome-ignore lint/correctness/useYield: the interface demands a generator; nothing here streams.
  async *streamQuery() {
    throw new Error('Streaming is not supported on SQLite.');
  },
});

/** One connection, handed out to one borrower at a time: SQLite has a single writer, and a transaction must not mix with other queries. */
const takeTurns = () => {
  let last: Promise<void> = Promise.resolve();
  return (): Promise<() => void> => {
    const before = last;
    let release = () => {};
    last = new Promise((resolve) => {
      release = resolve;
    });
    return before.then(() => release);
  };
};

const driverOn = (path: string): Driver => {
  const database = new DatabaseSync(path);
  for (const pragma of pragmas) database.exec(`PRAGMA ${pragma}`);
  const connection = connectTo(database);
  const turn = takeTurns();
  let release = () => {};
  const run = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql)).then(() => undefined);
  return {
    init: async () => {},
    acquireConnection: async () => {
      release = await turn();
      return connection;
    },
    releaseConnection: async () => release(),
    // `begin immediate` takes the write lock at once, so that a transaction never fails half way for want of it.
    beginTransaction: () => run('begin immediate'),
    commitTransaction: () => run('commit'),
    rollbackTransaction: () => run('rollback'),
    destroy: async () => database.close(),
  };
};

/** Kysely over the SQLite file at `path` (`:memory:` for none). */
export const sqliteDialect = (path: string): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => driverOn(path),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});
