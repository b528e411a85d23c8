/** What may be muted: a channel, an error in a channel, or the messages of a person (by that person alone). */
export const muteKinds = ['channel', 'entry', 'person'] as const;
export type MuteKind = (typeof muteKinds)[number];
