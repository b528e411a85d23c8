import { messageJson } from '../messages/messageJson.ts';
import type { Message, User } from '../model.ts';
import type { World } from '../world.ts';
import { type Ack, channelRef, interactAck, interactionBase, refusedAck } from './interaction.ts';
import { channelNamed, ownChannel, UserError } from './lookup.ts';

/** A shortcut of the app, and what it is used on: a message, or nothing, by somebody who looks at a conversation. */
type Use = { readonly callbackId: string } & (
  | { readonly message: Message }
  | { readonly channel?: string | undefined }
);

/** A person uses a shortcut of the app. */
export async function useShortcut(world: World, user: User, use: Use): Promise<Ack> {
  const { callbackId } = use;
  const type = 'message' in use ? 'message' : 'global';
  const known = world.settings.shortcuts.filter((one) => one.type === type);
  if (!known.some(({ callback_id }) => callback_id === callbackId)) {
    const names = known.map(({ callback_id }) => callback_id).join(', ') || 'none';
    throw new UserError(`The app has no ${type} shortcut "${callbackId}"; there is ${names}`);
  }
  if (user.isStranger) return refusedAck('Shortcuts of this app do not reach people of another company.');
  const viewed = 'message' in use ? undefined : use.channel;
  return interactAck(world, user, {
    ...interactionBase(world, user),
    callback_id: callbackId,
    trigger_id: world.triggers.issue(user.id, viewed && ownChannel(world, user.id, viewed).id),
    action_ts: world.ids.ts(),
    ...('message' in use ? onMessage(world, user, use.message) : { type: 'shortcut' }),
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
