import { ApiRefusal } from '../api/apiRefusal.ts';
import { respond } from '../api/respond.ts';
import type { Delivery } from '../journal.ts';
import { shownName } from '../messages/channelJson.ts';
import { keepNew } from '../messages/keep.ts';
import type { Channel, User } from '../model.ts';
import { escapeText } from '../text/escape.ts';
import type { World } from '../world.ts';
import { checkLength } from './checkLength.ts';
import { type Ack, ackOf, refusedAck } from './interaction.ts';
import { ownChannel, personById } from './lookup.ts';

interface Command {
  readonly channel: string;
  /** With its slash. */
  readonly command: string;
  readonly text: string;
}

/** A person runs a slash command. Resolves once the bot acknowledged or three seconds went by. */
export async function runCommand(world: World, userId: string, given: Command): Promise<Ack> {
  const user = personById(world, userId);
  const channel = ownChannel(world, userId, given.channel);
  checkLength(given.text);
  const known = world.settings.commands.some(({ command }) => command === given.command);
  if (!known || user.isStranger) {
    complain(world, { user, channel }, `${given.command} is not a valid command.`);
    return refusedAck('invalid_command');
  }
  const responsePath = world.responses.issue({ kind: 'commands', user: userId, channel: channel.id });
  const body = commandBody(world, user, { ...given, channel, responsePath });
  const delivery = await world.outbox.send({ kind: 'command', body, retryNum: 0 });
  return settle(world, { user, channel, command: given.command, delivery });
}

function commandBody(
  world: World,
  user: User,
  given: { channel: Channel; command: string; text: string; responsePath: string },
): Readonly<Record<string, unknown>> {
  const { identity } = world;
  return {
    token: identity.verificationToken,
    team_id: identity.teamId,
    team_domain: identity.teamDomain,
    channel_id: given.channel.id,
    channel_name: shownName(given.channel),
    user_id: user.id,
    user_name: user.handle,
    command: given.command,
    text: escapeText(given.text.trim()),
    api_app_id: identity.appId,
    is_enterprise_install: 'false',
    response_url: `${world.url}${given.responsePath}`,
    trigger_id: world.triggers.issue(user.id),
  };
}

interface Run {
  readonly user: User;
  readonly channel: Channel;
  readonly command: string;
  readonly delivery: Delivery;
}

function settle(world: World, { user, channel, command, delivery }: Run): Ack {
  const ack = ackOf(delivery);
  if (ack.error) {
    complain(world, { user, channel }, `${command} failed with the error "${ack.error}"`);
    return ack;
  }
  const payload = immediateResponse(delivery.response);
  if (payload === undefined) return ack;
  try {
    respond(world, { kind: 'commands', user: user.id, channel: channel.id }, payload);
    return ack;
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    complain(world, { user, channel }, `${command} failed with the error "${error.code}"`);
    return { ...ack, ok: false, error: error.code };
  }
}

/** What a bot may answer in its acknowledgement: text, or a message as JSON; nothing when empty. */
function immediateResponse(response: unknown): unknown {
  if (typeof response === 'string') return response === '' ? undefined : { text: response };
  const isEmpty = typeof response === 'object' && response !== null && Object.keys(response).length === 0;
  return isEmpty ? undefined : response;
}

/** Slackbot tells one person in the channel. */
function complain(world: World, { user, channel }: Pick<Run, 'user' | 'channel'>, text: string): void {
  void keepNew(world, {
    channel: channel.id,
    ts: world.ids.ts(),
    user: 'USLACKBOT',
    text: escapeText(text),
    ephemeralFor: user.id,
  });
}
