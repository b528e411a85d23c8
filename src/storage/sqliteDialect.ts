import { setImmediate, setTimeout } from 'node:timers/promises';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type SelectModifierNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { z } from 'zod';
import { isBusy, sqliteTrouble } from './sqliteTrouble.ts';

const parameterSchema = z.array(
  z.union([z.null(), z.number(), z.bigint(), z.string(), z.instanceof(Uint8Array)]),
);

/** More different statements than the store has; lists of varying length make some more. */
const kept = 300;

/** Runs queries on a connection, each text compiled once. SQLite itself recompiles what a change of the schema made stale. */
const createStatements = (database: DatabaseSyncInstance) => {
  const compile = (sql: string) => {
    const statement = database.prepare(sql);
    return { statement, givesRows: statement.columns().length > 0 };
  };
  const compiled = new Map<string, ReturnType<typeof compile>>();
  const find = (sql: string) => {
    const found = compiled.get(sql) ?? compile(sql);
    if (compiled.size >= kept) compiled.clear();
    compiled.set(sql, found);
    return found;
  };
  return <Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> => {
    const { statement, givesRows } = find(sql);
    const values = parameterSchema.parse(parameters);
    if (givesRows) return { rows: statement.all(...values) as Row[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
  };
};

/** The longest that turns may follow each other without letting anything else of the process run, in milliseconds. */
const breathAfter = 10;

/** Hands one thing out to one borrower at a time, in the order of asking. Resolves to the function that gives it back. */
const takeTurns = () => {
  let last: Promise<void> = Promise.resolve();
  let breathedAt = 0;
  return async (): Promise<() => void> => {
    const before = last;
    let release = () => {};
    last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    // A burst of synchronous queries would otherwise hold up every timer and socket until it is through.
    if (performance.now() - breathedAt > breathAfter) {
      await setImmediate();
      breathedAt = performance.now();
    }
    return release;
  };
};

/** SQLite blocks the whole process while it waits for a lock, so it waits briefly and the driver goes on without blocking. */
const pragmas = [
  'busy_timeout=20',
  'journal_mode=WAL',
  'synchronous=FULL',
  'foreign_keys=ON',
  'secure_delete=ON',
];
const pauseMs = 20;

/** Repeats what another process's lock stands in the way of, until `deadline` on the clock of `performance`. */
const patiently = async <T>(work: () => T, deadline: number): Promise<T> => {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadline) throw sqliteTrouble(error);
    }
    await setTimeout(pauseMs);
  }
};

const openFile = (path: string) => {
  const database = new DatabaseSync(path);
  try {
    for (const pragma of pragmas) database.exec(`PRAGMA ${pragma}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

/** Takes the log away, unless another process uses it. */
const leaveNoLog = (database: InstanceType<typeof DatabaseSync>) => {
  try {
    database.exec('PRAGMA journal_mode=DELETE');
  } catch (error) {
    if (!isBusy(error)) throw sqliteTrouble(error);
  }
};

interface Opened {
  readonly connection: DatabaseConnection;
  readonly isInTransaction: () => boolean;
  readonly close: () => void;
}

const open = async (path: string, deadline: () => number): Promise<Opened> => {
  const database = await patiently(() => openFile(path), deadline());
  const run = createStatements(database);
  const connection: DatabaseConnection = {
    // Inside a transaction the write lock is held already: nothing to wait for.
    executeQuery: (query) => patiently(() => run(query), database.isTransaction ? 0 : deadline()),
    // biome-ignore lint/correctness/useYield: the interface demands a generator; nothing here streams.
    async *streamQuery() {
      throw new Error('Streaming is not supported on SQLite.');
    },
  };
  return {
    connection,
    isInTransaction: () => database.isTransaction,
    close: () => {
      // The library cannot finalise statements, and with them SQLite would leave the log beside the file.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      leaveNoLog(database);
      database.close();
    },
  };
};

/** How long to wait for locks of other processes, in milliseconds; whoever opens the file may change it meanwhile. */
interface Patience {
  ms: number;
}

/** One connection for all, in turns: SQLite has a single writer, and a transaction must not mix with other queries. */
const driverOn = (path: string, patience: Patience): Driver => {
  const turn = takeTurns();
  let release = () => {};
  let deadline = 0;
  let opened: Promise<Opened> | undefined;
  const database = () => {
    opened ??= open(path, () => deadline);
    return opened;
  };
  const run = async (sql: string) => {
    await (await database()).connection.executeQuery(CompiledQuery.raw(sql));
  };
  // A full disk makes SQLite roll back by itself.
  const rollback = async () => {
    if ((await database()).isInTransaction()) await run('rollback');
  };
  return {
    init: async () => {
      deadline = performance.now() + patience.ms;
      await database();
    },
    acquireConnection: async () => {
      const until = performance.now() + patience.ms;
      release = await turn();
      deadline = until;
      return (await database()).connection;
    },
    releaseConnection: async () => {
      await rollback().finally(release);
    },
    // `begin immediate` takes the write lock at once, so that a transaction never fails half way for want of it.
    beginTransaction: () => run('begin immediate'),
    commitTransaction: () => run('commit'),
    rollbackTransaction: rollback,
    destroy: async () => {
      await turn();
      (await opened)?.close();
    },
  };
};

class TransactionalAdapter extends SqliteAdapter {
  /** Makes the migrator check and migrate inside one transaction, whose write lock keeps other processes out. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class LocklessCompiler extends SqliteQueryCompiler {
  /** `for update skip locked` says nothing where there is one writer, and SQLite does not know it. */
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier === 'Distinct') super.visitSelectModifier(node);
  }
}

/** Kysely over the SQLite file at `path` (`:memory:` for none). Waits for locks of other processes as long as `patience` says. */
export const sqliteDialect = (path: string, patience: Patience): Dialect => ({
  createAdapter: () => new TransactionalAdapter(),
  createDriver: () => driverOn(path, patience),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new LocklessCompiler(),
});
