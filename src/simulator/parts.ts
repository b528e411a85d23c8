import { createChanges } from './changes.ts';
import { createHttpTransport } from './delivery/httpTransport.ts';
import { createOutbox } from './delivery/outbox.ts';
import { createResponseUrls } from './delivery/responseUrls.ts';
import { createSocketServer, type SocketServer } from './delivery/socketServer.ts';
import type { Transport } from './delivery/transport.ts';
import { createTriggers } from './delivery/triggers.ts';
import { createFaults } from './faults.ts';
import type { Ids } from './ids.ts';
import { createJournal } from './journal.ts';
import * as seed from './seed.ts';
import { createRates } from './server/rates.ts';
import type { SimulatorOptions } from './simulator.ts';
import type { Identity, World } from './world.ts';

/** The working parts of a world, and the two ways to the bot. */
export interface Parts
  extends Pick<World, 'changes' | 'journal' | 'faults' | 'outbox' | 'triggers' | 'responses' | 'rates'> {
  readonly sockets: SocketServer;
  readonly deliverTo: (requestUrl: string) => void;
}

interface Base {
  readonly now: () => number;
  readonly ids: Ids;
  readonly identity: Identity;
}

export const defaultKeep = 10_000;

/** Source: docs.slack.dev/apis/events-api. */
const slackRetryDelaysMs = [0, 60_000, 300_000];

export function createParts(options: SimulatorOptions, { now, ids, identity }: Base): Parts {
  const { appId, signingSecret, teamId } = identity;
  const ackTimeoutMs = options.ackTimeoutMs ?? 3000;
  const changes = createChanges();
  const journal = createJournal(options.keep ?? defaultKeep);
  const sockets = createSocketServer({
    ids,
    appId,
    ackTimeoutMs,
    onChange: () => changes.emit({ kind: 'activity' }),
  });
  let http: Transport | undefined;
  const outbox = createOutbox({
    transport: () => http ?? (sockets.connected() ? sockets : undefined),
    changes,
    journal,
    now,
    retryDelaysMs: options.retryDelaysMs ?? slackRetryDelaysMs,
  });
  return {
    changes,
    journal,
    outbox,
    sockets,
    faults: createFaults(),
    rates: createRates({ now, strict: options.strictRates ?? false }),
    triggers: createTriggers({ ids, now }),
    responses: createResponseUrls({ ids, now, teamId }),
    deliverTo(requestUrl) {
      http = createHttpTransport({ requestUrl, signingSecret, now, ackTimeoutMs });
      changes.emit({ kind: 'activity' });
    },
  };
}

/** Who is who, with fresh secrets where none are given. */
export function identityOf(options: SimulatorOptions, ids: Ids): Identity {
  return {
    teamId: seed.teamId,
    teamName: seed.teamName,
    teamDomain: seed.teamDomain,
    appId: seed.appId,
    botUserId: seed.botUserId,
    botId: seed.botId,
    botToken: options.botToken ?? `xoxb-${ids.secret(40)}`,
    appToken: options.appToken ?? `xapp-1-${seed.appId}-${ids.secret(40)}`,
    signingSecret: options.signingSecret ?? ids.hex(32),
    verificationToken: ids.secret(24),
  };
}
