import type { Case } from '../cases/case.ts';
import type { Sighting } from '../cases/port.ts';
import type { Actor } from '../channels/places.ts';
import type { OutbreakDeps } from './deps.ts';
import type { Affected, Outbreak, OutbreakView } from './outbreak.ts';

const affectedBy = (sightings: readonly Sighting[]): readonly Affected[] => {
  const practices = new Map<string, Affected>();
  for (const { practiceCode, at } of sightings) {
    const { reports, firstAt } = practices.get(practiceCode) ?? { reports: 0, firstAt: at };
    practices.set(practiceCode, { practiceCode, reports: reports + 1, firstAt, lastAt: at });
  }
  return [...practices.values()];
};

const sightingsOf = async (
  { teamId, entryId, startedAt, lastAt }: Outbreak,
  { store }: Pick<OutbreakDeps, 'store'>,
): Promise<readonly Sighting[]> => {
  const since = await store.cases.sightings({ teamId, entryId, since: startedAt });
  return since.filter(({ at }) => at <= lastAt);
};

const mostRead = 10;

/** The escalations that concern an outbreak: some practice's of it, or the one for all. The rest of its practices is loose. */
const filedFor = async (
  { teamId, entryId }: Outbreak,
  sightings: readonly Sighting[],
  { store }: Pick<OutbreakDeps, 'store'>,
): Promise<Pick<OutbreakView, 'escalation' | 'alsoOpen' | 'loose'>> => {
  const named = new Set(sightings.map(({ practiceCode }) => practiceCode));
  const recent = await store.escalations.list({ teamId, entryId, limit: mostRead });
  const concerned = await Promise.all(
    recent.map(async (one) => {
      const cases = new Set((await store.escalations.casesOf(teamId, one.id)).map(({ id }) => id));
      const held = sightings
        .filter(({ caseId }) => cases.has(caseId))
        .map(({ practiceCode }) => practiceCode);
      const { practiceCode, otherPractices = [] } = one.report;
      const stated = one.state === 'resolved' ? [] : [practiceCode, ...otherPractices];
      const covered = stated.includes('ALL') ? [...named] : stated.filter((code) => named.has(code));
      return { one, practices: new Set([...held, ...covered]) };
    }),
  );
  const theirs = concerned.filter(({ practices }) => practices.size > 0).reverse();
  const open = theirs.filter(({ one }) => one.state !== 'resolved').map(({ one }) => one);
  // A resolved one counts only where it was for several.
  const shared = theirs.findLast(({ practices }) => practices.size > 1)?.one;
  const [escalation = shared, ...alsoOpen] = open;
  const covered = new Set(theirs.flatMap(({ practices }) => [...practices]));
  return {
    ...(escalation ? { escalation } : {}),
    alsoOpen,
    loose: [...named].filter((code) => !covered.has(code)),
  };
};

/** Reads what belongs to an outbreak; undefined when it, or its entry, is gone. */
export const viewOutbreak = async (
  teamId: string,
  id: string,
  { store, catalog }: Pick<OutbreakDeps, 'store' | 'catalog'>,
): Promise<OutbreakView | undefined> => {
  const outbreak = await store.outbreaks.find(teamId, id);
  const entry = outbreak && catalog.byId(outbreak.entryId);
  if (!outbreak || !entry) return undefined;
  const sightings = await sightingsOf(outbreak, { store });
  const filed = await filedFor(outbreak, sightings, { store });
  return {
    kind: 'outbreak',
    outbreak,
    entry,
    practices: affectedBy(sightings),
    sightings,
    ...filed,
  };
};

const minuteOf = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`;

/** What the shared escalation says about who is affected. */
export const affectedNotes = ({ practices }: OutbreakView): string =>
  [
    `The same error at ${practices.length} practices:`,
    ...practices
      .slice(0, 40)
      .map(
        ({ practiceCode, reports, firstAt, lastAt }) =>
          `${practiceCode}: ${reports} ${reports === 1 ? 'report' : 'reports'}, ${minuteOf(firstAt)} to ${minuteOf(lastAt)}`,
      ),
  ].join('\n');

/** The outbreak behind a click, if the click comes from the channel where its card stands, and the case that leads it. */
export const claimOutbreak = async (
  id: string,
  by: Actor,
  deps: Pick<OutbreakDeps, 'store' | 'catalog' | 'escalationChannel'>,
): Promise<{ readonly view: OutbreakView; readonly lead: Case } | undefined> => {
  const view = await viewOutbreak(by.teamId, id, deps);
  // The card may be pressed before it is noted where it stands.
  const channelId = view?.outbreak.card?.channelId ?? deps.escalationChannel;
  if (!view || channelId !== by.channelId) return undefined;
  const [first = view.sightings[0]] = view.sightings.filter(({ practiceCode }) =>
    view.loose.includes(practiceCode),
  );
  const lead = first && (await deps.store.cases.find(by.teamId, first.caseId));
  return lead && { view, lead };
};
