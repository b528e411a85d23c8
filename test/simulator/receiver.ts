import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach } from '@jest/globals';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string>;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A Request URL that answers as told; undefined: it never answers. */
export function openReceiver(
  answer: (request: Received, index: number) => Reply | undefined,
): Promise<{ readonly url: string; readonly requests: readonly Received[] }> {
  const requests: Received[] = [];
  const server = createServer(async (request, response) => {
    const received = { headers: request.headers, body: await text(request) };
    requests.push(received);
    const reply = answer(received, requests.length - 1);
    if (reply) response.writeHead(reply.status, reply.headers).end();
  });
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      resolve({ url: `http://127.0.0.1:${port}/slack/events`, requests });
    });
  });
}
