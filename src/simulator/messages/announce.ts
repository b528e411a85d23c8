import type { Delivery } from '../journal.ts';
import type { Channel, Message } from '../model.ts';
import type { World } from '../world.ts';
import { channelType, isShared } from './channelJson.ts';
import { messageJson } from './messageJson.ts';

type Json = Readonly<Record<string, unknown>>;

/** Every event that the simulator can send, by its name in a manifest. */
export const knownEvents = [
  'app_home_opened',
  'app_mention',
  'member_joined_channel',
  'message.channels',
  'message.groups',
  'message.im',
] as const;
type KnownEvent = (typeof knownEvents)[number];

/** What an app must have subscribed to, and be allowed, for an event to reach it. */
interface Need {
  readonly event: KnownEvent;
  readonly scope?: string;
}

const messageNeeds: Readonly<Record<Channel['kind'], Need>> = {
  channel: { event: 'message.channels', scope: 'channels:history' },
  private: { event: 'message.groups', scope: 'groups:history' },
  im: { event: 'message.im', scope: 'im:history' },
};
const membershipScope = { channel: 'channels:read', private: 'groups:read', im: 'im:read' } as const;

/** Sends what the app asked to hear, if it may. Resolves once it acknowledged. */
async function deliver(world: World, need: Need, event: Json): Promise<readonly Delivery[]> {
  const { botEvents, scopes } = world.settings;
  if (!botEvents.has(need.event) || (need.scope && !scopes.has(need.scope))) return [];
  return [await world.outbox.sendEvent(envelope(world, event))];
}

/** The wrapping of every event. Source: docs.slack.dev/apis/events-api. */
export function envelope(world: World, event: Json): Json {
  const { identity, ids, now } = world;
  const channel = world.store.channels.get(String(event.channel));
  return {
    token: identity.verificationToken,
    team_id: identity.teamId,
    context_team_id: identity.teamId,
    context_enterprise_id: null,
    api_app_id: identity.appId,
    event,
    type: 'event_callback',
    event_id: ids.id('Ev'),
    event_time: Math.floor(now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: identity.teamId,
        user_id: identity.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel ? isShared(world, channel) : false,
    event_context: `4-${ids.secret(40)}`,
  };
}

function placed(world: World, channel: Channel, content: Json): Json {
  return {
    ...content,
    channel: channel.id,
    channel_type: channelType[channel.kind],
    event_ts: content.ts ?? world.ids.ts(),
  };
}

function heard(world: World, message: Message): Channel | undefined {
  const channel = world.store.channels.get(message.channel);
  return channel?.members.has(world.identity.botUserId) && !message.ephemeralFor ? channel : undefined;
}

/** A new message: to the app as `message`, and as `app_mention` when a person or a workflow names the bot outside a direct conversation. */
export async function announceMessage(world: World, message: Message): Promise<readonly Delivery[]> {
  const channel = heard(world, message);
  if (!channel) return [];
  const content = messageJson(world, message);
  const sent = [deliver(world, messageNeeds[channel.kind], placed(world, channel, content))];
  const isOfApp = message.botId !== undefined && !message.workflow;
  if (channel.kind !== 'im' && !isOfApp && message.text.includes(`<@${world.identity.botUserId}>`)) {
    const { channel_type: _, ...mention } = placed(world, channel, { ...content, type: 'app_mention' });
    sent.push(deliver(world, { event: 'app_mention', scope: 'app_mentions:read' }, mention));
  }
  return (await Promise.all(sent)).flat();
}

/** An edit. `previous` is the message before it. */
export async function announceChange(
  world: World,
  message: Message,
  previous: Message,
): Promise<readonly Delivery[]> {
  const channel = heard(world, message);
  if (!channel) return [];
  const content = {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    ts: world.ids.ts(),
    message: messageJson(world, message),
    previous_message: messageJson(world, previous),
  };
  return deliver(world, messageNeeds[channel.kind], placed(world, channel, content));
}

export async function announceDeletion(world: World, message: Message): Promise<readonly Delivery[]> {
  const channel = heard(world, message);
  if (!channel) return [];
  const content = {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    ts: world.ids.ts(),
    deleted_ts: message.ts,
    previous_message: messageJson(world, message),
  };
  return deliver(world, messageNeeds[channel.kind], placed(world, channel, content));
}

/** Somebody came into a channel; `actor` brought them. */
export async function announceJoin(
  world: World,
  channel: Channel,
  { user, actor }: { readonly user: string; readonly actor: string },
): Promise<readonly Delivery[]> {
  const event = {
    type: 'member_joined_channel',
    user,
    channel: channel.id,
    channel_type: channel.kind === 'private' ? 'G' : 'C',
    team: world.identity.teamId,
    ...(actor === user ? {} : { inviter: actor }),
    event_ts: world.ids.ts(),
  };
  return deliver(world, { event: 'member_joined_channel', scope: membershipScope[channel.kind] }, event);
}

/** A person opened the app's Home. `view` is what stands there, if anything. */
export async function announceHome(
  world: World,
  user: string,
  view: Json | undefined,
): Promise<readonly Delivery[]> {
  const im = [...world.store.channels.values()].find(
    ({ kind, members }) => kind === 'im' && members.has(user),
  );
  const event = {
    type: 'app_home_opened',
    user,
    channel: im?.id,
    tab: 'home',
    event_ts: world.ids.ts(),
    ...(view ? { view } : {}),
  };
  return deliver(world, { event: 'app_home_opened' }, event);
}
