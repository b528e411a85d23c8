import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { later } from '../../storage/places.ts';

/** A server's connection that can be interrupted, as a restart, a cable or a firewall does. */
export interface Tap {
  /** The database's address, through here. */
  readonly url: string;
  /** Breaks every connection and takes no new one. */
  cut(): void;
  /** Keeps connections open but lets nothing through. */
  hang(): void;
  /** Lets everything through again. */
  open(): void;
  /** Breaks every connection once so many more messages came from the bot. */
  cutAfter(messages: number): void;
}

type State = 'open' | 'cut' | 'hang';

export const openTap = async (url: string): Promise<Tap> => {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let state: State = 'open';
  let left = Number.POSITIVE_INFINITY;
  const cut = () => {
    state = 'cut';
    for (const socket of sockets) socket.destroy();
  };
  const join = (from: Socket, to: Socket) => {
    sockets.add(from);
    from.on('error', () => {});
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const server = createServer((bot) => {
    if (state === 'cut') return void bot.destroy();
    const database = connect(Number(target.port), target.hostname);
    join(bot, database);
    join(database, bot);
    bot.on('data', (data) => {
      left -= 1;
      if (left < 0) cut();
      else if (state === 'open') database.write(data);
    });
    database.on('data', (data) => void (state === 'open' && bot.write(data)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  later(() => {
    cut();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const through = new URL(url);
  through.port = String(port);
  return {
    url: through.href,
    cut,
    hang: () => {
      state = 'hang';
    },
    open: () => {
      state = 'open';
      left = Number.POSITIVE_INFINITY;
    },
    cutAfter: (messages) => {
      left = messages;
    },
  };
};
