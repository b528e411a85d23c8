import type { Actor } from '../channels/places.ts';
import type { People } from '../channels/port.ts';

export interface AudienceDeps {
  readonly people: Pick<People, 'channelsOf'>;
  readonly escalationChannel?: string;
}

/** The channels whose contents may be told; undefined for all of them, as in the escalation channel. */
export type Audience = readonly string[] | undefined;

/** What one person may be told: of the channels that they are in, and of the one where they ask. */
export const audienceOf = async (
  { userId, channelId }: Pick<Actor, 'userId' | 'channelId'>,
  { people, escalationChannel = '' }: AudienceDeps,
): Promise<Audience> => {
  if (channelId !== '' && channelId === escalationChannel) return undefined;
  const theirs = await people.channelsOf({ userId });
  return theirs.has(escalationChannel) ? undefined : [...new Set([...theirs, channelId])];
};

/** What may stand on a card: in a channel only what was pasted there, since all who are in it can read that. */
export const audienceOfCard = async (
  shown: Pick<Actor, 'userId' | 'channelId'>,
  deps: AudienceDeps,
): Promise<Audience> => {
  const isChannel = shown.channelId.startsWith('C') || shown.channelId.startsWith('G');
  if (!isChannel) return audienceOf(shown, deps);
  return shown.channelId === deps.escalationChannel ? undefined : [shown.channelId];
};
