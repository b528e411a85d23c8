import { sql } from 'kysely';
import type { z } from 'zod';

/**
 * A row holds what this version of the bot cannot read: a newer one wrote it, or somebody changed it by hand. The message holds
 * no values.
 */
class RowError extends Error {
  override readonly name = 'RowError';
  readonly code = 'ROW_UNREADABLE';
  constructor(cause: unknown) {
    super('A row of the database cannot be read by this version of the bot.', { cause });
  }
}

/** Reads a column; throws a RowError when it holds what this version does not know. */
export const fromColumn = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new RowError(read.error);
};

/** Reads a JSON column; throws a RowError when it is not what this version writes there. */
export const fromJson = <T>(schema: z.ZodType<T>, text: string): T => {
  try {
    return fromColumn(schema, JSON.parse(text));
  } catch (error) {
    throw error instanceof RowError ? error : new RowError(error);
  }
};

/** Is told of rows that were passed over. */
export type Unreadable = (error: RowError) => void;

/** The rows that this version can read; the others are passed over and told to `unreadable`. */
export const readable = <Row, T>(
  rows: readonly Row[],
  read: (row: Row) => T,
  unreadable: Unreadable,
): readonly T[] =>
  rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      unreadable(error);
      return [];
    }
  });

/** Text as both databases can keep it: PostgreSQL refuses NUL, SQLite reads only up to it, and neither holds half a surrogate pair. */
export const storable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

/** The team of a row, written so that SQLite starts from another index than that of the whole team. */
export const unindexedTeam = sql<string>`team_id || ''`;

/** The channel of a row, written so that no index of the channel is used: it holds too little, and each long row would be read. */
export const unindexedChannel = sql<string>`channel_id || ''`;
