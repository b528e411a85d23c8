import type { Channel, FileRecord, Message, StateValues, User, UserGroup, ViewRecord } from './model.ts';
import { setBounded } from './setBounded.ts';

const maxFiles = 200;

/** Everything the simulator holds. Messages and files are bounded: the oldest go first. */
export interface Store {
  readonly users: ReadonlyMap<string, User>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly groups: readonly UserGroup[];
  /** The open modals of a person, the one on top last. */
  readonly modals: Map<string, readonly ViewRecord[]>;
  readonly homes: Map<string, ViewRecord>;
  /** What a person chose in the inputs of a message, by `user:channel:ts`. */
  readonly messageValues: Map<string, StateValues>;
  message(channel: string, ts: string): Message | undefined;
  /** Oldest first, ephemerals and deleted parents included. */
  messages(channel: string): readonly Message[];
  /** Replies that are still there, oldest first. */
  replies(channel: string, threadTs: string): readonly Message[];
  putMessage(message: Message): void;
  dropMessage(message: Message): void;
  file(id: string): FileRecord | undefined;
  putFile(file: FileRecord): void;
  dropFile(id: string): void;
}

interface Seed {
  readonly users: readonly User[];
  readonly channels: readonly Channel[];
  readonly groups: readonly UserGroup[];
  /** How many messages are kept. */
  readonly keep: number;
}

export function createStore(seed: Seed): Store {
  const users = new Map(seed.users.map((user) => [user.id, user]));
  const channels = new Map(seed.channels.map((channel) => [channel.id, channel]));
  const all = new Map<string, Message>();
  const byChannel = new Map<string, Map<string, Message>>();
  const threads = new Map<string, Set<string>>();
  const files = new Map<string, FileRecord>();

  const room = (channel: string): Map<string, Message> => getOrMake(byChannel, channel, () => new Map());
  const isReply = (message: Message): boolean =>
    message.threadTs !== undefined && message.threadTs !== message.ts && !message.ephemeralFor;

  function putMessage(message: Message): void {
    const key = `${message.channel}:${message.ts}`;
    all.set(key, message);
    room(message.channel).set(message.ts, message);
    if (isReply(message)) {
      getOrMake(threads, `${message.channel}:${message.threadTs}`, () => new Set<string>()).add(message.ts);
    }
    const oldest = all.size > seed.keep ? all.values().next().value : undefined;
    if (oldest) dropMessage(oldest);
  }

  function dropMessage(message: Message): void {
    all.delete(`${message.channel}:${message.ts}`);
    room(message.channel).delete(message.ts);
    threads.delete(`${message.channel}:${message.ts}`);
    if (isReply(message)) dropReply(message);
  }

  function dropReply({ channel, threadTs, ts }: Message): void {
    const replies = threads.get(`${channel}:${threadTs}`);
    replies?.delete(ts);
    if (replies?.size === 0) threads.delete(`${channel}:${threadTs}`);
  }

  return {
    users,
    channels,
    groups: seed.groups,
    modals: new Map(),
    homes: new Map(),
    messageValues: new Map(),
    message: (channel, ts) => byChannel.get(channel)?.get(ts),
    messages: (channel) => [...room(channel).values()],
    replies: (channel, threadTs) =>
      [...(threads.get(`${channel}:${threadTs}`) ?? [])].flatMap((ts) => room(channel).get(ts) ?? []),
    putMessage,
    dropMessage,
    file: (id) => files.get(id),
    putFile(file) {
      setBounded(files, [file.id, file], maxFiles);
    },
    dropFile: (id) => void files.delete(id),
  };
}

function getOrMake<V>(map: Map<string, V>, key: string, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
