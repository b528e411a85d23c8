export const checkEnvironments = ['production', 'sandbox'] as const;
export type CheckEnvironment = (typeof checkEnvironments)[number];

/** The JWKS URL that an app was checked with last in an environment, so that nobody types it twice. */
export interface KnownKeySet {
  readonly teamId: string;
  readonly clientId: string;
  readonly environment: CheckEnvironment;
  readonly jwksUrl: string;
  /** Who named it. */
  readonly userId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

interface WatchedKeySet {
  /** What was wrong, by code. */
  readonly troubles: readonly string[];
  /** Every kid that was ever seen in it. */
  readonly kids: readonly string[];
}

export interface KeySetStore {
  /** The latest of an app and environment stands. */
  remember(known: KnownKeySet): Promise<void>;
  /** The latest of an app, or where no app is named the latest that this person named. */
  recall(wanted: {
    readonly teamId: string;
    readonly userId: string;
    readonly clientId?: string;
    readonly environment?: CheckEnvironment;
  }): Promise<KnownKeySet | undefined>;
  /** How a watched key set was seen last; nothing is wrong with one that nobody has seen. */
  watched(jwksUrl: string): Promise<WatchedKeySet>;
  noteWatched(jwksUrl: string, seen: WatchedKeySet): Promise<void>;
}
