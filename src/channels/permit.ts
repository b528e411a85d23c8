import type { ChannelDeps } from './deps.ts';
import type { Actor } from './places.ts';

/** This person may not escalate or change escalations here, and why. */
export type Refusal =
  | { readonly kind: 'refused'; readonly why: 'group'; readonly group: string }
  | { readonly kind: 'refused'; readonly why: 'guest' };

/** Checks anew at every click: guests and people of other companies only where the channel allows it, others by the group. */
export const permit = async (
  by: Actor,
  { store, people, authority }: ChannelDeps,
): Promise<Refusal | undefined> => {
  if (await people.isGuest(by)) {
    const { guestsMayEscalate } = await store.channels.settings(by.teamId, by.channelId);
    return guestsMayEscalate ? undefined : { kind: 'refused', why: 'guest' };
  }
  const allowed = await authority.mayHandle(by.userId);
  return allowed.may ? undefined : { kind: 'refused', why: 'group', group: allowed.group };
};
