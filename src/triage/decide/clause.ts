/** What the clause around a wording says about it: a condition ("when the token is expired") or a rule ("must be registered") is no report. */
const CONDITION = /\b(?:when|if|whenever|unless|in case|once|whether|until)\s(?:\w{1,30}\s){0,3}$/i;
const CLAUSE_END = /[,;:.!?]/;
const RULE =
  /\b(?:must|shall|has to be|have to be|needs? to be|can only|may only|single.use|are required to|should be|will be)\b/i;
/** "A revoked refresh token gives 403": any such token, not this one. */
const ANY = /^\W{0,8}(?:an?|any|every|each)\s$/i;
const BEFORE = 48;
const AFTER = 24;
const LONGEST = 240;

/** True when the words before the wording make it a condition. */
export function isConditional(text: string, start: number): boolean {
  if (start < BEFORE && ANY.test(text.slice(0, start))) return true;
  const clause =
    text
      .slice(Math.max(0, start - BEFORE), start)
      .split(CLAUSE_END)
      .at(-1) ?? '';
  return CONDITION.test(`${clause.replace(/["'`*]/g, '').trimEnd()} `);
}

/** True when the wording itself lays down a rule. */
export const isRule = (
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean => RULE.test(text.slice(start, Math.min(end + AFTER, start + LONGEST)));

const LABEL = /(?:[:=|>→]|\s-|,)\s{0,8}(?:[45]\d\d\s{1,4})?[`"'*_]{0,3}$/;
const END_OF_LINE = /^[`"'*_.,;|()\s]{0,6}(?:\n|$)/;

/** `staging: invalid_client`: nothing else stands behind the label. */
export const isLabelled = (
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean =>
  END_OF_LINE.test(text.slice(end, end + 8)) && LABEL.test(text.slice(Math.max(0, start - 16), start));

const ACTION = /^(?:revok(?:e|es|ing)|expir(?:e|es|ing)|reus(?:e|es|ing)) (?!d\b)/i;

/** "Revoke the refresh token" is something to do, not something that happened. */
export const isAction = (text: string, start: number): boolean => ACTION.test(text.slice(start, start + 12));

const GOES_ON =
  /^["'`*_]{0,3},?\s(?:when|whenever|only|since|although|though|after|again|on|at|for|from|with|in|everywhere|randomly|sometimes|out of)\b/i;
const START = /^\W{0,6}$/;

/** `invalid_scope when we ask for more`: a message that begins with the code and goes on with where or when. */
export const isHeadline = (
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean =>
  START.test(text.slice(0, Math.min(start, 8))) && start <= 8 && GOES_ON.test(text.slice(end, end + 24));
