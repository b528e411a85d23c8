import type { App } from '@slack/bolt';
import type { Desk } from '../../cases/desk.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Metrics } from '../../observability/metrics.ts';
import type { FetchFiles } from '../read/fetchFiles.ts';
import type { CardKeeper } from '../send/cardKeeper.ts';
import type { LinkTo } from '../send/links.ts';
import type { Post } from '../send/post.ts';

export interface ListenDeps {
  readonly desk: Desk;
  readonly catalog: Catalog;
  readonly cards: CardKeeper;
  readonly post: Post;
  readonly linkTo: LinkTo;
  readonly fetchFiles: FetchFiles;
  readonly metrics: Metrics;
  /** Ids of bots (B…) and apps (A…) whose messages are read like a person's. */
  readonly allowedBots: readonly string[];
}

/**
 * Bolt asks every listener about every payload. Events come by thousands and have few listeners, so they have an app of their own;
 * `acts` takes commands, clicks, forms and shortcuts.
 */
export interface Apps {
  readonly events: App;
  readonly acts: App;
}

/** Registers listeners of one kind on the apps. */
export type Listen = (apps: Apps, deps: ListenDeps) => void;
