import type { Mark } from './annotate.ts';

/** So far back does "the token" still mean the refresh token that was named, in words. */
const REACH = 28;

/** A call that spends a refresh token speaks of that token. */
const REFRESH_CALL = /\bgrant_type["']?\s{0,2}[:=]\s{0,2}["']?refresh_token\b/;

export const isRefreshCall = (text: string): boolean => REFRESH_CALL.test(text);

/** Reads a bare "token" as the refresh token where that was named just before, and no access token since; in a refresh call from the start. */
export function withCarriedSubjects(marks: readonly Mark[], inRefreshCall: boolean): Mark[] {
  let refreshUntil = inRefreshCall ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return marks.map((mark) => {
    if (mark.concept === 'REFRESH') refreshUntil = Math.max(refreshUntil, mark.at + REACH);
    else if (mark.concept === 'ACCESS_TOKEN' || mark.concept === 'ID_TOKEN')
      refreshUntil = Number.NEGATIVE_INFINITY;
    return mark.concept === 'TOKEN' && mark.at <= refreshUntil ? { ...mark, concept: 'REFRESH' } : mark;
  });
}
