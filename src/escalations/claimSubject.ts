import { type Case, claim, shownEntryId } from '../cases/case.ts';
import type { StoredVerdict } from '../cases/storedVerdict.ts';
import type { EvidenceFieldId } from '../catalog/evidenceFields.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import { type Judgement, judge } from '../channels/authority.ts';
import type { Actor } from '../channels/places.ts';
import type { OutbreakView } from '../outbreaks/outbreak.ts';
import { affectedNotes, claimOutbreak } from '../outbreaks/viewOutbreak.ts';
import type { Facts } from '../triage/verdict.ts';
import type { EscalationDeps } from './deps.ts';
import { type Basics, type Evidence, type Form, pickedTime } from './form.ts';

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

/** Where a value comes from that a form starts with. */
export type Origin = 'read' | 'guess';
export type Origins = Readonly<Partial<Record<keyof Basics, Origin>>>;

/** What a form starts with, and where the values of its first step come from. */
interface Prefilled {
  readonly basics: Partial<Basics>;
  readonly origins: Origins;
  readonly evidence: Partial<Evidence>;
}

const detailFrom: Partial<Record<EvidenceFieldId, (facts: Facts) => string | undefined>> = {
  request_id: ({ requestId }) => requestId,
  redirect_uri: ({ redirectUri }) => redirectUri,
  scopes: ({ scopes }) => scopes.join(' ') || undefined,
  aud: ({ aud }) => aud,
  alg: ({ alg }) => alg,
  kid: ({ kid }) => kid,
};

/** What a check saw is newer than what the paste tells. */
const detailsOf = (wanted: readonly EvidenceFieldId[], { facts, checked }: StoredVerdict): Form['details'] =>
  Object.fromEntries(
    wanted.flatMap((id) => {
      const value = checked?.facts[id] ?? detailFrom[id]?.(facts);
      return value === undefined ? [] : [[id, value]];
    }),
  );

const read = (values: Partial<Basics>): Partial<Basics> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));

/** What the paste tells already. When it fails is guessed where no time stands in the paste: then it is when that was pasted. */
export const prefill = ({ lead, entry, practices, notes }: Claimed): Prefilled => {
  const { facts } = lead.verdict;
  const [first, ...later] = facts.times;
  const known = read({
    practiceCode: practices.length > 0 ? practices.join(', ') : (facts.practiceCode ?? ''),
    environment: facts.environment ?? '',
    endpoint: facts.endpoint === undefined ? '' : [facts.endpoint, facts.host].filter(Boolean).join(' on '),
    failedAt: first === undefined ? '' : pickedTime(Date.parse(first)),
    times: later.join('\n'),
  });
  const guesses = first === undefined ? { failedAt: pickedTime(lead.at) } : {};
  return {
    basics: { ...known, ...guesses },
    origins: {
      ...Object.fromEntries(Object.keys(known).map((field) => [field, 'read' as const])),
      ...Object.fromEntries(Object.keys(guesses).map((field) => [field, 'guess' as const])),
    },
    evidence: {
      evidence: lead.excerpt,
      details: detailsOf(entry.escalate.evidence, lead.verdict),
      ...(notes === '' ? {} : { notes }),
    },
  };
};
