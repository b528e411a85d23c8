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
  /** What was wrong with a watched key set when it was last looked at; empty where nothing was. */
  troubleOf(jwksUrl: string): Promise<string>;
  noteTrouble(jwksUrl: string, trouble: string): Promise<void>;
}
