import { z } from 'zod';
import { fileJson } from '../messages/fileJson.ts';
import { keepNew } from '../messages/keep.ts';
import type { Channel, FileRecord, Message } from '../model.ts';
import type { Uploads } from '../server/uploads.ts';
import type { World } from '../world.ts';
import { postableChannel } from './access.ts';
import { threadRoot } from './chat.ts';
import { contentArgs, readContent } from './content.ts';
import { json, type Method, method, ts, whole } from './method.ts';
import { Refusal } from './refusal.ts';

/** Whether the bot may read a file: its own, or shared in a conversation it is in. */
export function botMayRead(world: World, file: FileRecord): boolean {
  const { botUserId } = world.identity;
  return (
    file.user === botUserId ||
    file.channels.some((id) => world.store.channels.get(id)?.members.has(botUserId))
  );
}

const info = method({
  scopes: ['files:read'],
  args: z.object({ file: z.string().min(1) }),
  run(world, args) {
    const file = world.store.file(args.file);
    if (!file || !botMayRead(world, file)) throw new Refusal('file_not_found');
    return { file: fileJson(world, file), comments: [] };
  },
});

const completeArgs = z.object({
  files: json,
  channel_id: z.string().optional(),
  channels: z.string().optional(),
  thread_ts: ts.optional(),
  initial_comment: contentArgs.text,
  blocks: contentArgs.blocks,
});
const fileList = z.array(z.looseObject({ id: z.string(), title: z.string().optional() })).min(1);

/** Methods that share files. `uploads` keeps what is on its way. */
export function fileMethods(uploads: Uploads): Readonly<Record<string, Method>> {
  const getUploadURLExternal = method({
    scopes: ['files:write'],
    args: z.object({ filename: z.string().min(1).max(255), length: whole.min(1) }),
    run: (world, args) => uploads.open(world, args),
  });

  const completeUploadExternal = method({
    scopes: ['files:write'],
    args: completeArgs,
    run(world, args) {
      const wanted = fileList.safeParse(args.files);
      if (!wanted.success) throw new Refusal('invalid_arguments');
      const id = args.channel_id ?? args.channels?.split(',')[0];
      const channel = id ? postableChannel(world, id) : undefined;
      const files = wanted.data.map((file) => uploads.complete(world, file, channel?.id));
      if (channel) share(world, channel, { ...args, files });
      return { files: files.map((file) => fileJson(world, file)) };
    },
  });

  return {
    'files.info': info,
    'files.getUploadURLExternal': getUploadURLExternal,
    'files.completeUploadExternal': completeUploadExternal,
  };
}

interface Share {
  readonly files: readonly FileRecord[];
  readonly thread_ts?: string | undefined;
  readonly initial_comment?: string | undefined;
  readonly blocks?: unknown;
}

function share(world: World, channel: Channel, { files, thread_ts, initial_comment, blocks }: Share): void {
  const content =
    initial_comment || blocks ? readContent(world, { text: initial_comment, blocks }) : { text: '' };
  const threadTs = threadRoot(world, channel, thread_ts);
  const message: Message = {
    channel: channel.id,
    ts: world.ids.ts(),
    user: world.identity.botUserId,
    botId: world.identity.botId,
    ...content,
    ...(threadTs ? { threadTs } : {}),
    fileIds: files.map(({ id }) => id),
  };
  void keepNew(world, message);
}
