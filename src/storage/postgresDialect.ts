import {
  type Dialect,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import { Pool, type PoolClient, TypeOverrides, types } from 'pg';
import { endsConnection, postgresTrouble } from './postgresTrouble.ts';

/** Milliseconds that things may take. */
export interface Limits {
  /** To get a connection. */
  readonly connect: number;
  /** To get a row or table that another transaction holds. */
  readonly lock: number;
  /** One statement, its locks included. */
  readonly statement: number;
}

const connections = 8;
/** What the server did not say in this time after its own limit, it will not say. */
const graceMs = 2000;
/** A transaction of a process that vanished holds its locks no longer than this. */
const idleInTransactionMs = 15_000;

/** Counts and times are far below 2^53, so that bigint columns can be numbers. */
const parsers = new TypeOverrides();
parsers.setTypeParser(types.builtins.INT8, Number);

/** A connection that says what is wrong in the store's words, and is thrown away once it is broken. */
const guarded = (client: PoolClient): PostgresPoolClient => {
  let isBroken = false;
  const run = async (sql: string, parameters: readonly unknown[]) => {
    try {
      return await client.query(sql, [...parameters]);
    } catch (error) {
      isBroken ||= endsConnection(error);
      throw postgresTrouble(error);
    }
  };
  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(sql: unknown, parameters: readonly unknown[] = []): unknown {
    if (typeof sql !== 'string') throw new Error('Streaming is not supported.');
    return run(sql, parameters);
  }
  return { query, release: () => client.release(isBroken) };
};

const createPool = (url: string, { connect, lock, statement }: Limits): Pool => {
  const settings = [
    `set lock_timeout = ${lock}`,
    `set statement_timeout = ${statement}`,
    `set idle_in_transaction_session_timeout = ${idleInTransactionMs}`,
  ].join('; ');
  const pool = new Pool({
    connectionString: url,
    application_name: 'ecw-triage',
    max: connections,
    connectionTimeoutMillis: connect,
    query_timeout: statement + graceMs,
    keepAlive: true,
    types: parsers,
  });
  // A connection that breaks while nobody uses it is replaced; one in use tells its borrower. Unheard, either would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    // By SET and not when connecting: PgBouncer refuses settings in the startup packet. Queued before whatever the borrower asks.
    client.query(settings).catch(() => {});
  });
  return pool;
};

/** Kysely over the PostgreSQL database at `url`. Connects when the first query needs it. */
export const postgresDialect = (url: string, limits: Limits): Dialect =>
  new PostgresDialect({
    pool: async () => {
      const pool = createPool(url, limits);
      return {
        connect: () =>
          pool.connect().then(guarded, (error: unknown) => {
            throw postgresTrouble(error);
          }),
        end: () => pool.end(),
      };
    },
  });
