import type { Kysely } from 'kysely';

/** Whose and where a case is, beside its id: asked for each escalation that is counted, while the texts beside it are long. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema.createIndex('cases_placed').on('cases').columns(['id', 'channel_id', 'user_id']).execute();
  await schema.dropIndex('escalations_counted').execute();
  await schema
    .createIndex('escalations_counted')
    .on('escalations')
    .columns(['opened_at', 'team_id', 'id'])
    .execute();
};
