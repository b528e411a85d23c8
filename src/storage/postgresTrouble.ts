import { DatabaseError } from 'pg';
import { StoreError } from './storeError.ts';

/** What is wrong, by SQLSTATE or its first two characters. Source: postgresql.org/docs/current/errcodes-appendix.html */
const troubles: Readonly<Record<string, string>> = {
  '08P01':
    'What answers in the database’s place refused how the bot speaks: let a pooler such as PgBouncer pass ignore_startup_parameters, or name the database itself in DATABASE_URL.',
  '08': 'The connection to the database broke.',
  '25006': 'The database server takes no writes: it is a replica, or set to read only.',
  '28': 'The database refused the login: check user and password in DATABASE_URL.',
  '3D': 'The database named in DATABASE_URL does not exist: create it.',
  '42501': 'The database user may not do that: it must own the database or its schema.',
  '53': 'The database server has no resources left.',
  '53100': 'The disk of the database server is full.',
  '55P03': 'The database is locked for too long.',
  '57': 'The database server is stopping or starting.',
  '57014': 'The database took too long.',
  '58': 'The database server has trouble with its system.',
  XX: 'The database server has an internal error.',
};
const unreachable = 'The database server cannot be reached.';

/** A StoreError where the database cannot be used, else the error as it is. What is not the server's own word is the connection's. */
export const postgresTrouble = (error: unknown): unknown => {
  if (!(error instanceof DatabaseError)) return new StoreError(unreachable, error);
  const { code = '' } = error;
  const message = troubles[code] ?? troubles[code.slice(0, 2)];
  return message === undefined ? error : new StoreError(message, error);
};

/** True when the connection cannot be used any more. */
export const endsConnection = (error: unknown): boolean =>
  !(error instanceof DatabaseError) || error.severity === 'FATAL' || error.severity === 'PANIC';
