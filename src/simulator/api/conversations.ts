import { z } from 'zod';
import { channelJson } from '../messages/channelJson.ts';
import { messageJson } from '../messages/messageJson.ts';
import type { Channel, Message } from '../model.ts';
import type { World } from '../world.ts';
import { directChannel, historyScopes, readScopes, scopedChannel } from './access.ts';
import { ApiRefusal } from './apiRefusal.ts';
import { flag, type Json, type Method, method, ts } from './method.ts';
import { page, pageArgs } from './paging.ts';

const channel = z.string().min(1);
const span = {
  latest: z.coerce.string().optional(),
  oldest: z.coerce.string().optional(),
  inclusive: flag.default(false),
};

const info = method({
  args: z.object({ channel }),
  run: (world, args) => ({ channel: channelJson(world, scopedChannel(world, args.channel, readScopes)) }),
});

function readable(world: World, id: string): Channel {
  const found = scopedChannel(world, id, historyScopes);
  if (!found.members.has(world.identity.botUserId)) throw new ApiRefusal('not_in_channel');
  return found;
}

interface Span {
  readonly latest?: string | undefined;
  readonly oldest?: string | undefined;
  readonly inclusive: boolean;
}

function within({ latest, oldest, inclusive }: Span, { ts: at }: Message): boolean {
  const value = Number(at);
  const low = Number(oldest ?? 0);
  const high = Number(latest ?? Number.POSITIVE_INFINITY);
  return inclusive ? value >= low && value <= high : value > low && value < high;
}

const history = method({
  args: z.object({ channel, ...span, ...pageArgs }),
  run(world, args) {
    const { id } = readable(world, args.channel);
    const found = world.store
      .messages(id)
      .filter((message) => !message.ephemeralFor && isTopLevel(message) && within(args, message))
      .reverse();
    return { ...asPage(world, found, args), pin_count: 0 };
  },
});

function isTopLevel({ threadTs, ts: at }: Message): boolean {
  return threadTs === undefined || threadTs === at;
}

function asPage(
  world: World,
  found: readonly Message[],
  args: { readonly cursor?: string | undefined; readonly limit: number },
): Json {
  return page(
    'messages',
    found.map((message) => messageJson(world, message)),
    args,
  );
}

const replies = method({
  args: z.object({ channel, ts, ...span, ...pageArgs }),
  run(world, args) {
    const { id } = readable(world, args.channel);
    const asked = world.store.message(id, args.ts);
    if (!asked || asked.ephemeralFor) throw new ApiRefusal('thread_not_found');
    const parent = world.store.message(id, asked.threadTs ?? asked.ts) ?? asked;
    const found = world.store.replies(id, parent.ts).filter((message) => within(args, message));
    return asPage(world, [parent, ...found], args);
  },
});

const open = method({
  scopes: ['im:write', 'mpim:write'],
  args: z.object({
    users: z.string().optional(),
    channel: z.string().optional(),
    return_im: flag.optional(),
  }),
  run(world, args) {
    const wanted = args.users?.split(',') ?? [];
    if (wanted.length > 1) throw new ApiRefusal('method_not_supported_for_channel_type');
    const found = args.channel ? world.store.channels.get(args.channel) : openWith(world, wanted[0]);
    if (!found) throw new ApiRefusal('channel_not_found');
    return { no_op: true, already_open: true, channel: channelJson(world, found) };
  },
});

function openWith(world: World, user: string | undefined): Channel | undefined {
  if (!user) throw new ApiRefusal('users_list_not_supplied');
  if (!world.store.users.has(user)) throw new ApiRefusal('user_not_found');
  if (user === world.identity.botUserId) throw new ApiRefusal('cannot_dm_bot');
  return directChannel(world, user);
}

export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.info': info,
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.open': open,
};
