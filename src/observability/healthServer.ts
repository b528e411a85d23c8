import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { MetricsPage } from './createMetrics.ts';

/** Whether each part works, by its name: one word each. */
export type Readiness = Readonly<Record<string, boolean>>;

interface HealthDeps {
  /** Address of the interface to listen on; the loopback by default of the caller. */
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly ready: () => Promise<Readiness>;
  readonly metrics: MetricsPage;
  readonly log: { error(message: string): void };
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const plain = 'text/plain; charset=utf-8';

const readyPage = (parts: Readiness): Page => ({
  status: Object.values(parts).every((works) => works) ? 200 : 503,
  type: plain,
  body: Object.entries(parts)
    .map(([part, works]) => `${part} ${works ? 'ok' : 'down'}\n`)
    .join(''),
});

const pagesOf = ({ ready, metrics }: HealthDeps): ReadonlyMap<string, () => Promise<Page>> =>
  new Map([
    ['/healthz', async () => ({ status: 200, type: plain, body: 'ok\n' })],
    ['/readyz', async () => readyPage(await ready())],
    ['/metrics', async () => ({ status: 200, type: metrics.contentType, body: await metrics.text() })],
  ]);

const end = (response: ServerResponse, status: number, page?: Pick<Page, 'type' | 'body'>) => {
  const head = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  response.writeHead(status, page ? { ...head, 'content-type': page.type } : head).end(page?.body);
};

/** What a monitor asks for: /healthz (the process lives), /readyz (it can work), /metrics. Everything else is not found. */
export const createHealthServer = async (deps: HealthDeps): Promise<HealthServer> => {
  const pages = pagesOf(deps);
  const limits = { maxHeaderSize: 4096, headersTimeout: 5000, requestTimeout: 5000, keepAliveTimeout: 5000 };
  const server = createServer(limits, (request, response) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const page = isRead ? pages.get(request.url ?? '') : undefined;
    // A body is never read: the connection ends with the answer.
    if (!isRead) response.setHeader('connection', 'close');
    if (!page) return end(response, 404);
    page().then(
      ({ status, ...rest }) => end(response, status, rest),
      () => {
        deps.log.error('A page for monitors could not be made.');
        end(response, 503);
      },
    );
  });
  server.maxConnections = 64;
  server.listen(deps.port, deps.host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : deps.port,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
