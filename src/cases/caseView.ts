import type { Catalog } from '../catalog/catalog.ts';
import type { CatalogEntry, Question } from '../catalog/schema.ts';
import type { Escalation } from '../escalations/escalation.ts';
import type { Candidate, Reason } from '../triage/verdict.ts';
import type { CardPlace, Case } from './case.ts';
import type { Recurrence, Store } from './ports.ts';

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

/** What is known about a case beside the case itself. */
export interface Standing {
  readonly escalation?: Escalation | undefined;
  /** How many people said that the card worked. */
  readonly worked: number;
  readonly recurrence?: Recurrence | undefined;
  /** The case that this one repeats. */
  readonly first?: Case | undefined;
}

/** A repeat links the card of the first as long as that one stands and nobody decided otherwise. */
const repeatOf = (
  shown: Case,
  entry: CatalogEntry,
  { first, escalation }: Standing,
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

/** Says what the card of a case must tell. */
export const viewOf = (shown: Case, catalog: Catalog, standing: Standing): CaseView => {
  const { finding, status } = shown;
  const { escalation, worked, recurrence } = standing;
  if (status !== 'standing') return { kind: 'withdrawn', case: shown, why: status };
  const entry = shown.entryId === undefined ? undefined : catalog.byId(shown.entryId);
  const repeat = entry && repeatOf(shown, entry, standing);
  if (repeat) return repeat;
  const options = optionsOf(finding.candidates, catalog);
  if (entry) {
    const errors = finding.kind === 'match' ? options.map((option) => option.entry) : [];
    const others = [...finding.others, ...(finding.kind === 'ambiguous' ? finding.candidates : [])];
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
      ...(recurrence && recurrence.reports > 1 ? { recurrence } : {}),
    };
  }
  if (finding.kind === 'none' || options.length === 0)
    return { kind: 'nothing', case: shown, nearest: options.map((option) => option.entry).slice(0, 3) };
  const question = finding.question === undefined ? undefined : catalog.byId(finding.question)?.question;
  return { kind: 'choice', case: shown, options: options.slice(0, 3), ...(question ? { question } : {}) };
};

type ViewDeps = { readonly catalog: Catalog; readonly store: Store };

const standingOf = async (shown: Case, { store }: ViewDeps): Promise<Standing> => {
  const [escalation, worked, recurrence] = await Promise.all([
    store.escalations.ofCase(shown.id),
    store.ratings.count(shown.id, 'worked'),
    store.cases.recurrence(shown.id),
  ]);
  return { escalation, worked, recurrence };
};

/** Reads what belongs to a case and says what its card must tell. */
export const viewCase = async (shown: Case, deps: ViewDeps): Promise<CaseView> => {
  const standing = await standingOf(shown, deps);
  const first =
    shown.repeats === undefined ? undefined : await deps.store.cases.find(shown.teamId, shown.repeats);
  return viewOf(shown, deps.catalog, { ...standing, first });
};

/** The same with the full card, even of a case that repeats another. */
export const viewWhole = async (shown: Case, deps: ViewDeps): Promise<CaseView> =>
  viewOf(shown, deps.catalog, await standingOf(shown, deps));
