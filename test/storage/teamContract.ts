import { describe, expect, test } from '@jest/globals';
import type { Database, Store } from '../../src/storage/openDatabase.ts';
import { type Kind, open, type Place } from './places.ts';
import { filing, sampleCase } from './samples.ts';

/**
 * What a method gives to a team that asks with the names and ids of team T1: nothing of T1's, and nothing of T1's changes. Or why it
 * is of all teams.
 */
type Row = ((store: Store, teamId: string) => Promise<unknown>) | { readonly ofAllTeams: string };

const operator = { ofAllTeams: 'For the operator, in a terminal.' };
const lease = {
  ofAllTeams: 'A worker’s lease: one bot serves every workspace of an organisation. Each row names its team.',
};
const clock = { ofAllTeams: 'Retention: what is old goes, whosever it is.' };
const metric = { ofAllTeams: 'A measure of the whole bot: a time, no content.' };
const job = { ofAllTeams: 'Jobs of the whole bot; the run of one that belongs to a team names it.' };
const ownKeySets = { ofAllTeams: 'The operator’s own key sets, named in the configuration.' };

const channelId = 'C1';
const entryId = 'invalid_client';
const at = 1000;
const caseId = 'T1-case';
const escalationId = 'T1-escalation';

/**
 * Every method of every store. A store or method that is new here does not compile without a row, and fails by name: give it the
 * team and a row that asks for T1's as another team, or say why it is of all teams.
 */
const rows = {
  cases: {
    find: ({ cases }, teamId) => cases.find(teamId, caseId),
    ofMessage: ({ cases }, teamId) => cases.ofMessage({ teamId, channelId, messageTs: '1.0' }),
    ofThread: ({ cases }, teamId) => cases.ofThread({ teamId, channelId, threadTs: '1.0' }),
    firstOf: ({ cases }, teamId) => cases.firstOf({ teamId, channelId, entryId, since: 0 }),
    echo: ({ cases }, teamId) => cases.echo(teamId, caseId),
    sightings: ({ cases }, teamId) => cases.sightings({ teamId, entryId, since: 0 }),
    ofCard: ({ cases }, teamId) => cases.ofCard({ teamId, channelId, ts: 'T1-card' }),
    repeatsOf: ({ cases }, teamId) => cases.repeatsOf(teamId, caseId),
    latestOf: ({ cases }, teamId) => cases.latestOf(teamId, 10),
    calledWrong: operator,
    latest: operator,
    open: ({ cases }, teamId) => cases.open({ ...sampleCase, id: `${teamId}-new`, teamId, messageTs: '9.0' }),
    setStatus: ({ cases }, teamId) => cases.setStatus(teamId, caseId, 'dismissed'),
    pick: ({ cases }, teamId) => cases.pick(teamId, caseId, 'invalid_scope'),
    settle: ({ cases }, teamId) =>
      cases.settle(teamId, caseId, { verdict: sampleCase.verdict, entryId: 'jwks_slow', picked: false }),
    revise: ({ cases }, teamId) =>
      cases.revise(teamId, caseId, {
        verdict: sampleCase.verdict,
        excerpt: 'edited',
        picked: false,
        status: 'standing',
        version: '1',
      }),
    standAlone: ({ cases }, teamId) => cases.standAlone(teamId, 'T1-repeat'),
    unplace: ({ cases }, teamId) => cases.unplace({ teamId, channelId, ts: 'T1-card' }),
    place: ({ cases }, teamId) => cases.place(teamId, caseId, { channelId, ts: '8.0' }),
  },
  ratings: {
    chooserOf: ({ ratings }, teamId) => ratings.chooserOf(teamId, caseId),
    add: ({ ratings }, teamId) =>
      ratings.add({ teamId, caseId, entryId, userId: 'U1', rating: 'worked', at }),
    choose: ({ ratings }, teamId) => ratings.choose({ teamId, caseId, entryId, userId: 'U2', at }),
    unchoose: ({ ratings }, teamId) => ratings.unchoose(teamId, caseId),
  },
  escalations: {
    ofCase: ({ escalations }, teamId) => escalations.ofCase(teamId, caseId),
    find: ({ escalations }, teamId) => escalations.find(teamId, escalationId),
    byNumber: ({ escalations }, teamId) => escalations.byNumber(teamId, 1001),
    numbered: operator,
    list: ({ escalations }, teamId) => escalations.list({ teamId }),
    listAndCount: ({ escalations }, teamId) => escalations.listAndCount({ teamId }),
    countOpen: async ({ escalations }, teamId) => [...(await escalations.countOpen(teamId))],
    casesOf: ({ escalations }, teamId) => escalations.casesOf(teamId, escalationId),
    history: ({ escalations }, teamId) => escalations.history(teamId, escalationId),
    deliveries: ({ escalations }, teamId) => escalations.deliveries(teamId, escalationId),
    resolutions: ({ escalations }, teamId) => escalations.resolutions({ teamId }),
    all: operator,
    takeReminders: lease,
    // The case has its escalation already, which another team is not given.
    file: ({ escalations }, teamId) =>
      escalations
        .file(filing(9, { caseId, by: { teamId, userId: 'U1', channelId } }))
        .catch((error: unknown) => String(error)),
    join: ({ escalations }, teamId) =>
      escalations.join({ teamId, escalationId, caseId: 'T1-repeat', by: 'U1', at }),
    retry: ({ escalations }, teamId) => escalations.retry({ teamId, escalationId, by: 'U1', at: 9000 }),
    edit: ({ escalations }, teamId) =>
      escalations.edit(teamId, escalationId, {
        set: { assignee: 'U1' },
        change: { kind: 'assigned', to: 'U1' },
        by: 'U1',
        at,
      }),
  },
  channels: {
    settings: ({ channels }, teamId) => channels.settings(teamId, channelId),
    digests: async ({ channels }, teamId) => [...(await channels.digests(teamId))],
    introduction: ({ channels }, teamId) => channels.introduction(teamId, channelId),
    introduce: ({ channels }, teamId) => channels.introduce({ teamId, channelId: 'C9', at }),
    placeIntroduction: ({ channels }, teamId) =>
      channels.placeIntroduction({ teamId, channelId, ts: `${teamId}-other` }),
    configure: ({ channels }, teamId) =>
      channels.configure({ teamId, channelId, settings: { bots: 'all' }, by: 'U1', at }),
  },
  schedule: { claim: job, release: job, latest: job, isClaimed: job },
  replies: {
    countRepeats: ({ replies }, teamId) => replies.countRepeats({ teamId, channelId, since: 0 }),
    add: ({ replies }, teamId) => replies.add(replyOf(teamId, `${teamId}-added`)),
    addOnce: ({ replies }, teamId) =>
      replies.addOnce({ ...replyOf(teamId, `${teamId}-once`), caseId, content: { kind: 'hint' } }),
    take: lease,
    waitingSince: metric,
    begin: ({ replies }, teamId) => replies.begin({ teamId, id: 'T1-reply', attempts: 0 }, 6000),
    renew: lease,
    settle: ({ replies }, teamId) =>
      replies.settle(teamId, 'T1-reply', { state: 'posted', card: { channelId, ts: '7.0' } }),
    sumUp: lease,
    drop: ({ replies }, teamId) => replies.drop(teamId, caseId),
  },
  mutes: {
    list: ({ mutes }, teamId) => mutes.list({ teamId, channelId, now: at }),
    set: ({ mutes }, teamId) => mutes.set({ ...muteOf(teamId), id: `${teamId}-longer`, until: 99_000 }),
    lift: ({ mutes }, teamId) =>
      mutes.lift(teamId, 'T1-longer').then((lifted) => lifted ?? mutes.lift(teamId, 'T1-mute')),
  },
  outbreaks: {
    find: ({ outbreaks }, teamId) => outbreaks.find(teamId, 'T1-outbreak'),
    place: ({ outbreaks }, teamId) => outbreaks.place(teamId, 'T1-outbreak', { channelId, ts: '6.0' }),
    raise: ({ outbreaks }, teamId) =>
      outbreaks.raise({ id: `${teamId}-raised`, teamId, entryId, startedAt: at, lastAt: 2 * at }),
    closeQuiet: ({ outbreaks }, teamId) => outbreaks.closeQuiet(teamId, 9000),
  },
  custody: {
    purgeCases: clock,
    countCases: operator,
    forgetUser: operator,
    purgeTraces: clock,
    purgeEscalations: clock,
    holdingOf: operator,
    newestMessage: clock,
  },
  keySets: {
    recall: ({ keySets }, teamId) => keySets.recall({ teamId, userId: 'U1' }),
    remember: ({ keySets }, teamId) => keySets.remember({ ...keySetOf(teamId), at: 2 * at }),
    watched: ownKeySets,
    noteWatched: ownKeySets,
  },
  teamNotes: {
    find: ({ teamNotes }, teamId) => teamNotes.find(teamId, 'T1-note'),
    standing: ({ teamNotes }, teamId) => teamNotes.standing(teamId, entryId),
    place: ({ teamNotes }, teamId) => teamNotes.place(teamId, 'T1-note', { channelId, ts: '5.0' }),
    propose: ({ teamNotes }, teamId) =>
      teamNotes.propose({ ...noteOf(teamId, 'proposed'), id: `${teamId}-new`, text: 'new' }, () =>
        replyOf(teamId, `${teamId}-asked`),
      ),
    decide: ({ teamNotes }, teamId) =>
      teamNotes.decide({ teamId, id: 'T1-note', from: ['proposed'], to: 'standing', by: 'U2', at }, []),
    askReviews: ({ teamNotes }, teamId) =>
      teamNotes.askReviews({ teamId, now: 9e15 }, ({ id }) => replyOf(teamId, `${id}-review`)),
  },
  curation: {
    waiting: ({ curation }, teamId) => curation.waiting({ teamId, since: 0, limit: 10 }),
    add: ({ curation }, teamId) =>
      curation.add({ ...decisionOf(teamId, 'taken'), id: `${teamId}-new`, caseId: `${teamId}-repeat` }),
    find: ({ curation }, teamId) => curation.find(teamId, 'T1-proposed'),
    take: ({ curation }, teamId) => curation.take(teamId, 'T1-proposed'),
    takeBack: ({ curation }, teamId) => curation.takeBack(teamId, 'T1-taken'),
    taken: ({ curation }, teamId) => curation.taken({ teamId, kinds: ['wording'], limit: 10 }),
    wordings: ({ curation }, teamId) => curation.wordings(teamId),
    takenOfAllTeams: operator,
  },
  numbers: { count: ({ numbers }, teamId) => numbers.count({ teamId, from: 0, to: 9e15 }) },
} as const satisfies { readonly [Room in keyof Store]: { readonly [Method in keyof Store[Room]]: Row } };

const replyOf = (teamId: string, id: string) =>
  ({
    id,
    teamId,
    channelId,
    userId: 'U1',
    content: { kind: 'repeat' },
    state: 'queued',
    writtenAt: at,
  }) as const;

const noteOf = (teamId: string, state: 'proposed' | 'standing') =>
  ({
    id: `${teamId}-${state === 'standing' ? 'stood' : 'note'}`,
    teamId,
    entryId,
    state,
    text: `${teamId}-words-${state}`,
    by: `${teamId}-U`,
    at,
    caseId: `${teamId}-case`,
    reviewAt: at,
  }) as const;

const decisionOf = (teamId: string, state: 'proposed' | 'taken') =>
  ({
    id: `${teamId}-${state}`,
    teamId,
    caseId: `${teamId}-${state === 'taken' ? 'fixed' : 'case'}`,
    kind: 'wording',
    state,
    entryId,
    words: `${teamId}-words`,
    by: `${teamId}-U`,
    at,
  }) as const;

const muteOf = (teamId: string) =>
  ({ id: `${teamId}-mute`, teamId, channelId, kind: 'channel', subject: '', by: 'U1', at }) as const;

const keySetOf = (teamId: string) =>
  ({
    teamId,
    clientId: 'app1',
    environment: 'production',
    jwksUrl: `https://${teamId}.example/jwks.json`,
    userId: 'U1',
    at,
  }) as const;

/** Rows of a team in every table; all that may be told apart bears the team's name. */
const fill = async ({ store, queue }: Database, teamId: string) => {
  const { cases, ratings, escalations, channels, replies, mutes, outbreaks, keySets } = store;
  const own = (name: string) => `${teamId}-${name}`;
  const by = { teamId, userId: own('U'), channelId };
  const opened = { ...sampleCase, teamId, userId: own('U'), excerpt: own('text'), threadTs: '1.0' };
  await cases.open({ ...opened, id: own('case'), messageTs: '1.0' });
  await cases.open({ ...opened, id: own('repeat'), messageTs: '2.0', repeats: own('case') });
  await cases.open({ ...opened, id: own('fixed'), messageTs: '3.0' });
  await cases.place(teamId, own('case'), { channelId, ts: own('card') });
  await cases.place(teamId, own('repeat'), { channelId, ts: own('second') });
  await ratings.choose({ teamId, caseId: own('case'), entryId, userId: own('U'), at });
  await escalations.file(filing(1, { id: own('escalation'), caseId: own('case'), by }));
  await escalations.file(filing(2, { id: own('done'), caseId: own('fixed'), by }));
  for (const { delivery } of await queue.take(['mail'], { now: at, leaseUntil: at + 1 }))
    await queue.record(delivery, { state: 'failed', attempts: 1, reason: own('reason') });
  await escalations.edit(teamId, own('done'), {
    set: { state: 'resolved', fix: { words: own('words') } },
    change: { kind: 'moved', from: 'sent', to: 'resolved' },
    by: own('U'),
    at,
  });
  await channels.configure({ teamId, channelId: own('C'), settings: { digest: true }, by: own('U'), at });
  await channels.configure({
    teamId,
    channelId,
    settings: { sensitivity: teamId === 'T1' ? 'eager' : 'careful' },
    by: own('U'),
    at,
  });
  await channels.introduce({ teamId, channelId, at });
  await channels.placeIntroduction({ teamId, channelId, ts: own('ts') });
  await replies.add({ ...replyOf(teamId, own('reply')), caseId: own('case'), content: { kind: 'case' } });
  await mutes.set(muteOf(teamId));
  await outbreaks.raise({ id: own('outbreak'), teamId, entryId, startedAt: at, lastAt: at });
  await keySets.remember(keySetOf(teamId));
  await store.curation.add(decisionOf(teamId, 'taken'));
  await store.curation.add(decisionOf(teamId, 'proposed'));
  await store.teamNotes.propose(noteOf(teamId, 'standing'), () => replyOf(teamId, own('stood')));
  await store.teamNotes.propose(noteOf(teamId, 'proposed'), () => replyOf(teamId, own('note')));
};

/** What T1 has more of, so that no count is the same for both. */
const fillMore = async ({ escalations, replies, cases, ratings }: Store) => {
  await cases.open({ ...sampleCase, id: 'T1-more', messageTs: '4.0' });
  await ratings.add({ teamId: 'T1', caseId: 'T1-more', entryId, userId: 'T1-U', rating: 'wrong', at });
  await escalations.file(filing(3, { id: 'T1-third', caseId: 'T1-more' }));
  await replies.add(replyOf('T1', 'T1-again'));
};

const tables = [
  'cases',
  'ratings',
  'escalations',
  'escalation_cases',
  'history',
  'deliveries',
  'resolutions',
  'resolution_places',
  'channels',
  'replies',
  'mutes',
  'outbreaks',
  'key_sets',
  'team_notes',
  'decisions',
];

const isOfT1 = (text: string): boolean => /\bT1\b/.test(text);

/** All rows that tell of T1. */
const ofT1 = async ({ rowsOf }: Place): Promise<readonly string[]> => {
  const all = (await rowsOf(tables)).map(({ table, row }) => `${table} ${JSON.stringify(row)}`);
  // What T2 wrote names T1's ids, and is T2's.
  return all.filter((row) => isOfT1(row) && !row.includes('"team_id":"T2"')).sort();
};

const askedRows = Object.entries<Readonly<Record<string, Row>>>(rows).flatMap(([room, methods]) =>
  Object.entries(methods).flatMap(([method, row]) =>
    typeof row === 'function' ? [{ name: `${room}.${method}`, ask: row }] : [],
  ),
);

/** Whoever names no team, or another one, gets nothing. */
export const teamContract = (kind: Kind): void => {
  describe('teams', () => {
    test('every method of every store is in the table of this file', async () => {
      const { store } = await open((await kind.make()).config);
      const known: Readonly<Record<string, object>> = rows;
      const missing = Object.entries(store).flatMap(([room, methods]) =>
        Object.keys(methods)
          .filter((method) => !Object.hasOwn(known[room] ?? {}, method))
          .map(
            (method) =>
              `${room}.${method}: give it the team, and a row in test/storage/teamContract.ts that asks as another team; or say there why it is of all teams`,
          ),
      );
      expect(missing).toEqual([]);
    });

    test('a team that names another’s ids gets nothing of it and changes nothing of it, where the team itself does', async () => {
      const place = await kind.make();
      const database = await open(place.config);
      const { store } = database;
      await fill(database, 'T1');
      await fill(database, 'T2');
      await fillMore(store);
      const before = await ofT1(place);
      const answers = new Map<string, string>();
      for (const { name, ask } of askedRows) {
        const answer = JSON.stringify(await ask(store, 'T2')) ?? 'nothing';
        expect({ name, tells: isOfT1(answer) ? answer : 'nothing of T1' }).toEqual({
          name,
          tells: 'nothing of T1',
        });
        expect({ name, left: await ofT1(place) }).toEqual({ name, left: before });
        answers.set(name, answer);
      }
      let earlier = before;
      for (const { name, ask } of askedRows) {
        const answer = JSON.stringify(await ask(store, 'T1')) ?? 'nothing';
        const now = await ofT1(place);
        const isChanged = JSON.stringify(now) !== JSON.stringify(earlier);
        expect({ name, works: isChanged || answer !== answers.get(name) }).toEqual({ name, works: true });
        earlier = now;
      }
    }, 60_000);
  });
};
