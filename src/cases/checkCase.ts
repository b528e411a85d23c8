import type { Catalog } from '../catalog/catalog.ts';
import { judge, type Refusal } from '../channels/authority.ts';
import type { Actor } from '../channels/places.ts';
import type { CheckResult, Lead } from '../checks/checkResult.ts';
import type { CheckRun } from '../checks/runChecks.ts';
import type { Subject } from '../checks/subject.ts';
import { redact } from '../redaction/redact.ts';
import type { Candidate, Facts } from '../triage/verdict.ts';
import { type Case, claim, type Gone, gone } from './case.ts';
import { type CaseView, viewCase } from './caseView.ts';
import { type CheckPrefill, readPrefill } from './checkSubject.ts';
import type { CaseDeps } from './deps.ts';
import { emptyCase } from './openCase.ts';
import type { Checked, StoredVerdict } from './storedVerdict.ts';
import { whenStoreIsDown } from './whenStoreIsDown.ts';

/** Checks are for those who may escalate in a channel. */
const whoMayEscalate = { act: 'escalate an error', place: 'channel' } as const;

/** The operator switched checks off. */
interface Off {
  readonly kind: 'off';
}

type CheckDraft = { readonly kind: 'draft'; readonly prefill: CheckPrefill } | Refusal | Gone | Off;

const withKnown = async (prefill: CheckPrefill, by: Actor, { store }: CaseDeps): Promise<CheckPrefill> => {
  if (prefill.jwksUrl !== undefined) return prefill;
  const { clientId, environment } = prefill;
  const wanted = {
    teamId: by.teamId,
    userId: by.userId,
    ...(clientId === undefined ? {} : { clientId }),
    ...(environment === undefined ? {} : { environment }),
  };
  const known = await whenStoreIsDown(store.keySets.recall(wanted), () => undefined);
  return known
    ? { ...prefill, jwksUrl: known.jwksUrl, clientId: known.clientId, environment: known.environment }
    : prefill;
};

/** What the form for checks begins with: what the paste tells, and the key set that the app was checked with last. */
export const draftChecks = async (caseId: string, by: Actor, deps: CaseDeps): Promise<CheckDraft> => {
  if (!deps.look) return { kind: 'off' };
  const judgement = await judge(whoMayEscalate, by, deps);
  if (judgement.kind !== 'may') return judgement;
  const found = caseId === '' ? undefined : await claim(caseId, by, deps);
  if (caseId !== '' && !found) return gone;
  return { kind: 'draft', prefill: await withKnown(found ? readPrefill(found) : {}, by, deps) };
};

const checkedOf = ({ at, checks, facts }: CheckResult): Checked => ({
  at,
  lines: checks.map(({ id, status, seen }) => ({ id, status, seen })),
  facts,
});

/** That nothing is wrong speaks for the allow-list only where the error is one that is confused with it. */
const speaksFor = ({ certainty, entry }: Lead, { entryId, verdict }: Case, catalog: Catalog): boolean => {
  if (!catalog.byId(entry)) return false;
  if (certainty === 'proved') return true;
  const alike = (one: string, other: string) => catalog.byId(one)?.lookAlikes.includes(other) === true;
  const held = entryId === undefined ? verdict.candidates.slice(0, 1).map(({ id }) => id) : [entryId];
  return held.some((one) => one === entry || alike(entry, one) || alike(one, entry));
};

/** A check that failed proves its error. Where every check passed, the allow-list is merely the likeliest error left. */
const confidences: Readonly<Record<Lead['certainty'], number>> = { proved: 1, likely: 0.5 };

const candidateOf = (
  { certainty, entry, check = 'jwks_kid' }: Lead,
  { checks }: CheckResult,
  earlier: Candidate | undefined,
): Candidate => {
  const telling = checks.find(
    ({ id, proves }) => id === check && (certainty === 'likely' || proves === entry),
  );
  const reasons = telling ? [{ kind: 'check' as const, check: telling.id, seen: telling.seen }] : [];
  const others = earlier?.reasons.filter(({ kind }) => kind !== 'check') ?? [];
  return { id: entry, confidence: confidences[certainty], reasons: [...reasons, ...others] };
};

const verdictOf = (verdict: StoredVerdict, lead: Lead, result: CheckResult): StoredVerdict => {
  const { question: _, isLikely: __, candidates, others, ...kept } = verdict;
  const all = [...candidates, ...others];
  const led = candidateOf(
    lead,
    result,
    all.find(({ id }) => id === lead.entry),
  );
  const rest = all.filter(({ id }) => id !== lead.entry);
  return lead.certainty === 'proved'
    ? { ...kept, kind: 'match', candidates: [led], others: rest }
    : { ...kept, kind: 'ambiguous', candidates: [led, ...rest], others: [] };
};

/** What the form says of the failing call, where the paste did not. */
const withGiven = (facts: Facts, { practice, environment }: Subject): Facts => ({
  ...(practice !== undefined && /^[A-Z]{6}$/.test(practice) ? { practiceCode: practice } : {}),
  ...(environment === undefined ? {} : { environment }),
  ...facts,
});

interface Looked {
  readonly subject: Subject;
  readonly result: CheckResult;
}

/** What a case becomes by what was seen. What was escalated keeps its name: eCW has it under that. */
const settledBy = (
  before: Case,
  { subject, result }: Looked,
  { catalog, isEscalated }: { readonly catalog: Catalog; readonly isEscalated: boolean },
): Case => {
  const { lead } = result;
  const facts = withGiven(before.verdict.facts, subject);
  const verdict: StoredVerdict = { ...before.verdict, facts, checked: checkedOf(result) };
  if (!lead || isEscalated || !speaksFor(lead, before, catalog)) return { ...before, verdict };
  return { ...before, verdict: verdictOf(verdict, lead, result), entryId: lead.entry, picked: false };
};

/** Brings what is posted up to date; who asked in a message is shown the error that was proved. */
const showSettled = async (before: Case, after: Case, deps: CaseDeps): Promise<void> => {
  const { id, teamId } = after;
  if (after.card) deps.cardChanged({ kind: 'case', teamId, id });
  else if (after.messageTs !== undefined && before.entryId === undefined && after.entryId !== undefined)
    await deps.queueCard(after);
};

const isPublicText = (text: string): boolean => redact(text).text === text;

const remember = async ({ subject, result }: Looked, by: Actor, { store }: CaseDeps): Promise<void> => {
  const { jwksUrl, clientId, environment } = subject;
  if (jwksUrl === undefined || clientId === undefined || environment === undefined) return;
  if (![jwksUrl, clientId].every(isPublicText)) return;
  const { teamId, userId } = by;
  await store.keySets.remember({ teamId, userId, clientId, environment, jwksUrl, at: result.at });
};

/** What is to be looked at, and for which case; an empty id for none. */
interface CheckRequest {
  readonly caseId: string;
  readonly subject: Subject;
  /** Called once it is clear that this person may, before anything is looked at. */
  readonly started: () => Promise<void>;
}

export type CheckAnswer =
  | Exclude<CheckRun, { readonly kind: 'ran' }>
  | {
      readonly kind: 'ran';
      readonly result: CheckResult;
      readonly view: CaseView;
      /** Whether the case is held to be another error now. */
      readonly hasMoved: boolean;
    }
  | Refusal
  | Gone
  | Off;

const caseFor = async (caseId: string, by: Actor, deps: CaseDeps): Promise<Case | undefined> => {
  if (caseId !== '') return claim(caseId, by, deps);
  const opened = emptyCase({ by, door: 'command' }, deps);
  await deps.store.cases.open(opened);
  return opened;
};

/**
 * Looks at what a person names and settles the case by what was seen: the error that was proved, with the check as its
 * reason. Kept are derived facts; the assertion lives no longer than the look.
 */
export const checkCase = async (
  { caseId, subject: given, started }: CheckRequest,
  by: Actor,
  deps: CaseDeps,
): Promise<CheckAnswer> => {
  if (!deps.look) return { kind: 'off' };
  const judgement = await judge(whoMayEscalate, by, deps);
  if (judgement.kind !== 'may') return judgement;
  const before = await caseFor(caseId, by, deps);
  if (!before) return gone;
  const scopes = before.verdict.facts.scopes.join(' ');
  const subject: Subject = {
    ...(scopes === '' ? {} : { scopes }),
    ...given,
    isOfError: before.excerpt !== '' || before.entryId !== undefined,
    askedBy: { person: by.userId, channel: by.channelId },
  };
  await started();
  const outcome = await deps.look(subject);
  if (outcome.kind !== 'ran') return outcome;
  const looked = { subject, result: outcome.result };
  // The case may have changed while the bot was looking.
  const current = (await deps.store.cases.find(before.teamId, before.id)) ?? before;
  const isEscalated = (await deps.store.escalations.ofCase(current.teamId, current.id)) !== undefined;
  const after = settledBy(current, looked, { catalog: deps.catalog, isEscalated });
  await deps.store.cases.settle(after.teamId, after.id, after);
  await remember(looked, by, deps);
  await showSettled(current, after, deps);
  return {
    kind: 'ran',
    result: outcome.result,
    view: await viewCase(after, deps),
    hasMoved: current.entryId !== after.entryId,
  };
};
