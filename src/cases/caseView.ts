import type { Catalog } from '../catalog/catalog.ts';
import type { CatalogEntry, Question } from '../catalog/schema.ts';
import { fits } from '../catalog/steering.ts';
import type { Actor, CardPlace } from '../channels/places.ts';
import type { Escalation } from '../escalations/escalation.ts';
import type { FixedBefore } from '../insights/fixedBefore.ts';
import type { NamedNote } from '../insights/teamNoteView.ts';
import type { Candidate, Reason } from '../triage/verdict.ts';
import { type Case, claim, type Gone, gone, shownEntryId } from './case.ts';
import type { CaseDeps } from './deps.ts';
import type { Echo, Recurrence } from './port.ts';
import type { StoredVerdict } from './storedVerdict.ts';

export interface Option {
  readonly entry: CatalogEntry;
  readonly reasons: readonly Reason[];
}

/** All that a card tells about a case, as it stands now. */
export type CaseView =
  | {
      /** The case is held to be this error. */
      readonly kind: 'entry';
      readonly case: Case;
      readonly entry: CatalogEntry;
      readonly reasons: readonly Reason[];
      /** Further errors that the same paste reports. */
      readonly alsoFound: readonly CatalogEntry[];
      readonly lookAlikes: readonly CatalogEntry[];
      /** The error is only likely and nobody decided: what else may have been meant. */
      readonly runnersUp?: readonly CatalogEntry[];
      readonly escalation?: Escalation;
      /** Where an escalation goes: `#ecw-escalations and mail`. */
      readonly escalatesTo?: string;
      /** How many people said that the card worked. */
      readonly worked: number;
      /** What tells the look-alikes apart, where what was read does not. */
      readonly question?: Question;
      /** Whether the bot can look at what is likely wrong. */
      readonly canCheck: boolean;
      /** Address of the page about this error, where people have a reference site. */
      readonly page?: string;
      /** How often the error came again in the channel; absent while it did not. */
      readonly recurrence?: Recurrence;
      /** What fixed this error before. */
      readonly fixedBefore?: FixedBefore;
      /** What the team knows of this error. */
      readonly teamNote?: NamedNote;
      /** Whether notes can be proposed. */
      readonly takesNotes: boolean;
      /** Who said that it is this error, and what it was held to be before. */
      readonly chosen?: { readonly by: string; readonly before?: CatalogEntry };
    }
  | {
      /** The channel has had the full card of this error already. */
      readonly kind: 'repeat';
      readonly case: Case;
      readonly entry: CatalogEntry;
      /** The case with the full card; absent once that is gone, or tells of something else. */
      readonly first?: Case & { readonly card: CardPlace };
      readonly escalation?: Escalation;
      /** The open escalation of the first case, which this one may join. */
      readonly joinable?: Escalation;
    }
  | {
      /** What was said no longer holds: the message was edited, or a person said that it reports no error. */
      readonly kind: 'withdrawn';
      readonly case: Case;
      readonly why: 'void' | 'dismissed';
    }
  | {
      /** Two or three entries explain the paste; a person decides. */
      readonly kind: 'choice';
      readonly case: Case;
      readonly options: readonly Option[];
      readonly question?: Question;
      readonly canCheck: boolean;
    }
  | {
      /** No error that we know. */
      readonly kind: 'nothing';
      readonly case: Case;
    };

const questionOf = (entry: CatalogEntry | undefined, { facts }: StoredVerdict) =>
  entry?.question && fits(entry.question, facts) ? { question: entry.question } : {};

const optionsOf = (candidates: readonly Candidate[], catalog: Catalog): Option[] =>
  candidates.flatMap(({ id, reasons }) => {
    const entry = catalog.byId(id);
    return entry ? [{ entry, reasons }] : [];
  });

const entriesOf = (ids: readonly string[], catalog: Catalog): CatalogEntry[] =>
  [...new Set(ids)].flatMap((id) => catalog.byId(id) ?? []);

/** What the engine, or a check, holds the case to be. */
export const decidedBy = ({ verdict }: Pick<Case, 'verdict'>): string | undefined =>
  verdict.kind === 'match' ? verdict.candidates[0]?.id : undefined;

type ShowDeps = Pick<CaseDeps, 'catalog' | 'look' | 'pageOf' | 'escalatesTo' | 'teamNote'>;

/** What was kept of an error before. */
interface KnownBefore {
  readonly fixedBefore?: FixedBefore | undefined;
  readonly teamNote?: NamedNote | undefined;
}

/** What is known about a case beside the case itself. */
interface CaseContext extends Partial<Echo>, KnownBefore {
  readonly escalation?: Escalation | undefined;
  /** What is known of the case that this one repeats. */
  readonly earlier?: { readonly first?: Case | undefined; readonly escalation?: Escalation | undefined };
  /** Name of the person who chose the entry. */
  readonly chooser?: string | undefined;
}

/** Whether the card of a case tells of this error. */
export const tellsOf = ({ status, picked, entryId, verdict }: Case, { id }: CatalogEntry): boolean =>
  status === 'standing' &&
  (picked ? entryId === id : verdict.candidates.some((candidate) => candidate.id === id));

/** A repeat links the card of the first as long as that one tells of this error. Where it does not and nothing was said yet, the whole card is said. */
const repeatView = (
  shown: Case,
  entry: CatalogEntry,
  { earlier, escalation }: CaseContext,
): CaseView | undefined => {
  if (!earlier || shown.picked) return undefined;
  const { first } = earlier;
  const linked = first?.card && tellsOf(first, entry) ? { first: { ...first, card: first.card } } : undefined;
  if (!linked && !shown.card) return undefined;
  const joinable = earlier.escalation?.state === 'resolved' ? undefined : earlier.escalation;
  return {
    kind: 'repeat',
    case: shown,
    entry,
    ...linked,
    ...(escalation ? { escalation } : {}),
    ...(joinable && !escalation ? { joinable } : {}),
  };
};

const chosenOf = (shown: Case, { chooser }: CaseContext, catalog: Catalog) => {
  if (!shown.picked || chooser === undefined) return {};
  const before = catalog.byId(decidedBy(shown) ?? '');
  return { chosen: { by: chooser, ...(before ? { before } : {}) } };
};

/** Errors of the app's own side, and those that nothing but a look tells from them. */
const isCheckable = ({ group, fixedBy, escalate }: CatalogEntry): boolean =>
  (group === 'core' || group === 'neighbour') &&
  (fixedBy[0] === 'developer' || escalate.evidence.includes('jwks_fetch'));

const viewOf = (
  shown: Case,
  { catalog, look, pageOf, escalatesTo, teamNote: notesOf }: ShowDeps,
  context: CaseContext,
): CaseView => {
  const { verdict, status } = shown;
  const { escalation, worked = 0, recurrence, fixedBefore, teamNote } = context;
  if (status !== 'standing') return { kind: 'withdrawn', case: shown, why: status };
  const entry = catalog.byId(shownEntryId(shown) ?? '');
  const repeat = entry && repeatView(shown, entry, context);
  if (repeat) return repeat;
  const options = optionsOf(verdict.candidates, catalog);
  if (entry) {
    const errors = verdict.kind === 'match' ? options.map((option) => option.entry) : [];
    const others = [...verdict.others, ...(verdict.kind === 'ambiguous' ? verdict.candidates : [])];
    const alike = entriesOf([...others.map(({ id }) => id), ...entry.lookAlikes], catalog);
    const alsoFound = shown.picked ? [] : errors.filter(({ id }) => id !== entry.id);
    return {
      kind: 'entry',
      case: shown,
      entry,
      reasons: options.find((option) => option.entry === entry)?.reasons ?? [],
      alsoFound,
      lookAlikes: alike.filter((other) => other !== entry && !alsoFound.includes(other)).slice(0, 3),
      ...(shown.entryId === undefined
        ? { runnersUp: options.slice(1, 3).map((option) => option.entry) }
        : {}),
      ...(escalation ? { escalation } : {}),
      ...(escalatesTo === undefined ? {} : { escalatesTo }),
      worked,
      ...questionOf(entry, verdict),
      canCheck: look !== undefined && isCheckable(entry),
      ...(pageOf ? { page: pageOf(entry.id) } : {}),
      ...(recurrence && recurrence.reports > 1 ? { recurrence } : {}),
      ...(fixedBefore ? { fixedBefore } : {}),
      ...(teamNote ? { teamNote } : {}),
      takesNotes: notesOf !== undefined,
      ...chosenOf(shown, context, catalog),
    };
  }
  if (verdict.kind === 'none' || options.length === 0) return { kind: 'nothing', case: shown };
  return {
    kind: 'choice',
    case: shown,
    options: options.slice(0, 3),
    ...questionOf(catalog.byId(verdict.question ?? ''), verdict),
    canCheck: look !== undefined && options.some((option) => isCheckable(option.entry)),
  };
};

/** What the card of a case tells that was just opened: nothing else belongs to it yet. */
export const newCaseView = (opened: Case, deps: ShowDeps, known: KnownBefore = {}): CaseView =>
  viewOf(opened, deps, known);

export type ViewDeps = ShowDeps & Pick<CaseDeps, 'store' | 'people' | 'fixedBefore'>;

/** The escalation that a case belongs to, where that was read already. */
interface KnownEscalation {
  readonly escalation?: Escalation;
}

const chooserOf = async (
  { id, teamId, picked }: Case,
  { store, people }: ViewDeps,
): Promise<string | undefined> => {
  const userId = picked ? await store.ratings.chooserOf(teamId, id) : undefined;
  return userId === undefined ? undefined : people.nameOf({ teamId, userId });
};

/** What fixed the error of a case before and what the team notes on it, where the case stands and is held to be one. */
export const knownBefore = async (
  shown: Case,
  deps: Pick<CaseDeps, 'fixedBefore' | 'teamNote'>,
): Promise<KnownBefore> => {
  const entryId = shownEntryId(shown);
  if (entryId === undefined || shown.status !== 'standing') return {};
  const [fixedBefore, teamNote] = await Promise.all([
    deps.fixedBefore?.(shown, entryId),
    deps.teamNote?.(shown, entryId),
  ]);
  return { fixedBefore, teamNote };
};

const contextOf = async (shown: Case, deps: ViewDeps, known: KnownEscalation = {}): Promise<CaseContext> => {
  const { store } = deps;
  const [escalation, echo, chooser, before] = await Promise.all([
    known.escalation ?? store.escalations.ofCase(shown.teamId, shown.id),
    store.cases.echo(shown.teamId, shown.id),
    chooserOf(shown, deps),
    knownBefore(shown, deps),
  ]);
  return { escalation, ...echo, chooser, ...before };
};

/** What is known of the case that another repeats; undefined where it repeats none. */
const earlierOf = async ({ teamId, repeats }: Case, { store }: ViewDeps): Promise<CaseContext['earlier']> => {
  if (repeats === undefined) return undefined;
  const [first, escalation] = await Promise.all([
    store.cases.find(teamId, repeats),
    store.escalations.ofCase(teamId, repeats),
  ]);
  return { first, escalation };
};

/** Reads what belongs to a case and says what its card must tell. */
export const viewCase = async (shown: Case, deps: ViewDeps, known?: KnownEscalation): Promise<CaseView> => {
  const [context, earlier] = await Promise.all([contextOf(shown, deps, known), earlierOf(shown, deps)]);
  return viewOf(shown, deps, { ...context, ...(earlier ? { earlier } : {}) });
};

/** The view of the full card, even of a case that repeats another. */
const viewWhole = async (shown: Case, deps: ViewDeps): Promise<CaseView> =>
  viewOf(shown, deps, await contextOf(shown, deps));

/** The case behind a click as its card must tell it now. */
export const claimView = async (caseId: string, by: Actor, deps: ViewDeps): Promise<CaseView | Gone> => {
  const found = await claim(caseId, by, deps);
  return found ? viewCase(found, deps) : gone;
};

/** The whole card of the case behind a click, even where the posted one is a short reply. */
export const claimWholeView = async (caseId: string, by: Actor, deps: ViewDeps): Promise<CaseView | Gone> => {
  const found = await claim(caseId, by, deps);
  return found ? viewWhole(found, deps) : gone;
};

/** A case of a team as its card must tell it now, where nobody clicked; undefined when it is gone. */
export const findView = async (
  teamId: string,
  caseId: string,
  deps: ViewDeps,
): Promise<CaseView | undefined> => {
  const found = await deps.store.cases.find(teamId, caseId);
  return found && viewCase(found, deps);
};
