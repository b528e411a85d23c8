import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { CompiledQuery, QueryResult } from 'kysely';
import { z } from 'zod';

const parameterSchema = z.array(
  z.union([z.null(), z.number(), z.bigint(), z.string(), z.instanceof(Uint8Array)]),
);

/** More different statements than the store has; lists of varying length make some more. */
const kept = 300;

/** Runs queries on a connection, each text compiled once. SQLite itself recompiles what a change of the schema made stale. */
export const createStatements = (database: DatabaseSyncInstance) => {
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
