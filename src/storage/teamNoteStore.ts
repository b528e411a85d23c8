import { type ExpressionBuilder, type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { TeamNoteStore } from '../insights/port.ts';
import { type TeamNote, teamNoteStates } from '../insights/teamNote.ts';
import { atomically } from './atomically.ts';
import { fromColumn, readable, storable, type Unreadable } from './column.ts';
import { nobody } from './purge.ts';
import { toReplyRow } from './replyStore.ts';
import type { Tables } from './schema.ts';

const person = <Key extends string>(key: Key, id: string | null): Partial<Record<Key, string>> => {
  const known: Partial<Record<Key, string>> = {};
  if (id !== null && id !== nobody) known[key] = id;
  return known;
};

export const toTeamNote = (row: Selectable<Tables['team_notes']>): TeamNote => ({
  id: row.id,
  teamId: row.team_id,
  entryId: row.entry_id,
  state: fromColumn(z.enum(teamNoteStates), row.state),
  text: row.text,
  ...person('by', row.made_by),
  at: row.at,
  caseId: row.case_id,
  ...person('editedBy', row.edited_by),
  ...person('decidedBy', row.decided_by),
  ...(row.decided_at === null ? {} : { decidedAt: row.decided_at }),
  ...(row.review_at === null ? {} : { reviewAt: row.review_at }),
  ...(row.card_channel_id === null || row.card_ts === null
    ? {}
    : { card: { channelId: row.card_channel_id, ts: row.card_ts } }),
});

const toRow = (note: TeamNote): Tables['team_notes'] => ({
  id: note.id,
  team_id: note.teamId,
  entry_id: note.entryId,
  standing_key: note.state === 'standing' ? note.entryId : note.id,
  state: note.state,
  text: storable(note.text),
  made_by: note.by ?? nobody,
  at: note.at,
  case_id: note.caseId,
  edited_by: note.editedBy ?? null,
  decided_by: note.decidedBy ?? null,
  decided_at: note.decidedAt ?? null,
  review_at: note.reviewAt ?? null,
  review_asked_at: null,
  card_channel_id: note.card?.channelId ?? null,
  card_ts: note.card?.ts ?? null,
});

const mostAsked = 50;
const askedAgainMs = 24 * 3_600_000;

/** What the approvers were asked at the last review could not be said. */
const isUnsaid = ({ exists, selectFrom }: ExpressionBuilder<Tables, 'team_notes'>) =>
  exists(
    selectFrom('replies')
      .select('replies.id')
      .whereRef('replies.team_id', '=', 'team_notes.team_id')
      .whereRef('replies.written_at', '>=', 'team_notes.review_asked_at')
      .where('replies.state', '=', 'dropped')
      .where('replies.content', '=', sql<string>`'{"kind":"teamNote","noteId":"' || team_notes.id || '"}'`),
  );

export const createTeamNoteStore = (db: Kysely<Tables>, unreadable: Unreadable): TeamNoteStore => {
  const standingRow = (on: Kysely<Tables>, teamId: string, entryId: string) =>
    on
      .selectFrom('team_notes')
      .selectAll()
      .where('team_id', '=', teamId)
      .where('standing_key', '=', entryId)
      .executeTakeFirst();
  const rowOf = (on: Kysely<Tables>, teamId: string, id: string) =>
    on.selectFrom('team_notes').selectAll().where('team_id', '=', teamId).where('id', '=', id);
  const isOnItsWay = async (on: Kysely<Tables>, asked: Selectable<Tables['team_notes']>) =>
    (await on
      .selectFrom('replies')
      .select('id')
      .where('team_id', '=', asked.team_id)
      .where('user_id', '=', asked.made_by)
      .where('content', '=', JSON.stringify({ kind: 'teamNote', noteId: asked.id }))
      .where('state', 'in', ['queued', 'posted'])
      .executeTakeFirst()) !== undefined;

  return {
    propose: (note, askOf) =>
      atomically(db, async (trx) => {
        const row = toRow(note);
        const same = await trx
          .selectFrom('team_notes')
          .selectAll()
          .where('team_id', '=', row.team_id)
          .where('entry_id', '=', row.entry_id)
          .where('made_by', '=', row.made_by)
          .where('state', '=', 'proposed')
          .where('text', '=', row.text)
          .forUpdate()
          .executeTakeFirst();
        if (same && (same.card_ts !== null || (await isOnItsWay(trx, same)))) return 'waits';
        if (!same) await trx.insertInto('team_notes').values(row).execute();
        await trx
          .insertInto('replies')
          .values(toReplyRow(askOf(same ? toTeamNote(same) : note)))
          .execute();
        return same ? 'asked again' : 'proposed';
      }),
    find: async (teamId, id) => {
      const row = await rowOf(db, teamId, id).executeTakeFirst();
      return row && toTeamNote(row);
    },
    standing: async (teamId, entryId) => {
      const row = await standingRow(db, teamId, entryId);
      return row && toTeamNote(row);
    },
    decide: ({ teamId, id, from, since, to, by, at, edited, reviewAt }, news) =>
      atomically(db, async (trx) => {
        const row = await rowOf(trx, teamId, id).forUpdate().executeTakeFirst();
        if (!row || !from.some((state) => state === row.state)) return undefined;
        if (since !== undefined && since !== (row.decided_at ?? 0)) return undefined;
        const before = to === 'standing' ? await standingRow(trx, teamId, row.entry_id) : undefined;
        const replaced = before?.id === id ? undefined : before;
        if (replaced)
          await trx
            .updateTable('team_notes')
            .set({ state: 'replaced', standing_key: replaced.id, decided_at: at })
            .where('id', '=', replaced.id)
            .execute();
        const changes = {
          state: to,
          standing_key: to === 'standing' ? row.entry_id : id,
          decided_by: by,
          decided_at: at,
          review_at: reviewAt ?? null,
          review_asked_at: null,
          ...(edited ? { text: storable(edited.text), edited_by: edited.by ?? null } : {}),
        };
        await trx.updateTable('team_notes').set(changes).where('id', '=', id).execute();
        for (const one of news) await trx.insertInto('replies').values(toReplyRow(one)).execute();
        return {
          note: toTeamNote({ ...row, ...changes }),
          ...(replaced ? { replaced: toTeamNote({ ...replaced, state: 'replaced' }) } : {}),
        };
      }),
    place: async (teamId, id, card) => {
      await db
        .updateTable('team_notes')
        .set({ card_channel_id: card.channelId, card_ts: card.ts })
        .where('team_id', '=', teamId)
        .where('id', '=', id)
        .execute();
    },
    askReviews: ({ teamId, now }, askOf) =>
      atomically(db, async (trx) => {
        const rows = await trx
          .selectFrom('team_notes')
          .selectAll()
          .where('team_id', '=', teamId)
          .where('state', '=', 'standing')
          .where('review_at', '<=', now)
          .where((eb) =>
            eb.or([
              eb('review_asked_at', 'is', null),
              eb.and([eb('review_asked_at', '<=', now - askedAgainMs), isUnsaid(eb)]),
            ]),
          )
          .orderBy('review_at')
          .limit(mostAsked)
          .forUpdate()
          .skipLocked()
          .execute();
        const due = readable(rows, toTeamNote, unreadable);
        for (const note of due) {
          await trx
            .updateTable('team_notes')
            .set({ review_asked_at: now })
            .where('id', '=', note.id)
            .execute();
          await trx
            .insertInto('replies')
            .values(toReplyRow(askOf(note)))
            .execute();
        }
        return due.length;
      }),
  };
};
