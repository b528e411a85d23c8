import { z } from 'zod';

/** Which database, as a program of `fixtures/` is told. */
export const databaseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sqlite'), path: z.string() }),
  z.object({ kind: z.literal('postgres'), url: z.string() }),
]);
