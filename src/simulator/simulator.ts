import { createMethods } from './api/methods.ts';
import type { Connected } from './delivery/outbox.ts';
import { simulatorOf } from './facade.ts';
import type { Fault } from './faults.ts';
import { createIds } from './ids.ts';
import type { ApiCall, Delivery } from './journal.ts';
import { readManifest } from './manifest.ts';
import { createParts, defaultKeep, identityOf } from './parts.ts';
import type { Person } from './person.ts';
import * as seed from './seed.ts';
import { closeServer, listen } from './server/listen.ts';
import { createPageFiles } from './server/pageFiles.ts';
import { createHttpServer } from './server/routes.ts';
import { createUploads } from './server/uploads.ts';
import { createStore } from './store.ts';
import type { World } from './world.ts';

export interface SimulatorOptions {
  /** The parsed app manifest: names, scopes, commands, shortcuts, events and Home come from it. */
  readonly manifest: unknown;
  /** 0, or absent: any free port. */
  readonly port?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** Texts for the page's menu of ready pastes. */
  readonly examples?: readonly { readonly title: string; readonly text: string }[];
  /** Names of channels beside the usual ones, with everybody in them. */
  readonly moreChannels?: readonly string[];
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  /** A number in 0..1, for repeatable ids. */
  readonly random?: () => number;
  /** Milliseconds until a delivery counts as not acknowledged; 3000 as at Slack. */
  readonly ackTimeoutMs?: number;
  /** Milliseconds before the first, second and third repeat of an event; at once, 1 minute, 5 minutes as at Slack. */
  readonly retryDelaysMs?: readonly number[];
  /** How many messages, calls and deliveries are kept; 10,000. */
  readonly keep?: number;
  /** Whether one message a second and channel is the most that chat.postMessage takes, as at Slack. */
  readonly strictRates?: boolean;
}

export interface ChannelView {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'private' | 'im';
  readonly is_private: boolean;
  readonly members: readonly string[];
}

/** A Slack simulator on this machine. */
export interface Simulator {
  /** Address of the page, `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** What the bot takes as the Web API: `http://127.0.0.1:PORT/api/`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly teamId: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly botId: string;
  /** HTTP mode: sends everything to the bot's Request URL. Without it a Socket Mode connection is used. */
  deliverTo(requestUrl: string): void;
  connected(): Connected;
  /** By handle (`support`, `developer`, `practice`, `admin`) or id. */
  person(handle: string): Person;
  channel(name: string): ChannelView;
  readonly calls: readonly ApiCall[];
  readonly deliveries: readonly Delivery[];
  /** Makes calls fail. Returns the way to take it back. */
  fault(fault: Fault): () => void;
  /** Resolves with the first truthy look, taken again at every change; rejects after `timeoutMs` (5000). */
  until<T>(look: () => T | undefined | false | null, timeoutMs?: number): Promise<T>;
  /** Resolves when nothing changed and nothing was under way for `ms` (50). */
  quiet(ms?: number): Promise<void>;
  /** Sends a delivery once more, as Slack's repeat number `retryNum` (1). */
  redeliver(index: number, retryNum?: number): Promise<Delivery>;
  /** Sends any event in Slack's envelope, past all checks. */
  sendEvent(event: Readonly<Record<string, unknown>>): Promise<Delivery>;
  /** Slack's check of a Request URL: whether the bot gives the challenge back. */
  verifyRequestUrl(): Promise<boolean>;
  /** Socket Mode: asks the bot to connect anew. */
  refreshSockets(): void;
  close(): Promise<void>;
}

/** Opens a simulator on the loopback interface. Throws when the manifest is not valid. */
export async function openSimulator(options: SimulatorOptions): Promise<Simulator> {
  const settings = readManifest(options.manifest);
  const now = options.now ?? Date.now;
  const ids = createIds(now, options.random);
  const identity = identityOf(options, ids);
  const parts = createParts(options, { now, ids, identity });
  const store = createStore({
    users: seed.seedUsers(settings.botName),
    channels: seed.seedChannels(Math.floor(now() / 1000), options.moreChannels),
    groups: seed.seedGroups,
    keep: options.keep ?? defaultKeep,
  });
  const uploads = createUploads();
  const streams = new Set<() => void>();
  const server = createHttpServer({
    world: () => world,
    methods: createMethods({ uploads, sockets: parts.sockets }),
    uploads,
    sockets: parts.sockets,
    pageFiles: createPageFiles(),
    examples: options.examples ?? [],
    streams,
  });
  const url = await listen(server, options.port ?? 0);
  const world: World = { settings, identity, now, ids, store, url, ...parts };
  const close = async (): Promise<void> => {
    parts.outbox.stop();
    for (const end of [...streams]) end();
    await parts.sockets.close();
    await closeServer(server);
  };
  return simulatorOf(world, parts, close);
}
