import type { z } from 'zod';

/** Reads a JSON column; throws when it is not what was written there. */
export const fromJson = <T>(schema: z.ZodType<T>, text: string): T => schema.parse(JSON.parse(text));

/** Text as both databases can keep it: PostgreSQL refuses NUL, SQLite reads only up to it, and neither holds half a surrogate pair. */
export const storable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();
