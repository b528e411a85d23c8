import { channelNamed } from './acts/lookup.ts';
import type { Delivery, Journal } from './journal.ts';
import { envelope } from './messages/announce.ts';
import type { Channel, User } from './model.ts';
import type { Parts } from './parts.ts';
import { createPerson } from './person.ts';
import type { ChannelView, Simulator } from './simulator.ts';
import { quiet, until } from './waiting.ts';
import type { World } from './world.ts';

/** The simulator as its owner handles it. */
export function simulatorOf(world: World, parts: Parts, close: () => Promise<void>): Simulator {
  const { identity, changes, journal, outbox, url } = world;
  const { botToken, appToken, signingSecret, teamId, appId, botUserId, botId } = identity;
  return {
    url,
    apiUrl: `${url}/api/`,
    ...{ botToken, appToken, signingSecret, teamId, appId, botUserId, botId },
    deliverTo: parts.deliverTo,
    connected: outbox.connected,
    person: (handle) => createPerson(world, personNamed(world, handle)),
    channel: (name) => viewOf(channelNamed(world, name)),
    calls: journal.calls,
    deliveries: journal.deliveries,
    fault: world.faults.add,
    until: (look, timeoutMs = 5000) => until(changes, look, timeoutMs),
    quiet: (ms = 50) => quiet(changes, ms),
    redeliver(index, retryNum = 1) {
      const { kind, body, error } = deliveryAt(journal, index);
      return outbox.send({ kind, body, retryNum, retryReason: error ?? 'http_timeout' });
    },
    sendEvent: (event) => outbox.sendEvent(envelope(world, event)),
    verifyRequestUrl: () => verify(world),
    refreshSockets: () => parts.sockets.recycle('refresh_requested'),
    close,
  };
}

function personNamed(world: World, wanted: string): User {
  const people = [...world.store.users.values()].filter(({ isBot }) => !isBot);
  const found = people.find(({ id, handle }) => id === wanted || handle === wanted);
  if (found) return found;
  throw new Error(
    `There is no person "${wanted}"; there are ${people.map(({ handle }) => handle).join(', ')}`,
  );
}

function viewOf({ id, name, kind, members }: Channel): ChannelView {
  return { id, name, kind, is_private: kind !== 'channel', members: [...members] };
}

function deliveryAt(journal: Journal, index: number): Delivery {
  const found = journal.deliveries.at(index);
  if (!found) throw new Error(`There is no delivery ${index}; there are ${journal.deliveries.length}`);
  return found;
}

/** Source: docs.slack.dev/reference/events/url_verification. */
async function verify({ ids, identity, outbox }: World): Promise<boolean> {
  const challenge = ids.secret(40);
  const body = { token: identity.verificationToken, challenge, type: 'url_verification' };
  const { response } = await outbox.send({ kind: 'verification', body, retryNum: 0 });
  const answered = typeof response === 'object' && response !== null && 'challenge' in response;
  return response === challenge || (answered && response.challenge === challenge);
}
