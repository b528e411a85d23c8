import type { CardPlace } from './case.ts';
import type { DeskDeps } from './desk.ts';

export interface Message {
  readonly teamId: string;
  readonly channelId: string;
  readonly messageTs: string;
}

/** Forgets the case of a deleted message. Returns where its card stands, unless an escalation lives on it. */
export const forgetMessage = async (
  message: Message,
  { store }: DeskDeps,
): Promise<CardPlace | undefined> => {
  const found = await store.cases.ofMessage(message);
  if (!found) return undefined;
  const { deleted } = await store.custody.purgeCases(message);
  return deleted > 0 ? found.card : undefined;
};
