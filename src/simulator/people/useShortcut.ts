import { messageJson } from '../messages/messageJson.ts';
import type { Message, User } from '../model.ts';
import type { World } from '../world.ts';
import { type Ack, channelRef, interactAck, interactionBase, refusedAck } from './interaction.ts';
import { channelNamed, UserError } from './lookup.ts';

/** A person uses a shortcut of the app on a message. */
export async function useShortcut(
  world: World,
  user: User,
  { callbackId, message }: { readonly callbackId: string; readonly message: Message },
): Promise<Ack> {
  const known = world.settings.shortcuts;
  if (!known.some(({ callback_id }) => callback_id === callbackId)) {
    const names = known.map(({ callback_id }) => callback_id).join(', ') || 'none';
    throw new UserError(`The app has no shortcut "${callbackId}"; there is ${names}`);
  }
  if (user.isStranger) return refusedAck('Shortcuts of this app do not reach people of another company.');
  const base = {
    ...interactionBase(world, user),
    callback_id: callbackId,
    trigger_id: world.triggers.issue(user.id),
    action_ts: world.ids.ts(),
  };
  return interactAck(world, user, {
    ...base,
    ...onMessage(world, user, message),
  });
}

function onMessage(world: World, user: User, message: Message): Readonly<Record<string, unknown>> {
  const { channel, ts, threadTs } = message;
  const source = { ts, ...(threadTs ? { threadTs } : {}) };
  const path = world.responses.issue({ kind: 'actions', user: user.id, channel, source });
  return {
    type: 'message_action',
    message_ts: ts,
    message: messageJson(world, message),
    channel: channelRef(channelNamed(world, channel)),
    response_url: `${world.url}${path}`,
  };
}
