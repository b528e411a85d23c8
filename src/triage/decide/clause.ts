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

const PERSON =
  /\b(?:we|i|they|users?|everyone|everybody|customers?|people|patients?|providers?|practices?|clinics?|app)\b[^.;:?!\n]{0,48}\b(?:get|gets|got|getting|see|sees|saw|receives?|received|hits?)\b/i;
const SYSTEM =
  /\b(?:ecw|eclinicalworks|healow|endpoint|call|calls|login|logins|launch|server|callback|request|refresh|app|export|authorize|backend|flow|environment|sandbox|system|api|job|practice|clinic|one of them)\b[^.;:?!\n]{0,32}\b(?:returns|returned|answers|answered|gives|gave|says|said|fails with|failed with|ends in|ends with|ended in|responds with|responded with|gets|got|shows)\b/i;
/** Articles, statuses and quotes between the verb and the error. */
const OBJECT =
  /^(?:\s{1,3}|["'`*:({]|a\b|an\b|the\b|us\b|me\b|back\b|http\b|status\b|code\b|error\b|[45]\d\d\b){0,12}$/i;
const NOT_TOLD =
  /\b(?:if|when|whenever|in case|once|until|unless|should|shall|would|could|can|may|might|must|will|so that|make sure|makes sure|ensures?|you|never|not|no|how many|how often|who|which|do|does|did|to (?:get|gets|see|return|receive|give|show|answer))\b/i;
const CLAUSE = 90;

/** True when the clause before says that somebody gets it or that a system answers with it: `we still get …`, `the token call returns 401 …`. */
export function isTold(text: string, start: number): boolean {
  const clause =
    text
      .slice(Math.max(0, start - CLAUSE), start)
      .split(/[.;?!\n]|, (?:and|but|so)\b/)
      .at(-1) ?? '';
  const verb = PERSON.exec(clause) ?? SYSTEM.exec(clause);
  if (!verb || NOT_TOLD.test(clause)) return false;
  return OBJECT.test(clause.slice(verb.index + verb[0].length));
}
