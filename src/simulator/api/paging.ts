import { z } from 'zod';
import { ApiRefusal } from './apiRefusal.ts';
import { type Json, wholeNumber } from './method.ts';

export const pageArgs = { cursor: z.string().optional(), limit: wholeNumber.default(100) };

/** One page of a list under `key`, with Slack's next_cursor. */
export function page(
  key: string,
  items: readonly unknown[],
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Json {
  if (limit < 1 || limit > 1000) throw new ApiRefusal('invalid_limit');
  const from = cursor ? positionOf(cursor) : 0;
  const next = from + limit;
  const hasMore = next < items.length;
  const next_cursor = hasMore ? Buffer.from(`next:${next}`).toString('base64') : '';
  return { [key]: items.slice(from, next), has_more: hasMore, response_metadata: { next_cursor } };
}

function positionOf(cursor: string): number {
  const position = /^next:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1];
  if (position === undefined) throw new ApiRefusal('invalid_cursor');
  return Number(position);
}
