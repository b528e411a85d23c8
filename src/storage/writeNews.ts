import type { Kysely } from 'kysely';
import type { Case } from '../cases/case.ts';
import type { Escalation } from '../escalations/escalation.ts';
import type { News } from '../escalations/news.ts';
import type { NewReply } from '../replies/reply.ts';
import type { Unreadable } from './column.ts';
import { escalationCases } from './escalationRow.ts';
import { toReplyRow } from './replyStore.ts';
import type { Tables } from './schema.ts';

/** What writing news needs of its database. */
export interface NewsWriting {
  readonly newId: () => string;
  readonly unreadable: Unreadable;
}

/** What is told, of which escalation, and when that was written, in epoch milliseconds. */
interface WrittenNews {
  readonly escalation: Pick<Escalation, 'teamId' | 'id' | 'number'>;
  readonly news: News;
  readonly at: number;
}

/** In the thread of the report; to the reporter alone where there is none. */
const replyTo = (
  { teamId, channelId, userId, messageTs, card, threadTs = messageTs ?? card?.ts }: Case,
  { escalation: { id, number }, news, at }: WrittenNews,
): Omit<NewReply, 'id'> => ({
  teamId,
  channelId,
  userId,
  ...(threadTs === undefined ? {} : { threadTs }),
  content: { kind: 'news', escalationId: id, number, news },
  state: 'queued',
  writtenAt: at,
});

/** Writes down what the reporters of an escalation are to be told, in the transaction of what they are told of. */
export const writeNews = async (
  trx: Kysely<Tables>,
  written: WrittenNews,
  { newId, unreadable }: NewsWriting,
): Promise<void> => {
  const cases = await escalationCases(trx, written.escalation, unreadable);
  const rows = cases.map((one) => toReplyRow({ id: newId(), ...replyTo(one, written) }));
  if (rows.length > 0) await trx.insertInto('replies').values(rows).execute();
};
