import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createSecureContext, createServer, type TLSSocket } from 'node:tls';
import type { FetchLimits } from '../../src/checks/fetch/limits.ts';
import type { Network } from '../../src/checks/fetch/network.ts';
import { createDial } from '../../src/checks/fetch/systemNetwork.ts';
import { type Certificate, type Certificates, makeCertificates } from './certificates.ts';

export interface Visit {
  /** Counts the requests of a host from 1. */
  readonly nth: number;
  readonly path: string;
}

/** Answers one request of a host by writing to its connection. */
export type Keeper = (socket: TLSSocket, visit: Visit) => void;

export interface Cage {
  readonly keeper: Keeper;
  readonly certificate?: Certificate;
  readonly addresses?: readonly string[];
  readonly at?: 'zoo' | 'oldTls' | 'plain' | 'closed' | 'silent';
}

/** An address of the public internet, as a resolver would give it; connections go to this machine all the same. */
export const PUBLIC = '93.184.215.14';

export const quick: FetchLimits = {
  bodyBytes: 256 * 1024,
  headerBytes: 16 * 1024,
  connectMs: 400,
  idleMs: 300,
  totalMs: 900,
};

/** Writes an HTTP answer with the right length, and closes. */
export const answer =
  (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}, status = 200): Keeper =>
  (socket) => {
    const bytes = Buffer.from(body);
    const all = { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length), ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Zoo\r\n${lines.join('')}\r\n`), bytes]));
  };

export interface Zoo {
  readonly certificates: Certificates;
  readonly network: Network;
  /** Puts something behind a name of the zoo and returns its URL. */
  readonly keep: (cage: Cage | Keeper, host?: string) => string;
  readonly close: () => Promise<void>;
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** Servers of this machine, behind names: one TLS server that tells its hosts apart by SNI, and a few odd ones. */
export const openZoo = async (): Promise<Zoo> => {
  const certificates = makeCertificates();
  const cages = new Map<string, Cage>();
  const visits = new Map<string, number>();
  const open = new Set<Socket>();
  const contextOf = new Map<Certificate, ReturnType<typeof createSecureContext>>();
  const context = (certificate: Certificate) => {
    const made = contextOf.get(certificate) ?? createSecureContext(certificate);
    contextOf.set(certificate, made);
    return made;
  };
  const track = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
  };
  const zoo = createServer(
    {
      // OpenSSL appends the chain of this one to a certificate that the callback gives without any.
      ...certificates.withoutIntermediate,
      SNICallback: (host, done) => done(null, context(cages.get(host)?.certificate ?? certificates.good)),
    },
    (socket) => {
      const host = String((socket as TLSSocket & { servername?: string }).servername);
      socket.once('data', (head) => {
        const nth = (visits.get(host) ?? 0) + 1;
        visits.set(host, nth);
        const path = String(head).split(' ')[1] ?? '';
        cages.get(host)?.keeper(socket, { nth, path });
      });
      socket.on('error', () => {});
    },
  );
  const oldTls = createServer({
    ...certificates.good,
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  });
  const plain = createTcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const silent = createTcpServer(() => {});
  const servers = { zoo, oldTls, plain, silent };
  const ports: Record<string, number> = { closed: 1 };
  for (const [name, server] of Object.entries(servers)) {
    server.on('connection', track).on('tlsClientError', () => {});
    ports[name] = await listening(server);
  }
  return {
    certificates,
    network: {
      resolve: async (host) => {
        const cage = cages.get(host);
        if (!cage) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
        return cage.addresses ?? [PUBLIC];
      },
      dial: ({ host }) =>
        createDial({ port: ports[cages.get(host)?.at ?? 'zoo'] ?? 1, ca: certificates.ca })({
          address: '127.0.0.1',
          host,
        }),
    },
    keep: (cage, host = `h${cages.size}.zoo.example`) => {
      visits.delete(host);
      cages.set(host, typeof cage === 'function' ? { keeper: cage } : cage);
      return `https://${host}/jwks.json`;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await Promise.all(
        Object.values(servers).map((server) => new Promise((resolve) => server.close(resolve))),
      );
    },
  };
};
