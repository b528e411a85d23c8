import { type CompiledQuery, DefaultQueryExecutor } from 'kysely';

interface Executes {
  executeQuery(query: CompiledQuery): Promise<unknown>;
}

/** Notes the text of every statement that Kysely sends to a database in this process. */
export const noteStatements = (note: (sql: string) => void): void => {
  const executor: Executes = Object.getPrototypeOf(DefaultQueryExecutor.prototype);
  const { executeQuery } = executor;
  executor.executeQuery = function (query) {
    note(query.sql);
    return executeQuery.call(this, query);
  };
};
