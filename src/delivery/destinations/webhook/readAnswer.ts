import type { z } from 'zod';

/** Reads a JSON answer; undefined when it is something else. */
export const readAnswer = <T>(text: string, schema: z.ZodType<T>): T | undefined => {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
