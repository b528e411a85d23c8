import { z } from 'zod';
import type { ResponseTarget } from '../delivery/responseUrls.ts';
import { keepChanged, keepDeleted, keepNew } from '../messages/keep.ts';
import type { Message } from '../model.ts';
import type { World } from '../world.ts';
import { ApiRefusal } from './apiRefusal.ts';
import { contentArgs, readContent } from './messageContent.ts';

const responseSchema = z.object({
  ...contentArgs,
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.union([z.boolean(), z.stringbool()]).default(false),
  delete_original: z.union([z.boolean(), z.stringbool()]).default(false),
  thread_ts: z.string().optional(),
});
type Response = z.infer<typeof responseSchema>;

/** Carries out what the bot sent to a response_url or with its acknowledgement of a command. Throws an ApiRefusal. */
export function respond(world: World, target: ResponseTarget, input: unknown): void {
  const read = responseSchema.safeParse(input);
  if (!read.success) throw new ApiRefusal('invalid_payload');
  const response = read.data;
  const source = target.source && world.store.message(target.channel, target.source.ts);
  if (response.delete_original && target.source) deleteSource(world, source);
  else if (response.replace_original && target.source) replaceSource(world, source, response);
  else postResponse(world, target, response);
}

function postResponse(world: World, target: ResponseTarget, response: Response): void {
  const { thread_ts } = response;
  const message: Message = {
    channel: target.channel,
    ts: world.ids.ts(),
    user: world.identity.botUserId,
    botId: world.identity.botId,
    ...readContent(world, response),
    ...(thread_ts ? { threadTs: thread_ts } : {}),
    ...(response.response_type === 'ephemeral' ? { ephemeralFor: target.user } : {}),
  };
  void keepNew(world, message);
}

function deleteSource(world: World, source: Message | undefined): void {
  if (!source) throw new ApiRefusal('message_not_found');
  void keepDeleted(world, source);
}

function replaceSource(world: World, source: Message | undefined, response: Response): void {
  if (!source) throw new ApiRefusal('message_not_found');
  const { blocks: _, ...kept } = source;
  void keepChanged(world, { ...kept, ...readContent(world, response) });
}
