import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import { later, open } from './places.ts';

/** An ErrorResponse of PostgreSQL's protocol. Source: postgresql.org/docs/current/protocol-message-formats.html */
const refusal = (code: string, text: string): Buffer => {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
};

/** Refuses as PgBouncer does whoever sets more than it knows when connecting; the others are told that there is no such database. */
const pooler = async (refuses: (startup: string) => boolean): Promise<string> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', (data) => {
      const isStrange = refuses(data.toString('latin1'));
      socket.end(
        isStrange ? refusal('08P01', 'unsupported startup parameter') : refusal('3D000', 'no such database'),
      );
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  later(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return `postgres://bot@127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/triage`;
};

test('a pooler that takes no settings when connecting lets the bot in', async () => {
  const url = await pooler((startup) => /timeout/.test(startup));
  await expect(open({ kind: 'postgres', url })).rejects.toMatchObject({
    message: expect.stringMatching(/does not exist/),
  });
});

test('a pooler that refuses all the same is named, with what to do', async () => {
  const url = await pooler(() => true);
  await expect(open({ kind: 'postgres', url })).rejects.toMatchObject({
    message: expect.stringMatching(/PgBouncer/),
  });
});
