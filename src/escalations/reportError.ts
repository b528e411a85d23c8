import type { LeftAlone } from '../cases/answer.ts';
import { type Case, shownEntryId } from '../cases/case.ts';
import { countVerdict, openCase } from '../cases/openCase.ts';
import { recognise } from '../cases/recognise.ts';
import { whenStoreIsDown } from '../cases/whenStoreIsDown.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import { judge } from '../channels/authority.ts';
import type { Actor } from '../channels/places.ts';
import { whenLeftAlone } from '../reading/createTextReader.ts';
import type { EscalationDeps } from './deps.ts';
import type { NotWritten } from './escalate.ts';
import { draftEscalation } from './escalate.ts';

/** What somebody reports that stands in no message: what they saw, and which error that is, where they know. */
interface ErrorReport {
  readonly seen: string;
  readonly entryId?: string;
}

/** `unnamed`: no error was picked, and none is recognised for sure. `outside`: they are not in the channel. */
export type Reported =
  | Awaited<ReturnType<typeof draftEscalation>>
  | { readonly kind: 'unnamed'; readonly nearest: readonly CatalogEntry[] }
  | { readonly kind: 'outside' }
  | LeftAlone
  | NotWritten;

const mostNearest = 3;

const open = async ({ seen, entryId }: ErrorReport, by: Actor, deps: EscalationDeps): Promise<Reported> => {
  const { catalog, people, store } = deps;
  if (!(await people.channelsOf(by)).has(by.channelId)) return { kind: 'outside' };
  const judgement = await judge({ act: 'escalate an error', place: 'channel' }, by, deps);
  if (judgement.kind !== 'may') return judgement;
  const paste = { text: seen, door: 'shortcut', by } as const;
  const opened = await openCase(paste, await recognise(paste, deps), deps);
  const picked = catalog.byId(entryId ?? '');
  if (!picked && shownEntryId(opened) === undefined) {
    const nearest = opened.verdict.candidates.flatMap(({ id }) => catalog.byId(id) ?? []);
    return { kind: 'unnamed', nearest: nearest.slice(0, mostNearest) };
  }
  const kept: Case = picked
    ? { ...opened, entryId: picked.id, picked: picked.id !== opened.entryId }
    : opened;
  countVerdict(kept, deps);
  await store.cases.open(kept);
  await deps.caseOpened(kept);
  return draftEscalation({ caseId: kept.id }, by, deps);
};

/**
 * Opens a case for an error that stands in no message, in the channel whose people may follow it, and drafts its escalation.
 * From there on it is escalated as from a card.
 */
export const reportError = (report: ErrorReport, by: Actor, deps: EscalationDeps): Promise<Reported> =>
  whenLeftAlone(
    whenStoreIsDown(open(report, by, deps), (): Reported => ({ kind: 'not written' })),
    (reason): Reported => {
      deps.metrics.count('drops', { reason });
      return { kind: 'leftAlone', reason };
    },
  );
