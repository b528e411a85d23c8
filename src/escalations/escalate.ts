import { type Case, type Gone, gone } from '../cases/case.ts';
import { errorStatus } from '../cases/named.ts';
import { whenStoreIsDown } from '../cases/whenStoreIsDown.ts';
import { evidenceFieldIds } from '../catalog/evidenceFields.ts';
import { stepTexts } from '../catalog/placeholders.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { Refusal } from '../channels/authority.ts';
import type { Actor } from '../channels/places.ts';
import { addBusinessTime } from '../channels/wallClock.ts';
import type { OutbreakView } from '../outbreaks/outbreak.ts';
import { redact } from '../redaction/redact.ts';
import {
  type Claimed,
  claimSubject,
  type EscalationSubject,
  judgeClaimed,
  type Origins,
  prefill,
} from './claimSubject.ts';
import { cleanLine } from './clean.ts';
import type { EscalationDeps } from './deps.ts';
import { aboutEscalation, type Completeness, completeness, type Escalation } from './escalation.ts';
import { type Basics, type Evidence, type Form, type FormProblems, readBasics, readForm } from './form.ts';
import { gather } from './gather.ts';
import { mayRead } from './readable.ts';
import type { Report } from './report.ts';

/** The first step of the form: where and when it fails. */
export interface Draft {
  readonly kind: 'draft';
  readonly case: Case;
  readonly entry: CatalogEntry;
  /** What the paste told already; the rest is for the reporter to fill in. */
  readonly prefill: Partial<Basics>;
  readonly origins: Origins;
  /** The zone that times are read in where they name none. */
  readonly timeZone: string;
  /** An open escalation of the same practice and error: the reporter may join it instead. */
  readonly offer?: Escalation;
}

/** The second step: what is sent along. */
export interface EvidenceStep {
  readonly kind: 'evidence';
  readonly entry: CatalogEntry;
  /** The first step as it was read: codes, names and times in one form. */
  readonly basics: Basics;
  readonly prefill: Partial<Evidence>;
  readonly offer?: Escalation;
  /** How much is there of what eCW needs. */
  readonly lacking: Completeness;
}

export type Filed =
  | { readonly kind: 'filed'; readonly escalation: Escalation; readonly case: Case }
  | { readonly kind: 'earlier'; readonly escalation: Escalation; readonly case: Case }
  | { readonly kind: 'joined'; readonly escalation: Escalation; readonly case: Case };

type FormRefused = { readonly kind: 'problems'; readonly problems: FormProblems };

/** The database cannot be used right now: nothing was written, what was typed must be kept and tried again. */
export interface NotWritten {
  readonly kind: 'not written';
}

/** Several are open where one was filed separately, or by people who may not see each other's. */
const mostOffered = 10;

/** The open escalation of the same practice and error, if there is one that this person may see. An outbreak is gathered into one anyway. */
const findOpen = async (
  { entry, outbreak, practiceCode }: Pick<Claimed, 'entry' | 'outbreak'> & { readonly practiceCode: string },
  by: Actor,
  deps: EscalationDeps,
): Promise<Escalation | undefined> => {
  const [first = ''] = practiceCode.split(', ');
  if (first === '' || outbreak) return undefined;
  const same = {
    teamId: by.teamId,
    isOpen: true,
    practiceCode: first,
    entryId: entry.id,
    limit: mostOffered,
  };
  for (const one of await deps.store.escalations.list(same)) if (await mayRead(one, by, deps)) return one;
  return undefined;
};

/** The escalation that all practices of an outbreak belong to. */
const settledFor = ({ escalation, loose }: OutbreakView): Escalation | undefined =>
  loose.length === 0 ? escalation : undefined;

/** What the escalation form starts with, or the escalation that the case has already. */
export const draftEscalation = async (
  subject: EscalationSubject,
  by: Actor,
  deps: EscalationDeps,
): Promise<Draft | Filed | Refusal | Gone> => {
  const claimed = await claimSubject(subject, by, deps);
  if (!claimed) return gone;
  const { lead, entry, outbreak } = claimed;
  const escalation = outbreak
    ? settledFor(outbreak)
    : await deps.store.escalations.ofCase(by.teamId, lead.id);
  if (escalation) return { kind: 'earlier', escalation, case: lead };
  const judgement = await judgeClaimed(claimed, by, deps);
  if (judgement.kind !== 'may') return judgement;
  const gathered = outbreak && (await gather(outbreak, by, deps));
  if (gathered) return { ...gathered, case: lead };
  const filled = prefill(claimed);
  const practiceCode = filled.basics.practiceCode ?? '';
  const [offer, timeZone] = await Promise.all([
    findOpen({ ...claimed, practiceCode }, by, deps),
    deps.people.timeZoneOf(by),
  ]);
  return {
    kind: 'draft',
    case: lead,
    entry,
    prefill: filled.basics,
    origins: filled.origins,
    timeZone,
    ...(offer ? { offer } : {}),
  };
};

/** What we filled in comes from the case and is redacted already; what a person typed passes the redactor. */
const cleaned = (text: string, ours = ''): string => (text.trim() === ours.trim() ? text : redact(text).text);

const redactedBasics = (basics: Basics, ours: Partial<Basics>): Basics => ({
  ...basics,
  practiceName: cleaned(basics.practiceName, ours.practiceName),
  endpoint: cleaned(basics.endpoint, ours.endpoint),
});

const redacted = (form: Form, claimed: Claimed): Form => {
  const ours = prefill(claimed);
  return {
    ...form,
    ...redactedBasics(form, ours.basics),
    evidence: cleaned(form.evidence, ours.evidence.evidence),
    notes: cleaned(form.notes, ours.evidence.notes),
    details: Object.fromEntries(
      evidenceFieldIds.flatMap((id) => {
        const value = form.details[id];
        return value === undefined ? [] : [[id, cleaned(value, ours.evidence.details?.[id])]];
      }),
    ),
  };
};

/** The first step as it was submitted. `joining` is set where an open escalation was offered and not joined. */
interface FirstStep extends EscalationSubject {
  readonly basics: Basics;
  readonly joining: string;
}

/** A case or outbreak that somebody may escalate now. */
const admit = async (
  subject: EscalationSubject,
  by: Actor,
  deps: EscalationDeps,
): Promise<{ readonly kind: 'admitted'; readonly claimed: Claimed } | Refusal | Gone> => {
  const claimed = await claimSubject(subject, by, deps);
  if (!claimed) return gone;
  const judgement = await judgeClaimed(claimed, by, deps);
  return judgement.kind === 'may' ? { kind: 'admitted', claimed } : judgement;
};

const readFirst = async (
  { basics: typed, joining, ...subject }: FirstStep,
  by: Actor,
  deps: EscalationDeps,
): Promise<EvidenceStep | FormRefused | Refusal | Gone> => {
  const admitted = await admit(subject, by, deps);
  if (admitted.kind !== 'admitted') return admitted;
  const { claimed } = admitted;
  const { entry } = claimed;
  const filled = prefill(claimed);
  const timeZone = await deps.people.timeZoneOf(by);
  const read = readBasics(redactedBasics(typed, filled.basics), { now: deps.now(), timeZone });
  if (read.kind === 'problems') return read;
  const { practiceCode } = read.basics;
  const offer = joining === 'separate' ? undefined : await findOpen({ ...claimed, practiceCode }, by, deps);
  const details = filled.evidence.details ?? {};
  return {
    kind: 'evidence',
    entry,
    basics: read.basics,
    prefill: filled.evidence,
    ...(offer ? { offer } : {}),
    lacking: completeness({ details, times: [...read.times] }, entry.escalate.evidence),
  };
};

/** Reads the first step of the form: what is wrong with it, or what the second one starts with. */
export const continueEscalation = (
  first: FirstStep,
  by: Actor,
  deps: EscalationDeps,
): Promise<EvidenceStep | FormRefused | Refusal | Gone | NotWritten> =>
  whenStoreIsDown(readFirst(first, by, deps), () => ({ kind: 'not written' }) as const);

/** Adds a case and its evidence to an open escalation. */
export const join = async (
  joining: Case,
  offer: Escalation,
  { by, deps }: { readonly by: Actor; readonly deps: EscalationDeps },
): Promise<Extract<Filed, { readonly kind: 'joined' }>> => {
  const at = deps.now();
  const joined = { teamId: by.teamId, escalationId: offer.id, caseId: joining.id, by: by.userId, at };
  if (await deps.store.escalations.join(joined)) {
    deps.noteStep({ ...aboutEscalation(offer, by), outcome: 'joined', case: joining.id });
    await deps.store.escalations.edit(by.teamId, offer.id, {
      change: { kind: 'evidence', text: joining.excerpt || '(no text)' },
      by: by.userId,
      at,
    });
  }
  return { kind: 'joined', escalation: offer, case: joining };
};

/** Joins a case to the open escalation that was offered for it; a draft where that is open no longer. */
export const joinOffered = (
  subject: EscalationSubject,
  by: Actor,
  deps: EscalationDeps,
): Promise<Draft | Filed | Refusal | Gone | NotWritten> =>
  whenStoreIsDown(
    draftEscalation(subject, by, deps).then((draft) =>
      draft.kind === 'draft' && draft.offer ? join(draft.case, draft.offer, { by, deps }) : draft,
    ),
    () => ({ kind: 'not written' }) as const,
  );

/** The whole form as it was submitted. */
interface Filing extends EscalationSubject {
  readonly form: Form;
}

export type Escalated = Filed | EvidenceStep | FormRefused | Refusal | Gone | NotWritten;

const caseNumberLength = 60;

const numbersOf = ({ ecwCase, practiceCase }: Form) => {
  const [atEcw, atPractice] = [
    cleanLine(ecwCase, caseNumberLength),
    cleanLine(practiceCase, caseNumberLength),
  ];
  return {
    ...(atEcw === '' ? {} : { ecwCase: atEcw }),
    ...(atPractice === '' ? {} : { practiceCase: atPractice }),
  };
};

/** Writes it down, with all cases that belong to it. */
const write = async (
  { report, form, claimed }: { readonly report: Report; readonly form: Form; readonly claimed: Claimed },
  by: Actor,
  deps: EscalationDeps,
): Promise<Filed> => {
  const { lead, entry, others } = claimed;
  const { escalation, isNew } = await deps.store.escalations.file({
    id: deps.newId(),
    caseId: lead.id,
    others,
    entryId: entry.id,
    report,
    ...numbersOf(form),
    by,
    at: deps.now(),
    destinations: deps.destinations,
    remindAt: addBusinessTime(deps.now(), deps.reminders),
  });
  if (isNew) {
    deps.noteStep({ ...aboutEscalation(escalation, by), outcome: 'filed', case: lead.id });
    deps.escalationQueued();
  }
  // Somebody filed the first case by itself meanwhile: the others join that escalation. A case that cannot join stays without one, and the next click on it offers that.
  for (const caseId of isNew ? [] : others)
    await deps.store.escalations.join({
      teamId: by.teamId,
      escalationId: escalation.id,
      caseId,
      by: by.userId,
      at: deps.now(),
    });
  return { kind: isNew ? 'filed' : 'earlier', escalation, case: lead };
};

/** What the paste itself stated, and what checks saw. */
const seenIn = ({ verdict: { checked, facts } }: Case): Pick<Report, 'facade' | 'status' | 'checks'> => {
  const status = errorStatus(facts);
  return {
    ...(facts.facade === undefined ? {} : { facade: facts.facade }),
    ...(status === undefined ? {} : { status }),
    ...(checked ? { checks: { at: checked.at, lines: [...checked.lines] } } : {}),
  };
};

const fileOrOffer = async (
  { form: typed, ...subject }: Filing,
  by: Actor,
  deps: EscalationDeps,
): Promise<Exclude<Escalated, NotWritten>> => {
  const admitted = await admit(subject, by, deps);
  if (admitted.kind !== 'admitted') return admitted;
  const { claimed } = admitted;
  const { lead, entry, outbreak } = claimed;
  // Somebody else may have filed one of its practices while the form was open.
  const gathered = outbreak && (await gather(outbreak, by, deps));
  if (gathered) return { ...gathered, case: lead };
  const form = redacted(typed, claimed);
  const timeZone = await deps.people.timeZoneOf(by);
  const around = { now: deps.now(), timeZone, steps: stepTexts(entry), seen: seenIn(lead) };
  const read = readForm(form, around);
  if (read.kind === 'problems') return read;
  const { report } = read;
  const { practiceCode } = report;
  const offer =
    form.joining === 'separate' ? undefined : await findOpen({ ...claimed, practiceCode }, by, deps);
  if (offer && form.joining === 'join') return join(lead, offer, { by, deps });
  if (offer)
    return {
      kind: 'evidence',
      entry,
      basics: { ...form, practiceCode: [practiceCode, ...(report.otherPractices ?? [])].join(', ') },
      prefill: form,
      offer,
      lacking: completeness(report, entry.escalate.evidence),
    };
  return write({ report, form, claimed }, by, deps);
};

/**
 * Files the escalation of a case or an outbreak: written down first, delivered by the courier. A second filing finds the
 * first. Where the same practice has the same error open, that one is offered. While the database is away nothing is written
 * and that is said.
 */
export const escalate = (filing: Filing, by: Actor, deps: EscalationDeps): Promise<Escalated> =>
  whenStoreIsDown(fileOrOffer(filing, by, deps), () => ({ kind: 'not written' }) as const);
