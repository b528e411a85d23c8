import type { CardPlace, MessagePlace } from '../channels/places.ts';
import type { CaseDeps } from './deps.ts';
import { refreshRepeats } from './repeats.ts';

/** A message that is deleted while it is on its way to us leaves this claim. */
const deletionOf = ({ teamId, channelId, messageTs }: MessagePlace) =>
  ['deleted', `${teamId} ${channelId} ${messageTs}`] as const;

/** Whether the message was deleted before we came to it. */
export const isDeleted = (message: MessagePlace, { store }: CaseDeps): Promise<boolean> =>
  store.schedule.isClaimed(...deletionOf(message));

/** A message was deleted: its case is forgotten. Returns where its card stands, to be taken down, unless an escalation lives on it. */
export const forgetMessage = async (
  message: MessagePlace,
  deps: CaseDeps,
): Promise<CardPlace | undefined> => {
  const { store, cardChanged } = deps;
  await store.schedule.claim(...deletionOf(message));
  const found = await store.cases.ofMessage(message);
  if (!found) return undefined;
  const { teamId, channelId, messageTs } = message;
  const { deleted } = await store.custody.purgeCases({ teamId, channelId, messageTs });
  await refreshRepeats(found, deps);
  if (found.repeats !== undefined) cardChanged({ kind: 'case', teamId, id: found.repeats });
  return deleted > 0 ? found.card : undefined;
};
