import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import type { Tables } from './schema.ts';
import { StoreError } from './storeError.ts';

/** Serialization failure, deadlock, and a key that another transaction wrote first. Source: postgresql.org/docs/current/errcodes-appendix.html */
const conflictSchema = z.object({ code: z.enum(['40001', '40P01', '23505']) });
const attempts = 5;

/**
 * Runs `work` in one transaction, all or nothing. Where another process got in between, it runs again from the start and
 * finds what that one wrote; so `work` changes nothing outside its transaction. Throws a StoreError when that goes on.
 */
export const atomically = async <T>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> => {
  let last: unknown;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (!conflictSchema.safeParse(error).success) throw error;
      last = error;
    }
  }
  throw new StoreError('Too many changes of the same thing at once.', last);
};
