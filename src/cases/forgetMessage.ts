import type { CardPlace } from './case.ts';
import type { DeskDeps } from './desk.ts';
import { deletion } from './hear.ts';
import type { MessagePlace } from './ports.ts';

/** Forgets the case of a deleted message. Returns where its card stands, unless an escalation lives on it. */
export const forgetMessage = async (
  message: MessagePlace,
  { store, touched }: DeskDeps,
): Promise<CardPlace | undefined> => {
  await store.schedule.claim(...deletion(message));
  const found = await store.cases.ofMessage(message);
  if (!found) return undefined;
  const { deleted } = await store.custody.purgeCases({
    teamId: message.teamId,
    channelId: message.channelId,
    messageTs: message.messageTs,
  });
  if (found.repeats !== undefined) touched({ kind: 'case', teamId: found.teamId, id: found.repeats });
  return deleted > 0 ? found.card : undefined;
};
