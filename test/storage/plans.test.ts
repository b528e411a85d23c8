import { expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Store } from '../../src/storage/openDatabase.ts';
import { noteStatements } from '../deep/walks/statements.ts';
import { collect } from '../support/collect.ts';
import { holding } from '../support/holding.ts';
import { open } from './places.ts';
import { sqlite } from './sqlitePlace.ts';

const statements = new Set<string>();
noteStatements((sql) => statements.add(sql));

/** Calls whatever grows with the years may make slow. */
const callAll = async (store: Store) => {
  const { cases, escalations, custody, replies, keySets, teamNotes } = store;
  const team = { teamId: 'T1', channelId: 'C1' };
  const readableBy = { userId: 'U1', channelIds: ['C1', 'C2'] };
  for (const wanted of [{ isOpen: true }, { of: 'U1' }, { isOpen: true, practiceCode: 'A', entryId: 'x' }]) {
    await escalations.listAndCount({ teamId: 'T1', ...wanted, limit: 0 });
    await escalations.listAndCount({ teamId: 'T1', ...wanted, readableBy, limit: 0 });
  }
  await escalations.countOpen('T1');
  await escalations.numbered(1001);
  await escalations.takeReminders({ now: 1, next: 2 });
  await escalations.ofCase('T1', 'case1');
  await escalations.casesOf('T1', 'escalation1');
  await escalations.history('T1', 'escalation1');
  await escalations.deliveries('T1', 'escalation1');
  await collect(escalations.all({ isOpen: true, newestFirst: true }));
  await cases.ofMessage({ ...team, messageTs: '1.2' });
  await cases.ofThread({ ...team, threadTs: '1.2' });
  await cases.firstOf({ ...team, entryId: 'x', since: 1 });
  await cases.echo('T1', 'case1');
  await cases.sightings({ teamId: 'T1', entryId: 'x', since: 1 });
  await cases.latest(5);
  await replies.take({ now: 1, leaseUntil: 2, limit: 5 });
  await replies.waitingSince();
  await replies.countRepeats({ ...team, since: 1 });
  await replies.drop('T1', 'case1');
  await keySets.recall({ ...team, userId: 'U1' });
  for (const purge of [{ userId: 'U1' }, { channelId: 'C1' }, { before: 5 }, { ...team, messageTs: '1.2' }])
    await custody.purgeCases(purge);
  const { curation } = store;
  await curation.waiting({ ...team, channelIds: ['C1'], since: 5, limit: 5 });
  await curation.waiting({ ...team, since: 5, limit: 5 });
  await curation.wordings('T1');
  await teamNotes.standing('T1', 'x');
  await teamNotes.askReviews({ teamId: 'T1', now: 1 }, () => {
    throw new Error('There are none.');
  });
  await custody.purgeEscalations(5);
  await custody.purgeTraces(5);
  await custody.newestMessage();
  await custody.forgetUser('U1');
  await holding(store, 'U1');
};

/** Tables that stay small, or are gone through whole on purpose: mutes, outbreaks, team notes, what approvers decided, scheduled jobs, settings, app key sets. */
const small =
  /^(?:SCAN|SEARCH) (?:mutes|outbreaks|team_notes|decisions|claims|channels|counters|key_sets|watched_key_sets|next)\b/;
/** Ends with the limit of a page: along an index, in the order of that index. */
const isPage = (step: string, sql: string) =>
  /^SCAN (?:cases|escalations) USING INDEX/.test(step) && pages.some((page) => page.test(sql));
const pages = [
  /from "escalations" where "state" != 'resolved' order by "number" desc limit \?$/,
  /from "cases" (?:where "message_ts" is not null )?order by "at" desc limit \?$/,
];
/** Seeks on the team alone: as good as all rows, since a database mostly holds one team. */
const ofWholeTeam = /^SEARCH (?:cases|replies) .*\(team_id=\?\)$/;

test('no statement reads all of a large table', async () => {
  const { config } = await sqlite.make();
  const { store, queue } = await open(config);
  statements.clear();
  await callAll(store);
  await queue.take(['slack'], { now: 1, leaseUntil: 2 });
  await queue.waitingSince();
  await queue.countDead();
  const path = config.kind === 'sqlite' ? config.path : '';
  const database = new DatabaseSync(path, { readOnly: true });
  const read = [...statements].filter((sql) => /^\s*(?:select|update|delete|with)\b/i.test(sql));
  const plans = read.map((sql) => ({
    sql,
    plan: database
      .prepare(`explain query plan ${sql}`)
      .all()
      .map(({ detail }) => String(detail)),
  }));
  database.close();
  expect(plans.length).toBeGreaterThan(50);
  const slow = plans.flatMap(({ sql, plan }) =>
    plan
      .filter(
        (step) =>
          (step.startsWith('SCAN') || ofWholeTeam.test(step)) && !small.test(step) && !isPage(step, sql),
      )
      .map((step) => `${step}: ${sql}`),
  );
  expect(slow).toEqual([]);
  const ofOpen = plans.filter(
    ({ sql }) => sql.includes("!= 'resolved'") && sql.includes('order by "number"'),
  );
  expect(ofOpen.every(({ plan }) => !plan.includes('USE TEMP B-TREE FOR ORDER BY'))).toBe(true);
  for (const index of [
    'cases_at',
    'cases_of_person',
    'cases_of_channel',
    'open_by_number',
    'resolved_by_time',
  ])
    expect(plans.some(({ plan }) => plan.some((step) => step.includes(index)))).toBe(true);
});
