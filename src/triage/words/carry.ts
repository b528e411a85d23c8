import type { Mark } from './annotate.ts';

/** So far back does "the token" still mean the refresh token that was named, in words. */
const REACH = 28;

/** Reads a bare "token" as the refresh token where that was named just before, and no access token since. */
export function withCarriedSubjects(marks: readonly Mark[]): Mark[] {
  let refreshAt = Number.NEGATIVE_INFINITY;
  return marks.map((mark) => {
    if (mark.concept === 'REFRESH') refreshAt = mark.at;
    else if (mark.concept === 'ACCESS_TOKEN' || mark.concept === 'ID_TOKEN')
      refreshAt = Number.NEGATIVE_INFINITY;
    return mark.concept === 'TOKEN' && mark.at - refreshAt <= REACH ? { ...mark, concept: 'REFRESH' } : mark;
  });
}
