import type { Changes } from './changes.ts';
import type { Outbox } from './delivery/outbox.ts';
import type { ResponseUrls } from './delivery/responseUrls.ts';
import type { SocketServer } from './delivery/socketServer.ts';
import type { Triggers } from './delivery/triggers.ts';
import type { Faults } from './faults.ts';
import type { Ids } from './ids.ts';
import type { Journal } from './journal.ts';
import type { AppSettings } from './manifest.ts';
import type { Store } from './store.ts';

/** Who the team and the app are, and the app's secrets. */
export interface Identity {
  readonly teamId: string;
  readonly teamName: string;
  readonly teamDomain: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** The legacy verification token that every payload still carries. */
  readonly verificationToken: string;
}

/** All parts of one simulator, handed to everything that people and the bot do in it. */
export interface World {
  readonly settings: AppSettings;
  readonly identity: Identity;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly ids: Ids;
  readonly store: Store;
  readonly changes: Changes;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly outbox: Outbox;
  readonly sockets: SocketServer;
  readonly triggers: Triggers;
  readonly responses: ResponseUrls;
  /** Address of this server, `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Texts for the page's menu of ready pastes. */
  readonly examples: readonly { readonly title: string; readonly text: string }[];
}
