import { z } from 'zod';
import { keepChanged, keepDeleted, keepNew } from '../messages/keep.ts';
import { messageJson } from '../messages/messageJson.ts';
import type { Channel, Message } from '../model.ts';
import type { World } from '../world.ts';
import { knownMessage, postableChannel, visibleChannel } from './access.ts';
import { ApiRefusal } from './apiRefusal.ts';
import { checkBlocksLength, contentArgs, readContent } from './messageContent.ts';
import { type Method, method, ts } from './method.ts';

const channel = z.string().min(1);
const writing = ['chat:write'];
const maxUpdateText = 4000;

/** The thread that a post goes into: its parent must be, or have been, a message of the channel. */
function threadRoot(world: World, { id }: Channel, threadTs: string | undefined): string | undefined {
  if (threadTs === undefined) return undefined;
  const parent = world.store.message(id, threadTs);
  if (!parent || parent.ephemeralFor) throw new ApiRefusal('thread_not_found');
  if (parent.threadTs && parent.threadTs !== parent.ts) throw new ApiRefusal('cannot_reply_to_message');
  return threadTs;
}

function fromBot({ identity }: World): Pick<Message, 'user' | 'botId'> {
  return { user: identity.botUserId, botId: identity.botId };
}

const postMessage = method({
  scopes: writing,
  args: z.object({
    channel,
    ...contentArgs,
    thread_ts: ts.optional(),
  }),
  run(world, args) {
    const target = postableChannel(world, args.channel);
    const content = readContent(world, args);
    checkBlocksLength(content.blocks);
    const threadTs = threadRoot(world, target, args.thread_ts);
    const message: Message = {
      channel: target.id,
      ts: world.ids.ts(),
      ...fromBot(world),
      ...content,
      ...(threadTs ? { threadTs } : {}),
    };
    void keepNew(world, message);
    return { channel: target.id, ts: message.ts, message: messageJson(world, message) };
  },
});

const postEphemeral = method({
  scopes: writing,
  args: z.object({ channel, user: z.string().min(1), ...contentArgs, thread_ts: ts.optional() }),
  run(world, args) {
    const target = postableChannel(world, args.channel);
    if (!target.members.has(args.user)) throw new ApiRefusal('user_not_in_channel');
    const content = readContent(world, args);
    const threadTs = threadRoot(world, target, args.thread_ts);
    const message: Message = {
      channel: target.id,
      ts: world.ids.ts(),
      ...fromBot(world),
      ...content,
      ...(threadTs ? { threadTs } : {}),
      ephemeralFor: args.user,
    };
    void keepNew(world, message);
    return { message_ts: message.ts };
  },
});

function ownMessage(world: World, args: { channel: string; ts: string }, refusal: string): Message {
  const message = knownMessage(world, visibleChannel(world, args.channel).id, args.ts);
  if (message.botId !== world.identity.botId) throw new ApiRefusal(refusal);
  return message;
}

const update = method({
  scopes: writing,
  args: z.object({ channel, ts, ...contentArgs }),
  run(world, args) {
    const old = ownMessage(world, args, 'cant_update_message');
    const content = readContent(world, args, maxUpdateText);
    checkBlocksLength(content.blocks);
    const edited = { user: world.identity.botUserId, ts: world.ids.ts() };
    const message: Message = {
      ...old,
      ...content,
      edited,
    };
    void keepChanged(world, message);
    return { channel: old.channel, ts: old.ts, text: message.text, message: messageJson(world, message) };
  },
});

const remove = method({
  scopes: writing,
  args: z.object({ channel, ts }),
  run(world, args) {
    const message = ownMessage(world, args, 'cant_delete_message');
    void keepDeleted(world, message);
    return { channel: message.channel, ts: message.ts };
  },
});

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
};
