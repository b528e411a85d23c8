import { webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface ReceivedCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface WebhookReceiver {
  readonly url: string;
  readonly calls: readonly ReceivedCall[];
  close(): Promise<void>;
}

/** What to answer; `hang` keeps the caller waiting, `stall` sends the head and then nothing. */
export type WebhookAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'hang'
  | 'stall';

/** A receiver of webhooks on this machine that keeps what it is sent. */
export const openWebhookReceiver = async (
  answer: (call: ReceivedCall) => WebhookAnswer = () => ({ status: 204 }),
): Promise<WebhookReceiver> => {
  const calls: ReceivedCall[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const call = {
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    calls.push(call);
    const said = answer(call);
    if (said === 'hang') return;
    if (said === 'stall') {
      response.writeHead(200, { 'content-length': '100' }).write('{');
      return;
    }
    response.writeHead(said.status, said.headers).end(said.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/in`,
    calls,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const header = ({ headers }: ReceivedCall, name: string): string => {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
};

/** Whether a call bears a good signature of not more than five minutes' age, checked as Standard Webhooks tells receivers to. `now` in epoch milliseconds. */
export const isSigned = async (call: ReceivedCall, secret: string, now: number): Promise<boolean> => {
  const [id, timestamp] = [header(call, 'webhook-id'), header(call, 'webhook-timestamp')];
  if (id === '' || !/^\d{10}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > 300)
    return false;
  const key = await webcrypto.subtle.importKey(
    'raw',
    Buffer.from(secret.slice('whsec_'.length), 'base64'),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  const content = new TextEncoder().encode([id, timestamp, call.body].join('.'));
  const checks = header(call, 'webhook-signature')
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
    .map((signature) =>
      webcrypto.subtle.verify('HMAC', key, Buffer.from(signature.slice('v1,'.length), 'base64'), content),
    );
  return (await Promise.all(checks)).includes(true);
};
