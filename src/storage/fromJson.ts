import type { z } from 'zod';

/** Reads a JSON column; throws when it is not what was written there. */
export const fromJson = <T>(schema: z.ZodType<T>, text: string): T => schema.parse(JSON.parse(text));
