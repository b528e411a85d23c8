import type { Catalog } from '../catalog/catalog.ts';
import type { CatalogEntry, Question } from '../catalog/schema.ts';
import type { Actor, CardPlace } from '../channels/places.ts';
import type { Escalation } from '../escalations/escalation.ts';
import type { Candidate, Reason } from '../triage/verdict.ts';
import type { Case } from './case.ts';
import { claim, type Gone, gone } from './claim.ts';
import type { CaseDeps } from './deps.ts';
import type { Echo, Recurrence } from './port.ts';

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
      readonly escalation?: Escalation;
      /** How many people said that the card worked. */
      readonly worked: number;
      /** Whether the bot can look at what is likely wrong. */
      readonly canCheck: boolean;
      /** Address of the page about this error, where people have a reference site. */
      readonly page?: string;
      /** How often the error came again in the channel; absent while it did not. */
      readonly recurrence?: Recurrence;
    }
  | {
      /** The channel has the full card of this error already. */
      readonly kind: 'repeat';
      readonly case: Case;
      readonly entry: CatalogEntry;
      readonly first: Case & { readonly card: CardPlace };
      readonly escalation?: Escalation;
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
      /** No error that we know; the nearest entries for someone who asked. */
      readonly kind: 'nothing';
      readonly case: Case;
      readonly nearest: readonly CatalogEntry[];
    };

const optionsOf = (candidates: readonly Candidate[], catalog: Catalog): Option[] =>
  candidates.flatMap(({ id, reasons }) => {
    const entry = catalog.byId(id);
    return entry ? [{ entry, reasons }] : [];
  });

const entriesOf = (ids: readonly string[], catalog: Catalog): CatalogEntry[] =>
  [...new Set(ids)].flatMap((id) => catalog.byId(id) ?? []);

type ShowDeps = Pick<CaseDeps, 'catalog' | 'look' | 'pageOf'>;

/** What is known about a case beside the case itself. */
interface CaseContext extends Partial<Echo> {
  readonly escalation?: Escalation | undefined;
  /** The case that this one repeats. */
  readonly first?: Case | undefined;
}

/** A repeat links the card of the first as long as that one stands and nobody decided otherwise. */
const repeatView = (
  shown: Case,
  entry: CatalogEntry,
  { first, escalation }: CaseContext,
): CaseView | undefined => {
  if (shown.picked || first?.status !== 'standing' || first.card === undefined) return undefined;
  const { card } = first;
  return {
    kind: 'repeat',
    case: shown,
    entry,
    first: { ...first, card },
    ...(escalation ? { escalation } : {}),
  };
};

/** Errors of the app's own side, and those that nothing but a look tells from them. */
const isCheckable = ({ group, fixedBy, escalate }: CatalogEntry): boolean =>
  (group === 'core' || group === 'neighbour') &&
  (fixedBy[0] === 'developer' || escalate.evidence.includes('jwks_fetch'));

const viewOf = (shown: Case, { catalog, look, pageOf }: ShowDeps, context: CaseContext): CaseView => {
  const { verdict, status } = shown;
  const { escalation, worked = 0, recurrence } = context;
  if (status !== 'standing') return { kind: 'withdrawn', case: shown, why: status };
  const entry = shown.entryId === undefined ? undefined : catalog.byId(shown.entryId);
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
      ...(escalation ? { escalation } : {}),
      worked,
      canCheck: look !== undefined && isCheckable(entry),
      ...(pageOf ? { page: pageOf(entry.id) } : {}),
      ...(recurrence && recurrence.reports > 1 ? { recurrence } : {}),
    };
  }
  if (verdict.kind === 'none' || options.length === 0)
    return { kind: 'nothing', case: shown, nearest: options.map((option) => option.entry).slice(0, 3) };
  const question = verdict.question === undefined ? undefined : catalog.byId(verdict.question)?.question;
  return {
    kind: 'choice',
    case: shown,
    options: options.slice(0, 3),
    ...(question ? { question } : {}),
    canCheck: look !== undefined && options.some((option) => isCheckable(option.entry)),
  };
};

/** What the card of a case tells that was just opened: nothing else belongs to it yet. */
export const newCaseView = (opened: Case, deps: ShowDeps): CaseView => viewOf(opened, deps, {});

type ViewDeps = ShowDeps & Pick<CaseDeps, 'store'>;

/** The escalation that a case belongs to, where that was read already. */
interface KnownEscalation {
  readonly escalation?: Escalation;
}

const contextOf = async (
  { id }: Case,
  { store }: ViewDeps,
  known: KnownEscalation = {},
): Promise<CaseContext> => {
  const [escalation, echo] = await Promise.all([
    known.escalation ?? store.escalations.ofCase(id),
    store.cases.echo(id),
  ]);
  return { escalation, ...echo };
};

/** Reads what belongs to a case and says what its card must tell. */
export const viewCase = async (shown: Case, deps: ViewDeps, known?: KnownEscalation): Promise<CaseView> => {
  const context = await contextOf(shown, deps, known);
  const first =
    shown.repeats === undefined ? undefined : await deps.store.cases.find(shown.teamId, shown.repeats);
  return viewOf(shown, deps, { ...context, first });
};

/** The same with the full card, even of a case that repeats another. */
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
