import type { Kysely, Transaction } from 'kysely';
import type { Escalation } from '../escalations/escalation.ts';
import type { Fix, Resolution, ResolutionFilter } from '../escalations/resolution.ts';
import { storable } from './column.ts';
import type { Tables } from './schema.ts';

interface NewResolution {
  readonly id: string;
  readonly fix: Fix;
  readonly by: string;
  readonly at: number;
}

/** Where the error was reported, each place once. A practice that no case states is the one of the report. */
const placesOf = async (trx: Kysely<Tables>, { id, report }: Escalation) => {
  const cases = await trx
    .selectFrom('escalation_cases')
    .innerJoin('cases', 'cases.id', 'escalation_cases.case_id')
    .select(['cases.channel_id', 'cases.practice_code'])
    .where('escalation_cases.escalation_id', '=', id)
    .execute();
  const stated = cases.map(({ channel_id, practice_code }) => ({
    channel_id,
    practice_code: practice_code || storable(report.practiceCode),
  }));
  const all = stated.length > 0 ? stated : [{ channel_id: '', practice_code: storable(report.practiceCode) }];
  return [...new Map(all.map((place) => [`${place.channel_id} ${place.practice_code}`, place])).values()];
};

/** Takes down what fixed an escalation, with where its error was reported: the cases are forgotten sooner. */
export const keepResolution = async (
  trx: Transaction<Tables>,
  escalation: Escalation,
  { id, fix, by, at }: NewResolution,
): Promise<void> => {
  await trx
    .insertInto('resolutions')
    .values({
      id,
      team_id: escalation.teamId,
      escalation_id: escalation.id,
      entry_id: escalation.entryId,
      answer: fix.answer === undefined ? null : storable(fix.answer),
      words: fix.words === undefined ? null : storable(fix.words),
      resolved_by: by,
      resolved_at: at,
      reopened_at: null,
    })
    .execute();
  const places = await placesOf(trx, escalation);
  await trx
    .insertInto('resolution_places')
    .values(places.map((place) => ({ ...place, resolution_id: id })))
    .execute();
};

/** What was thought to have fixed an escalation has not held. */
export const noteReopened = async (
  trx: Transaction<Tables>,
  escalationId: string,
  at: number,
): Promise<void> => {
  await trx
    .updateTable('resolutions')
    .set({ reopened_at: at })
    .where('escalation_id', '=', escalationId)
    .where('reopened_at', 'is', null)
    .execute();
};

const usualLimit = 100;

const wantedRows = (
  db: Kysely<Tables>,
  { teamId, entryId, practiceCode, channelIds, since, limit = usualLimit }: ResolutionFilter,
) => {
  let query = db
    .selectFrom('resolutions')
    .innerJoin('escalations', 'escalations.id', 'resolutions.escalation_id')
    .selectAll('resolutions')
    .select('escalations.number')
    .where('resolutions.team_id', '=', teamId)
    .orderBy('resolutions.resolved_at', 'desc')
    .orderBy('resolutions.id')
    .limit(limit);
  if (entryId !== undefined) query = query.where('resolutions.entry_id', '=', entryId);
  if (since !== undefined) query = query.where('resolutions.resolved_at', '>=', since);
  if (practiceCode !== undefined)
    query = query.where('resolutions.id', 'in', (eb) =>
      eb.selectFrom('resolution_places').select('resolution_id').where('practice_code', '=', practiceCode),
    );
  if (channelIds !== undefined)
    query = query.where('resolutions.id', 'in', (eb) =>
      eb.selectFrom('resolution_places').select('resolution_id').where('channel_id', 'in', channelIds),
    );
  return query.execute();
};

/** What fixed errors before, the latest first. */
export const findResolutions = async (
  db: Kysely<Tables>,
  filter: ResolutionFilter,
): Promise<readonly Resolution[]> => {
  if (filter.channelIds?.length === 0) return [];
  const rows = await wantedRows(db, filter);
  if (rows.length === 0) return [];
  const places = await db
    .selectFrom('resolution_places')
    .selectAll()
    .where(
      'resolution_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('channel_id')
    .orderBy('practice_code')
    .execute();
  return rows.map((row) => ({
    escalationId: row.escalation_id,
    number: row.number,
    entryId: row.entry_id,
    places: places
      .filter(({ resolution_id }) => resolution_id === row.id)
      .map(({ channel_id, practice_code }) => ({ channelId: channel_id, practiceCode: practice_code })),
    ...(row.answer === null ? {} : { answer: row.answer }),
    ...(row.words === null ? {} : { words: row.words }),
    by: row.resolved_by,
    at: row.resolved_at,
    ...(row.reopened_at === null ? {} : { reopenedAt: row.reopened_at }),
  }));
};
