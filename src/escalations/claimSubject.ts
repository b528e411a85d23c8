import { type Case, claim, shownEntryId } from '../cases/case.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import { type Judgement, judge } from '../channels/authority.ts';
import type { Actor } from '../channels/places.ts';
import type { OutbreakView } from '../outbreaks/outbreak.ts';
import { affectedNotes, claimOutbreak } from '../outbreaks/viewOutbreak.ts';
import type { EscalationDeps } from './deps.ts';

/** What a form is for: a case, or an outbreak with all its practices. */
export interface EscalationSubject {
  readonly caseId: string;
  readonly outbreakId?: string;
}

/** The case that is escalated, the others that belong to it, and what the notes begin with. */
export interface Claimed {
  readonly lead: Case;
  readonly entry: CatalogEntry;
  readonly others: readonly string[];
  /** The practices of an outbreak. */
  readonly practices: readonly string[];
  readonly notes: string;
  readonly outbreak?: OutbreakView;
}

const claimCase = async (caseId: string, by: Actor, deps: EscalationDeps): Promise<Claimed | undefined> => {
  const lead = await claim(caseId, by, deps);
  const entry = lead && deps.catalog.byId(shownEntryId(lead) ?? '');
  return lead && entry && { lead, entry, others: [], practices: [], notes: '' };
};

/** The case or outbreak that somebody wants to escalate, where they can see it. An outbreak is led by its first case that belongs to no escalation. */
export const claimSubject = async (
  { caseId, outbreakId }: EscalationSubject,
  by: Actor,
  deps: EscalationDeps,
): Promise<Claimed | undefined> => {
  if (outbreakId === undefined) return claimCase(caseId, by, deps);
  const claimed = await claimOutbreak(outbreakId, by, deps);
  if (!claimed) return undefined;
  const { view, lead } = claimed;
  const free = view.sightings.filter(({ practiceCode }) => view.loose.includes(practiceCode));
  return {
    lead,
    entry: view.entry,
    others: free.flatMap((one) => (one.caseId === lead.id ? [] : one.caseId)),
    practices: view.loose,
    notes: affectedNotes(view),
    outbreak: view,
  };
};

/** Whether what was claimed may be escalated; judged by the channels that it belongs to. */
export const judgeClaimed = (
  { lead, others, outbreak }: Claimed,
  by: Actor,
  deps: EscalationDeps,
): Promise<Judgement> => {
  const channels = async () => {
    const further = await Promise.all(others.map((id) => deps.store.cases.find(by.teamId, id)));
    return [lead, ...further].flatMap((one) => one?.channelId ?? []);
  };
  return judge(
    outbreak
      ? { act: 'escalate an outbreak', place: 'escalation channel', channels }
      : { act: 'escalate an error', place: 'channel', channels },
    by,
    deps,
  );
};
