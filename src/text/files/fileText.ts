import type { FileFacts } from './kinds.ts';
import { type FileKind, fileKind } from './kinds.ts';
import { readHar } from './readHar.ts';

/**
 * Why a file was not read. `image`: pictures are not read here; `hidden`: Slack does not show it to us; `unreachable`: it could
 * not be fetched. A picture is `broken` also where it is of a kind that is not read, and `unread` where that took too long.
 */
export const unreadReasons = [
  'archive',
  'image',
  'binary',
  'too_large',
  'hidden',
  'unreachable',
  'picture_too_large',
  'picture_broken',
  'picture_blank',
  'picture_unread',
] as const;
export type UnreadReason = (typeof unreadReasons)[number];

/** A file as it was read, or why it was not. */
export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unread'; readonly why: UnreadReason };

/** The most that is read of one file, in bytes. */
export const mostFileBytes = 5 * 1024 * 1024;

const unreadable: Readonly<Partial<Record<FileKind, UnreadReason>>> = {
  archive: 'archive',
  image: 'image',
  binary: 'binary',
};

/** Why a file is not worth fetching, if it is not. */
export const refusalOf = (file: FileFacts & { readonly size: number }): UnreadReason | undefined => {
  const refused = unreadable[fileKind(file)];
  if (refused) return refused;
  return file.size > mostFileBytes ? 'too_large' : undefined;
};

/** Text has no NUL in it; what has is something else under a text's name. */
const isBinary = (content: Buffer): boolean => content.subarray(0, 8192).includes(0);

/** What a fetched file says: of an HTTP archive its failing requests, of everything else the text. */
export const textOfFile = (file: FileFacts, content: Buffer): FileText => {
  if (isBinary(content)) return { kind: 'unread', why: 'binary' };
  const text = content.toString('utf8');
  const isJson = fileKind(file) === 'har' || text.trimStart().startsWith('{');
  const archive = isJson ? readHar(text) : undefined;
  return { kind: 'text', text: archive ?? text };
};
