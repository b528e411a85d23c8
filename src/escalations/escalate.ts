import { type Case, shownEntryId } from '../cases/case.ts';
import { claim, type Gone, gone } from '../cases/claim.ts';
import type { StoredVerdict } from '../cases/storedVerdict.ts';
import { whenStoreIsDown } from '../cases/whenStoreIsDown.ts';
import { type EvidenceFieldId, evidenceFieldIds } from '../catalog/evidenceFields.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import { type Judgement, judge, type Refusal } from '../channels/authority.ts';
import type { Actor } from '../channels/places.ts';
import { affectedNotes, claimOutbreak } from '../outbreaks/viewOutbreak.ts';
import { redact } from '../redaction/redact.ts';
import type { Facts } from '../triage/verdict.ts';
import { nextReminder } from './businessHours.ts';
import { type Completeness, completeness } from './completeness.ts';
import type { EscalationDeps } from './deps.ts';
import type { Escalation } from './escalation.ts';
import { type Form, type FormProblems, readForm } from './form.ts';
import { mayRead } from './readable.ts';

export interface Draft {
  readonly kind: 'draft';
  readonly case: Case;
  readonly entry: CatalogEntry;
  /** What the paste told already, or what was typed so far; the rest is for the reporter to fill in. */
  readonly prefill: Partial<Form>;
  /** An open escalation of the same practice and error: the reporter may join it instead. */
  readonly offer?: Escalation;
  /** What eCW needs and is not there yet; said once, then it is sent as it is. */
  readonly lacking?: Completeness;
}

export type Filed =
  | { readonly kind: 'filed'; readonly escalation: Escalation; readonly case: Case }
  | { readonly kind: 'earlier'; readonly escalation: Escalation; readonly case: Case }
  | { readonly kind: 'joined'; readonly escalation: Escalation; readonly case: Case };

export type FormRefused = { readonly kind: 'problems'; readonly problems: FormProblems };

const detailFrom: Partial<Record<EvidenceFieldId, (facts: Facts) => string | undefined>> = {
  request_id: ({ requestId }) => requestId,
  redirect_uri: ({ redirectUri }) => redirectUri,
  scopes: ({ scopes }) => scopes.join(' ') || undefined,
  aud: ({ aud }) => aud,
  alg: ({ alg }) => alg,
  kid: ({ kid }) => kid,
};

/** What a check saw is newer than what the paste tells. */
const details = (entry: CatalogEntry, { facts, checked }: StoredVerdict): Form['details'] =>
  Object.fromEntries(
    entry.escalate.evidence.flatMap((id) => {
      const value = checked?.facts[id] ?? detailFrom[id]?.(facts);
      return value === undefined ? [] : [[id, value]];
    }),
  );

const toMinute = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`;

const prefill = ({ lead: reported, notes }: Claimed, entry: CatalogEntry): Partial<Form> => {
  const { facts } = reported.verdict;
  const endpoint = [facts.endpoint, facts.host && `on ${facts.host}`].filter(Boolean).join(' ');
  return {
    ...(facts.practiceCode === undefined ? {} : { practiceCode: facts.practiceCode }),
    ...(facts.environment === undefined ? {} : { environment: facts.environment }),
    ...(endpoint === '' ? {} : { endpoint }),
    times: (facts.times.length > 0 ? facts.times.slice(0, 5) : [toMinute(reported.at)]).join('\n'),
    evidence: reported.excerpt,
    details: details(entry, reported.verdict),
    ...(notes === '' ? {} : { notes }),
  };
};

/** Several are open where one was filed separately, or by people who may not see each other's. */
const mostOffered = 10;

/** The open escalation of the same practice and error, if there is one that this person may see. */
const findOpen = async (
  same: { readonly practiceCode: string | undefined; readonly entryId: string },
  by: Actor,
  deps: EscalationDeps,
): Promise<Escalation | undefined> => {
  const { practiceCode, entryId } = same;
  if (practiceCode === undefined) return undefined;
  const { teamId } = by;
  const open = await deps.store.escalations.list({
    teamId,
    isOpen: true,
    practiceCode,
    entryId,
    limit: mostOffered,
  });
  for (const one of open) if (await mayRead(one, by, deps)) return one;
  return undefined;
};

/** What a form is for: a case, or an outbreak, which its first case stands for. */
export interface EscalationSubject {
  readonly caseId: string;
  readonly outbreakId?: string;
}

/** The case that is escalated, the others that belong to it, and what the notes begin with. */
interface Claimed {
  readonly lead: Case;
  readonly others: readonly string[];
  readonly notes: string;
}

/** Whether a claimed case, or outbreak, may be escalated; judged by the channels that it belongs to. */
const judgeClaimed = (
  { lead, others }: Claimed,
  { subject, by }: { readonly subject: EscalationSubject; readonly by: Actor },
  deps: EscalationDeps,
): Promise<Judgement> => {
  const channels = async () => {
    const further = await Promise.all(others.map((id) => deps.store.cases.find(by.teamId, id)));
    return [lead, ...further].flatMap((one) => one?.channelId ?? []);
  };
  return judge(
    subject.outbreakId === undefined
      ? { act: 'escalate an error', place: 'channel', channels }
      : { act: 'escalate an outbreak', place: 'escalation channel', channels },
    by,
    deps,
  );
};

const claimSubject = async (
  { caseId, outbreakId }: EscalationSubject,
  by: Actor,
  deps: EscalationDeps,
): Promise<Claimed | undefined> => {
  if (outbreakId === undefined) {
    const lead = await claim(caseId, by, deps);
    return lead && { lead, others: [], notes: '' };
  }
  const claimed = await claimOutbreak(outbreakId, by, deps);
  if (!claimed) return undefined;
  const { view, lead } = claimed;
  const others = view.sightings.flatMap((one) => (one.caseId === lead.id ? [] : one.caseId));
  return { lead, others, notes: affectedNotes(view) };
};

/** What the escalation form starts with, or the escalation that the case has already. */
export const draftEscalation = async (
  subject: EscalationSubject,
  by: Actor,
  deps: EscalationDeps,
): Promise<Draft | Filed | Refusal | Gone> => {
  const claimed = await claimSubject(subject, by, deps);
  const lead = claimed?.lead;
  const entry = lead && deps.catalog.byId(shownEntryId(lead) ?? '');
  if (!lead || !entry) return gone;
  const escalation = await deps.store.escalations.ofCase(lead.id);
  if (escalation) return { kind: 'earlier', escalation, case: lead };
  const judgement = await judgeClaimed(claimed, { subject, by }, deps);
  if (judgement.kind !== 'may') return judgement;
  const filled = prefill(claimed, entry);
  const same = { practiceCode: filled.practiceCode, entryId: entry.id };
  const offer = await findOpen(same, by, deps);
  return { kind: 'draft', case: lead, entry, prefill: filled, ...(offer ? { offer } : {}) };
};

/** What we filled in comes from the case and is redacted already; what a person typed passes the redactor. */
const redacted = (form: Form, filled: Partial<Form>): Form => {
  const clean = (text: string, ours = '') => (text.trim() === ours.trim() ? text : redact(text).text);
  return {
    ...form,
    practiceName: clean(form.practiceName, filled.practiceName),
    endpoint: clean(form.endpoint, filled.endpoint),
    evidence: clean(form.evidence, filled.evidence),
    notes: clean(form.notes, filled.notes),
    details: Object.fromEntries(
      evidenceFieldIds.flatMap((id) => {
        const value = form.details[id];
        return value === undefined ? [] : [[id, clean(value, filled.details?.[id])]];
      }),
    ),
  };
};

/** A form as it was submitted; `warned` once the reporter was told what is lacking. */
export interface Filing extends EscalationSubject {
  readonly form: Form;
  readonly warned: boolean;
}

/** Adds a case and its evidence to an open escalation. */
export const join = async (
  joining: Case,
  offer: Escalation,
  { by, deps }: { by: Actor; deps: EscalationDeps },
): Promise<Extract<Filed, { readonly kind: 'joined' }>> => {
  const at = deps.now();
  const joined = { escalationId: offer.id, caseId: joining.id, by: by.userId, at };
  if (await deps.store.escalations.join(joined))
    await deps.store.escalations.edit(offer.id, {
      change: { kind: 'evidence', text: joining.excerpt || '(no text)' },
      by: by.userId,
      at,
    });
  return { kind: 'joined', escalation: offer, case: joining };
};

/** The database cannot be used right now: nothing was written, what was typed must be kept and tried again. */
export interface NotWritten {
  readonly kind: 'not written';
}

export type Escalated = Filed | Draft | FormRefused | Refusal | Gone | NotWritten;

const fileOrOffer = async (
  { form: typed, warned, ...subject }: Filing,
  by: Actor,
  deps: EscalationDeps,
): Promise<Exclude<Escalated, NotWritten>> => {
  const claimed = await claimSubject(subject, by, deps);
  const lead = claimed?.lead;
  const entry = lead && deps.catalog.byId(shownEntryId(lead) ?? '');
  if (!lead || !entry) return gone;
  const judgement = await judgeClaimed(claimed, { subject, by }, deps);
  if (judgement.kind !== 'may') return judgement;
  const form = redacted(typed, prefill(claimed, entry));
  const { checked, facts } = lead.verdict;
  const { facade, status } = facts;
  const read = readForm(form, {
    now: deps.now(),
    steps: entry.steps.map((step) => step.do),
    seen: {
      ...(facade === undefined ? {} : { facade }),
      ...(status === undefined ? {} : { status }),
      ...(checked ? { checks: { at: checked.at, lines: [...checked.lines] } } : {}),
    },
  });
  if (read.kind === 'problems') return read;
  const { report } = read;
  const same = { practiceCode: report.practiceCode, entryId: entry.id };
  const offer = await findOpen(same, by, deps);
  const draft: Draft = { kind: 'draft', case: lead, entry, prefill: form };
  if (offer && form.joining === 'join') return join(lead, offer, { by, deps });
  if (offer && form.joining !== 'separate') return { ...draft, offer };
  const lacking = completeness(report, entry.escalate.evidence);
  if (!warned && lacking.missing.length > 0) return { ...draft, ...(offer ? { offer } : {}), lacking };
  const { escalation, isNew } = await deps.store.escalations.file({
    id: deps.newId(),
    caseId: lead.id,
    entryId: entry.id,
    report,
    by,
    at: deps.now(),
    destinations: deps.destinations,
    remindAt: nextReminder(deps),
  });
  for (const other of claimed.others)
    await deps.store.escalations.join({
      escalationId: escalation.id,
      caseId: other,
      by: by.userId,
      at: deps.now(),
    });
  if (isNew) deps.escalationQueued();
  return { kind: isNew ? 'filed' : 'earlier', escalation, case: lead };
};

/**
 * Files the escalation of a case: written down first, delivered by the courier. A second filing finds the first.
 * Where the same practice has the same error open, that one is offered; what eCW would miss is said once.
 * While the database is away nothing is written and that is said.
 */
export const escalate = (filing: Filing, by: Actor, deps: EscalationDeps): Promise<Escalated> =>
  whenStoreIsDown(fileOrOffer(filing, by, deps), () => ({ kind: 'not written' }) as const);
