import { once } from 'node:events';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import { contentSecurityPolicy } from './page.ts';
import { siteFiles } from './siteFiles.ts';

export interface SiteServer {
  readonly port: number;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
};

const head = {
  'content-security-policy': `${contentSecurityPolicy}; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'public, max-age=300',
};

const pathOf = (url: string): string => {
  const path = URL.parse(url, 'http://site')?.pathname.slice(1) ?? '';
  return path === '' ? 'index.html' : path;
};

/** Serves the reference site, read-only. */
export const createSiteServer = async ({
  host,
  port,
  catalog,
}: {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly catalog: Catalog;
}): Promise<SiteServer> => {
  const files = siteFiles(catalog);
  const limits = { maxHeaderSize: 8192, headersTimeout: 5000, requestTimeout: 5000, keepAliveTimeout: 5000 };
  const server = createServer(limits, (request, response) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead) {
      // A body is never read: the connection ends with the answer.
      response.writeHead(405, { ...head, allow: 'GET, HEAD', connection: 'close' }).end();
      return;
    }
    const path = pathOf(request.url ?? '/');
    const found = files.get(path);
    const type = types[extname(found ? path : '404.html')] ?? 'text/plain';
    response.writeHead(found ? 200 : 404, { ...head, 'content-type': `${type}; charset=utf-8` });
    response.end((found ?? files.get('404.html'))?.());
  });
  server.maxConnections = 256;
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
