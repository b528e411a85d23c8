import type { EscalationState, Move } from '../../src/escalations/escalation.ts';
import type { Numbers, NumbersFilter } from '../../src/insights/port.ts';
import type { Store } from '../../src/storage/openDatabase.ts';
import { createRandom, type Random } from '../deep/fuzz/random.ts';
import { filing, sampleCase } from './samples.ts';

interface Seen {
  readonly channelId: string;
  readonly at: number;
}

interface SeenEscalation {
  readonly channelIds: readonly string[];
  readonly openedAt: number;
  readonly movedAt?: number;
  readonly resolvedAt?: number;
}

/** All that happened in a team, as somebody who watched would have noted it. */
export interface Past {
  readonly pastes: (Seen & { readonly entryId?: string })[];
  readonly ratings: (Seen & { readonly rating: 'worked' | 'wrong' })[];
  readonly escalations: SeenEscalation[];
}

const { facts } = sampleCase.verdict;
const nothingFound = { kind: 'none', candidates: [], others: [], facts } as const;

/** Pastes an error, or something that is none; half of them are rated. */
const paste = async ({ cases, ratings }: Store, past: Past, { next, below, pick }: Random) => {
  const id = `case${past.pastes.length}`;
  const seen = { channelId: pick(['C1', 'C2', 'C3', 'C4']), at: below(3000) };
  const entryId = pick(['invalid_client', 'invalid_scope', undefined]);
  const { entryId: _, verdict, ...bare } = sampleCase;
  const found = entryId === undefined ? { verdict: nothingFound } : { verdict, entryId };
  await cases.open({ ...bare, ...found, ...seen, id, messageTs: id });
  past.pastes.push({ ...seen, ...(entryId === undefined ? {} : { entryId }) });
  if (next() < 0.5) {
    const rating = pick<'worked' | 'wrong'>(['worked', 'wrong']);
    await ratings.add({
      teamId: 'T1',
      caseId: id,
      entryId: 'invalid_client',
      userId: 'U1',
      rating,
      at: seen.at,
    });
    past.ratings.push({ ...seen, rating });
  }
  return { id, channelId: seen.channelId };
};

/** Moves an escalation about, with a note after each move. */
const move = async (
  { escalations }: Store,
  { id, openedAt }: { id: string; openedAt: number },
  random: Random,
) => {
  let times: Pick<SeenEscalation, 'movedAt' | 'resolvedAt'> = {};
  let from: EscalationState = 'queued';
  let at = openedAt;
  for (let left = random.below(5); left > 0; left--) {
    at += 1 + random.below(500);
    const to: Move =
      from === 'resolved' ? 'reopened' : random.pick(['acknowledged', 'waiting_for_us', 'resolved']);
    const fix = to === 'resolved' ? { fix: { words: 'a new key' } } : {};
    await escalations.edit('T1', id, {
      set: { state: to, ...fix },
      change: { kind: 'moved', from, to },
      by: 'U2',
      at,
    });
    await escalations.edit('T1', id, { change: { kind: 'noted', text: 'x' }, by: 'U2', at: at + 1 });
    const movedAt = times.movedAt ?? at;
    times = to === 'resolved' ? { movedAt, resolvedAt: at } : { movedAt };
    from = to;
  }
  return times;
};

/** Files an escalation, some for several cases, some joined by another one later. */
const escalate = async (store: Store, past: Past, random: Random) => {
  const index = past.escalations.length + 1;
  const id = `escalation${index}`;
  const openedAt = random.below(3000);
  const led = await paste(store, past, random);
  const others = random.next() < 0.4 ? [await paste(store, past, random)] : [];
  await store.escalations.file(
    filing(index, { caseId: led.id, at: openedAt, others: others.map((other) => other.id) }),
  );
  const late = random.next() < 0.3 ? [await paste(store, past, random)] : [];
  for (const { id: caseId } of late)
    await store.escalations.join({ teamId: 'T1', escalationId: id, caseId, by: 'U1', at: openedAt });
  past.escalations.push({
    channelIds: [led, ...others, ...late].map(({ channelId }) => channelId),
    openedAt,
    ...(await move(store, { id, openedAt }, random)),
  });
};

/** Gives an empty store of a team T1 twenty-four escalations and their pastes, the same ones for the same seed. */
export const makeRandomPast = async (store: Store, seed: number): Promise<Past> => {
  const random = createRandom(seed);
  const past: Past = { pastes: [], ratings: [], escalations: [] };
  while (past.escalations.length < 24) await escalate(store, past, random);
  return past;
};

const inOrder = (waits: readonly number[]) => waits.toSorted((one, other) => one - other);

/** The numbers of a past, worked out the plain way. */
export const countPlainly = (
  { pastes, ratings, escalations }: Past,
  { from, to, channelIds }: NumbersFilter,
): Omit<Numbers, 'replies'> => {
  const within = (at: number) => at >= from && at < to;
  const isIn = (channelId: string) => channelIds?.includes(channelId) ?? true;
  const meant = pastes.filter(({ at, channelId }) => within(at) && isIn(channelId));
  const rated = ratings.filter(({ at, channelId }) => within(at) && isIn(channelId));
  const opened = escalations.filter((one) => within(one.openedAt) && one.channelIds.some(isIn));
  const waited = (until: 'movedAt' | 'resolvedAt') =>
    inOrder(opened.flatMap(({ openedAt, [until]: at }) => (at === undefined ? [] : [at - openedAt])));
  return {
    errors: ['invalid_client', 'invalid_scope'].flatMap((entryId) => {
      const cases = meant.filter((one) => one.entryId === entryId).length;
      return cases === 0 ? [] : [{ entryId, practiceCode: 'FEIGCD', cases }];
    }),
    unrecognised: meant.filter(({ entryId }) => entryId === undefined).length,
    feedback: {
      worked: rated.filter(({ rating }) => rating === 'worked').length,
      wrong: rated.filter(({ rating }) => rating === 'wrong').length,
    },
    escalations: {
      opened: opened.length,
      acknowledgedAfter: waited('movedAt'),
      resolvedAfter: waited('resolvedAt'),
    },
  };
};
