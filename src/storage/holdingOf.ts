import type { Kysely, Selectable } from 'kysely';
import type { Holding } from '../cases/port.ts';
import { toCase } from './caseStore.ts';
import { readable, type Unreadable } from './column.ts';
import { toDecision } from './curationStore.ts';
import { toEscalation } from './escalationRow.ts';
import { inPages } from './inSlices.ts';
import { toKeySet } from './keySetStore.ts';
import type { Tables } from './schema.ts';
import { toTeamNote } from './teamNoteStore.ts';

const casesOf = (db: Kysely<Tables>, userId: string) =>
  inPages<Selectable<Tables['cases']>>((after, size) => {
    let query = db.selectFrom('cases').selectAll().where('user_id', '=', userId);
    if (after) query = query.where((eb) => eb(eb.refTuple('at', 'id'), '>', eb.tuple(after.at, after.id)));
    return query.orderBy('at').orderBy('id').limit(size).execute();
  });

const ratingsOf = (db: Kysely<Tables>, userId: string) =>
  inPages<Selectable<Tables['ratings']>>((after, size) => {
    let query = db.selectFrom('ratings').selectAll().where('user_id', '=', userId);
    if (after)
      query = query.where((eb) =>
        eb(eb.refTuple('at', 'case_id', 'rating'), '>', eb.tuple(after.at, after.case_id, after.rating)),
      );
    return query.orderBy('at').orderBy('case_id').orderBy('rating').limit(size).execute();
  });

/** Those that the person opened, then those of others that they are assigned to. */
async function* escalationsOf(db: Kysely<Tables>, userId: string) {
  for (const column of ['opened_by', 'assignee'] as const)
    yield* inPages<Selectable<Tables['escalations']>>((after, size) => {
      let query = db.selectFrom('escalations').selectAll().where(column, '=', userId);
      if (column === 'assignee') query = query.where('opened_by', '!=', userId);
      if (after) query = query.where('number', '>', after.number);
      return query.orderBy('number').limit(size).execute();
    });
}

async function* keySetsOf(db: Kysely<Tables>, userId: string) {
  yield await db.selectFrom('key_sets').selectAll().where('user_id', '=', userId).orderBy('at').execute();
}

async function* decisionsOf(db: Kysely<Tables>, userId: string) {
  yield await db
    .selectFrom('decisions')
    .selectAll()
    .where('made_by', '=', userId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Those that the person proposed, changed or decided. */
async function* teamNotesOf(db: Kysely<Tables>, userId: string) {
  yield await db
    .selectFrom('team_notes')
    .selectAll()
    .where((eb) =>
      eb.or([eb('made_by', '=', userId), eb('edited_by', '=', userId), eb('decided_by', '=', userId)]),
    )
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** All that is kept about a person, page by page. */
export const holdingOf = (db: Kysely<Tables>, userId: string, unreadable: Unreadable): Holding => {
  async function* all<Row, T>(pages: AsyncIterable<readonly Row[]>, read: (row: Row) => T) {
    for await (const rows of pages) yield* readable(rows, read, unreadable);
  }
  return {
    cases: all(casesOf(db, userId), toCase),
    ratings: all(ratingsOf(db, userId), ({ case_id, rating, at }) => ({ caseId: case_id, rating, at })),
    escalations: all(escalationsOf(db, userId), toEscalation),
    keySets: all(keySetsOf(db, userId), toKeySet),
    decisions: all(decisionsOf(db, userId), toDecision),
    teamNotes: all(teamNotesOf(db, userId), toTeamNote),
  };
};
