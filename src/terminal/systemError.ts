import { z } from 'zod';

/** What the file system throws. */
export const systemError = z.object({ code: z.string(), syscall: z.string(), path: z.string().optional() });

const meanings: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'it is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not use it',
  EROFS: 'it can only be read',
  ENOSPC: 'the disk is full',
};

/** `/data/texts: there is no such file or folder (ENOENT).`; undefined when it is no error about a path, or an unusual one. */
export const pathTrouble = (error: unknown): string | undefined => {
  const { data } = systemError.safeParse(error);
  const meaning = meanings[data?.code ?? ''];
  return data?.path === undefined || meaning === undefined
    ? undefined
    : `${data.path}: ${meaning} (${data.code}).`;
};
