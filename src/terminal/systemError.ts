import { z } from 'zod';

/** What the file system throws. */
export const systemError = z.object({ code: z.string(), syscall: z.string() });
