import { type Kysely, sql } from 'kysely';
import { inSlices, untilNone } from './inSlices.ts';
import { nobody } from './purge.ts';
import type { Tables } from './schema.ts';

const forgetRatings = (db: Kysely<Tables>, userId: string) =>
  untilNone((limit) =>
    db
      .deleteFrom('ratings')
      .where('user_id', '=', userId)
      .where('case_id', 'in', (eb) =>
        eb.selectFrom('ratings').select('case_id').where('user_id', '=', userId).orderBy('at').limit(limit),
      ),
  );

/** The history names people within its lines too, so all of it is gone through, in the order of its key. */
const forgetInHistory = async (db: Kysely<Tables>, userId: string) => {
  let after = '';
  await inSlices(async (limit) => {
    const { last, lines } = await db
      .selectFrom((eb) =>
        eb
          .selectFrom('history')
          .select('escalation_id')
          .where('escalation_id', '>', after)
          .orderBy('escalation_id')
          .limit(limit)
          .as('next'),
      )
      .select(({ fn }) => [fn.max('escalation_id').as('last'), fn.countAll().as('lines')])
      .executeTakeFirstOrThrow();
    if (last === null) return 0;
    const within = db
      .updateTable('history')
      .where('escalation_id', '>', after)
      .where('escalation_id', '<=', last);
    await within.set({ made_by: nobody }).where('made_by', '=', userId).execute();
    await within
      .set({ change: sql<string>`replace(change, ${`"${userId}"`}, ${`"${nobody}"`})` })
      .where('change', 'like', `%"${userId}"%`)
      .execute();
    after = last;
    return Number(lines);
  });
};

/** Takes a person out of everything, in slices: broken off half way it is done again from the start. */
export const forgetUser = async (db: Kysely<Tables>, userId: string): Promise<void> => {
  await forgetRatings(db, userId);
  await untilNone((limit) =>
    db
      .updateTable('replies')
      .set({ user_id: nobody })
      .where('id', 'in', (eb) =>
        eb.selectFrom('replies').select('id').where('user_id', '=', userId).limit(limit),
      ),
  );
  await untilNone((limit) =>
    db
      .updateTable('cases')
      .set({ user_id: nobody })
      .where('id', 'in', (eb) =>
        eb.selectFrom('cases').select('id').where('user_id', '=', userId).limit(limit),
      ),
  );
  await untilNone((limit) =>
    db
      .updateTable('escalations')
      .set({ opened_by: nobody })
      .where('id', 'in', (eb) =>
        eb.selectFrom('escalations').select('id').where('opened_by', '=', userId).limit(limit),
      ),
  );
  await untilNone((limit) =>
    db
      .updateTable('escalations')
      .set({ assignee: null })
      .where('id', 'in', (eb) =>
        eb.selectFrom('escalations').select('id').where('assignee', '=', userId).limit(limit),
      ),
  );
  await untilNone((limit) =>
    db
      .updateTable('escalation_cases')
      .set({ joined_by: nobody })
      .where('case_id', 'in', (eb) =>
        eb.selectFrom('escalation_cases').select('case_id').where('joined_by', '=', userId).limit(limit),
      ),
  );
  await untilNone((limit) =>
    db
      .updateTable('resolutions')
      .set({ resolved_by: nobody })
      .where('id', 'in', (eb) =>
        eb.selectFrom('resolutions').select('id').where('resolved_by', '=', userId).limit(limit),
      ),
  );
  await untilNone((limit) =>
    db
      .updateTable('decisions')
      .set({ made_by: nobody })
      .where('id', 'in', (eb) =>
        eb.selectFrom('decisions').select('id').where('made_by', '=', userId).limit(limit),
      ),
  );
  for (const column of ['made_by', 'edited_by', 'decided_by'] as const)
    await db
      .updateTable('team_notes')
      .set({ [column]: nobody })
      .where(column, '=', userId)
      .execute();
  await forgetInHistory(db, userId);
  await db.deleteFrom('key_sets').where('user_id', '=', userId).execute();
  await db.deleteFrom('mutes').where('kind', '=', 'person').where('subject', '=', userId).execute();
  await db.updateTable('mutes').set({ made_by: nobody }).where('made_by', '=', userId).execute();
  await db.updateTable('channels').set({ changed_by: nobody }).where('changed_by', '=', userId).execute();
};
