import { type Changes, createChanges } from './changes.ts';
import { createHttpTransport } from './delivery/httpTransport.ts';
import { createOutbox, type Outbox } from './delivery/outbox.ts';
import { createResponseUrls } from './delivery/responseUrls.ts';
import { createSocketServer } from './delivery/socketServer.ts';
import { createTriggers } from './delivery/triggers.ts';
import { createFaults, type Faults } from './faults.ts';
import { createIds, type Ids } from './ids.ts';
import { createJournal, type Delivery, type Journal } from './journal.ts';
import { readManifest } from './manifest.ts';
import { envelope } from './messages/announce.ts';
import type { Channel, UserGroup } from './model.ts';
import { channelNamed, personNamed } from './people/lookup.ts';
import { createPerson, type Person } from './people/person.ts';
import * as seed from './seed.ts';
import { closeServer, listen } from './server/listen.ts';
import { serve } from './server/routes.ts';
import { createStore } from './store.ts';
import type { Identity, World } from './world.ts';

export interface SimulatorOptions {
  /** The parsed app manifest: names, scopes, commands, shortcuts, events and Home come from it. */
  readonly manifest: unknown;
  /** Scopes beyond those of the manifest, as an operator adds them. */
  readonly scopes?: readonly string[];
  /** 0, or absent: any free port. */
  readonly port?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** IANA name of the zone that people's profiles show; New York. */
  readonly timeZone?: string;
  /** Texts for the page's menu of ready pastes. */
  readonly examples?: World['examples'];
  /** Names of channels beside the usual ones, with everybody in them. */
  readonly moreChannels?: readonly string[];
  readonly signingSecret?: string;
  /** Milliseconds until a delivery counts as not acknowledged; 3000 as at Slack. */
  readonly ackTimeoutMs?: number;
  /** Milliseconds before the first, second and third repeat of an event; at once, 1 minute, 5 minutes as at Slack. */
  readonly retryDelaysMs?: readonly number[];
  /** How many messages, calls and deliveries are kept; 10,000. */
  readonly keep?: number;
}

/** A Slack on this machine, as whoever opened it handles it. */
export interface Simulator
  extends Omit<Identity, 'verificationToken'>,
    Pick<Journal, 'calls' | 'deliveries'>,
    Pick<Outbox, 'deliverTo' | 'connected' | 'redeliver'>,
    Pick<Changes, 'until' | 'quiet'> {
  /** Address of the page, `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** What the bot takes as the Web API: `http://127.0.0.1:PORT/api/`. */
  readonly apiUrl: string;
  /** By handle (`support`, `developer`, `practice`, `admin`) or id. */
  person(handle: string): Person;
  channel(name: string): Channel;
  readonly userGroups: readonly UserGroup[];
  /** Makes calls fail. Returns the way to take it back. */
  readonly fault: Faults['add'];
  /** Sends any event in Slack's envelope, past all checks. */
  sendEvent(event: Readonly<Record<string, unknown>>): Promise<Delivery>;
  close(): Promise<void>;
}

const defaultKeep = 10_000;

/** Source: docs.slack.dev/apis/events-api. */
const slackRetryDelaysMs = [0, 60_000, 300_000];

/** Opens a simulator on the loopback interface. Throws when the manifest is not valid. */
export async function openSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { manifest, scopes = [] } = options;
  const read = readManifest(manifest);
  const settings = { ...read, scopes: new Set([...read.scopes, ...scopes]) };
  const { server, url } = await listen(options.port ?? 0);
  const world: World = { settings, url, ...createParts(options, settings.botName) };
  const endStreams = serve(server, world);
  return {
    ...world.identity,
    ...world.journal,
    ...world.outbox,
    ...world.changes,
    url,
    apiUrl: `${url}/api/`,
    person: (handle) => createPerson(world, personNamed(world, handle)),
    channel: (name) => channelNamed(world, name),
    userGroups: world.store.groups,
    fault: world.faults.add,
    sendEvent: (event) => world.outbox.sendEvent(envelope(world, event)),
    async close() {
      world.outbox.stop();
      endStreams();
      await world.sockets.close();
      await closeServer(server);
    },
  };
}

function createParts(options: SimulatorOptions, botName: string): Omit<World, 'settings' | 'url'> {
  const { now = Date.now, ackTimeoutMs = 3000, keep = defaultKeep, timeZone = 'America/New_York' } = options;
  const ids = createIds(now);
  const identity = createIdentity(ids, options.signingSecret);
  const { appId, signingSecret, teamId } = identity;
  const changes = createChanges();
  const journal = createJournal(keep);
  const onChange = () => changes.emit({ kind: 'activity' });
  const sockets = createSocketServer({ ids, appId, ackTimeoutMs, onChange });
  return {
    now,
    ids,
    identity,
    changes,
    journal,
    sockets,
    examples: options.examples ?? [],
    faults: createFaults(),
    triggers: createTriggers({ ids, now }),
    responses: createResponseUrls({ ids, now, teamId }),
    outbox: createOutbox({
      sockets,
      http: (requestUrl) => createHttpTransport({ requestUrl, signingSecret, now, ackTimeoutMs }),
      changes,
      journal,
      now,
      retryDelaysMs: options.retryDelaysMs ?? slackRetryDelaysMs,
    }),
    store: createStore({
      users: seed.seedUsers(botName, timeZone),
      channels: seed.seedChannels(Math.floor(now() / 1000), options.moreChannels),
      groups: seed.seedGroups,
      keep,
    }),
  };
}

/** Who is who, with fresh secrets where none are given. */
function createIdentity(ids: Ids, signingSecret = ids.hex(32)): Identity {
  const { teamId, teamName, teamDomain, appId, botUserId, botId } = seed;
  return {
    ...{ teamId, teamName, teamDomain, appId, botUserId, botId },
    botToken: `xoxb-${ids.secret(40)}`,
    appToken: `xapp-1-${appId}-${ids.secret(40)}`,
    signingSecret,
    verificationToken: ids.secret(24),
  };
}
