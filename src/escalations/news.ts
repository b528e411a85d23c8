import type { Change, DestinationName, Move } from './escalation.ts';

/** What the reporters of an escalation are told in their threads; most changes only show on its cards. Texts are redacted. */
export type News =
  | { readonly kind: 'moved'; readonly to: Move; readonly note?: string; readonly who?: string }
  | {
      readonly kind: 'undeliverable';
      readonly destination: string;
      readonly to?: DestinationName;
      readonly reason: string;
    }
  /** No change yet: a delivery is tried again for longer than a short fault lasts. */
  | {
      readonly kind: 'delayed';
      readonly destination: string;
      readonly to?: DestinationName;
      readonly reason: string;
    };

/** What a person's change, `who` by name, of an escalation is to its reporters. */
export const newsOf = (change: Change, who?: string): News | undefined => {
  if (change.kind !== 'moved') return undefined;
  const { to, note } = change;
  return {
    kind: 'moved',
    to,
    ...(note === undefined ? {} : { note }),
    ...(who === undefined ? {} : { who }),
  };
};
