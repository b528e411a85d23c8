import type { Delivery } from '../journal.ts';
import { shownName } from '../messages/channelJson.ts';
import type { Channel, User } from '../model.ts';
import type { World } from '../world.ts';

/** How the bot took a command, a press or a submission. `ms`: until it acknowledged. */
export interface Ack {
  readonly ok: boolean;
  readonly status: number;
  readonly ms: number;
  /** Slack's word for what went wrong. */
  readonly error?: string;
}

export function ackOf({ status, ms, error }: Delivery): Ack {
  return { ok: error === undefined, status, ms, ...(error ? { error: wordFor(error) } : {}) };
}

function wordFor(error: NonNullable<Delivery['error']>): string {
  return error === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed';
}

export function refusedAck(error: string): Ack {
  return { ok: false, status: 0, ms: 0, error };
}

type Json = Readonly<Record<string, unknown>>;

/** What every interaction says of the person and the app. */
export function interactionBase({ identity }: World, user: User): Json {
  return {
    team: { id: identity.teamId, domain: identity.teamDomain },
    user: { id: user.id, username: user.handle, name: user.handle, team_id: user.teamId },
    api_app_id: identity.appId,
    token: identity.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function channelRef(channel: Channel): Json {
  return { id: channel.id, name: shownName(channel) };
}

/** Sends an interaction; the person is told when the bot does not take it. */
export async function interact(world: World, user: User, body: Json): Promise<Delivery> {
  const delivery = await world.outbox.send({ kind: 'interaction', body, retryNum: 0 });
  const { error } = ackOf(delivery);
  if (error) {
    const text =
      error === 'operation_timeout'
        ? 'The app did not respond in time.'
        : 'The app could not be reached or answered with an error.';
    world.changes.emit({ kind: 'notice', user: user.id, text });
  }
  return delivery;
}

export async function interactAck(world: World, user: User, body: Json): Promise<Ack> {
  return ackOf(await interact(world, user, body));
}
