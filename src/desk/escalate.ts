import { type EvidenceFieldId, evidenceFieldIds } from '../catalog/evidenceFields.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { Escalation } from '../escalation/escalation.ts';
import { type Form, type FormProblems, readForm } from '../escalation/form.ts';
import { redact } from '../redaction/redact.ts';
import type { Facts } from '../triage/verdict.ts';
import type { Case } from './case.ts';
import { claim, type Gone, gone } from './claim.ts';
import type { DeskDeps } from './desk.ts';
import type { Actor } from './paste.ts';

export interface Draft {
  readonly kind: 'draft';
  readonly case: Case;
  readonly entry: CatalogEntry;
  /** What the paste told already; the rest is for the reporter to fill in. */
  readonly prefill: Partial<Form>;
}

export type Filed =
  | { readonly kind: 'filed'; readonly escalation: Escalation; readonly case: Case }
  | { readonly kind: 'earlier'; readonly escalation: Escalation; readonly case: Case };

export type Refused = { readonly kind: 'problems'; readonly problems: FormProblems };

const detailFrom: Partial<Record<EvidenceFieldId, (facts: Facts) => string | undefined>> = {
  request_id: ({ requestId }) => requestId,
  redirect_uri: ({ redirectUri }) => redirectUri,
  scopes: ({ scopes }) => scopes.join(' ') || undefined,
  aud: ({ aud }) => aud,
  alg: ({ alg }) => alg,
  kid: ({ kid }) => kid,
};

const details = (entry: CatalogEntry, facts: Facts): Form['details'] =>
  Object.fromEntries(
    entry.escalate.evidence.flatMap((id) => {
      const value = detailFrom[id]?.(facts);
      return value === undefined ? [] : [[id, value]];
    }),
  );

const toMinute = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`;

const prefill = (held: Case, entry: CatalogEntry): Partial<Form> => {
  const { facts } = held.finding;
  const endpoint = [facts.endpoint, facts.host && `on ${facts.host}`].filter(Boolean).join(' ');
  return {
    ...(facts.practiceCode === undefined ? {} : { practiceCode: facts.practiceCode }),
    ...(facts.environment === undefined ? {} : { environment: facts.environment }),
    ...(endpoint === '' ? {} : { endpoint }),
    times: (facts.times.length > 0 ? facts.times.slice(0, 5) : [toMinute(held.at)]).join('\n'),
    evidence: held.excerpt,
    details: details(entry, facts),
  };
};

/** What the escalation form starts with, or the escalation that the case has already. */
export const draftEscalation = async (
  caseId: string,
  by: Actor,
  deps: DeskDeps,
): Promise<Draft | Filed | Gone> => {
  const held = await claim(caseId, by, deps);
  const entry = held?.entryId === undefined ? undefined : deps.catalog.byId(held.entryId);
  if (!held || !entry) return gone;
  const escalation = await deps.store.escalations.ofCase(caseId);
  if (escalation) return { kind: 'earlier', escalation, case: held };
  return { kind: 'draft', case: held, entry, prefill: prefill(held, entry) };
};

const redacted = (form: Form): Form => {
  const clean = (text: string) => redact(text).text;
  return {
    ...form,
    practiceName: clean(form.practiceName),
    endpoint: clean(form.endpoint),
    evidence: clean(form.evidence),
    notes: clean(form.notes),
    details: Object.fromEntries(
      evidenceFieldIds.flatMap((id) => {
        const value = form.details[id];
        return value === undefined ? [] : [[id, clean(value)]];
      }),
    ),
  };
};

/** Files the escalation of a case: written down first, delivered by the courier. A second filing finds the first. */
export const escalate = async (
  { caseId, form }: { readonly caseId: string; readonly form: Form },
  by: Actor,
  deps: DeskDeps,
): Promise<Filed | Refused | Gone> => {
  const held = await claim(caseId, by, deps);
  if (held?.entryId === undefined) return gone;
  const read = readForm(redacted(form), deps.now());
  if (read.kind === 'problems') return read;
  const { escalation, isNew } = await deps.store.escalations.file({
    id: deps.newId(),
    caseId,
    entryId: held.entryId,
    report: read.report,
    by,
    at: deps.now(),
    destinations: deps.destinations,
  });
  if (isNew) deps.filed();
  return { kind: isNew ? 'filed' : 'earlier', escalation, case: held };
};
