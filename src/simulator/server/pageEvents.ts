import type { ServerResponse } from 'node:http';
import type { Change } from '../changes.ts';
import type { PageChange } from '../protocol.ts';
import { modalOf } from '../views/openViews.ts';
import { viewOrNull } from '../views/viewJson.ts';
import type { World } from '../world.ts';
import { isVisible, pageChannel, pageMessage } from './pageJson.ts';

const keepAliveMs = 15_000;

/** Server-sent events for one person, until they go away. Returns the way to end the stream. */
export function streamChanges(world: World, user: string, response: ServerResponse): () => void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.write(`event: ready\ndata: ${JSON.stringify({ seq: world.changes.seq() })}\n\n`);
  let botConnected = world.outbox.connected();
  const send = (news: WithoutSeq<PageChange>, seq: number): void =>
    void response.write(`event: change\nid: ${seq}\ndata: ${JSON.stringify({ ...news, seq })}\n\n`);
  const stop = world.changes.listen((change, seq) => {
    const news = newsFor(world, user, change);
    if (news) send(news, seq);
    if (change.kind !== 'activity' || world.outbox.connected() === botConnected) return;
    botConnected = world.outbox.connected();
    send({ kind: 'connection', botConnected }, seq);
  });
  const alive = setInterval(() => response.write(': still here\n\n'), keepAliveMs).unref();
  const end = (): void => {
    stop();
    clearInterval(alive);
    response.end();
  };
  response.on('close', end);
  return end;
}

type WithoutSeq<T> = T extends unknown ? Omit<T, 'seq'> : never;

/** What a change means to one person; undefined when it is none of theirs. */
function newsFor(world: World, user: string, change: Change): WithoutSeq<PageChange> | undefined {
  switch (change.kind) {
    case 'message': {
      const { message } = change;
      if (!isVisible(world, user, message)) return undefined;
      const kind = message.ephemeralFor ? 'ephemeral' : 'message';
      return { kind, channel: message.channel, ts: message.ts, message: pageMessage(world, message) };
    }
    case 'delete':
      if (!isVisible(world, user, change.message)) return undefined;
      return { kind: 'delete', channel: change.message.channel, ts: change.message.ts };
    case 'modal':
      if (change.user !== user) return undefined;
      return { kind: 'modal', modal: viewOrNull(modalOf(world, user)) };
    case 'home':
      if (change.user !== user) return undefined;
      return { kind: 'home', home: viewOrNull(world.store.homes.get(user)) };
    case 'channel':
      if (!change.channel.members.has(user)) return undefined;
      return { kind: 'channel', channel: pageChannel(world, change.channel) };
    case 'notice': {
      const { kind: _, user: whom, ...notice } = change;
      return whom === user ? { kind: 'notice', ...notice } : undefined;
    }
    case 'activity':
      return undefined;
  }
}
