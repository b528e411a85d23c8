import type { Catalog } from '../catalog/catalog.ts';
import type { Audit } from './audit.ts';
import type { Actor } from './places.ts';
import type { Approvers, Authority, ChannelStore, Mute, MuteStore, People } from './port.ts';

/** A mute that was set or lifted, and by whom. */
export interface MuteChange {
  readonly what: 'muted' | 'lifted';
  readonly mute: Mute;
  readonly by: Actor;
}

export interface ChannelDeps {
  readonly catalog: Catalog;
  readonly store: { readonly channels: ChannelStore; readonly mutes: MuteStore };
  /** Channel ids that the operator wants watched from the start. */
  readonly supportChannels: readonly string[];
  /** The channel that is told of the week unless its settings say otherwise. */
  readonly digestChannel?: string;
  /** Who may escalate; everybody of the workspace when absent. */
  readonly authority?: Authority;
  /** Who decides what the team keeps as its own; nobody when absent. */
  readonly approvers?: Approvers;
  readonly people: People;
  readonly audit: Audit;
  /** IANA name of the zone that quiet hours are meant in. */
  readonly timeZone: string;
  /** Tells a channel what was muted or lifted in it. */
  readonly announceMute: (change: MuteChange) => Promise<void>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** 128 random bits as text. */
  readonly newId: () => string;
}
